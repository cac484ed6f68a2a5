"""Office files are zips full of clocks. The same document made for the same moment is the same bytes."""

import io
import re
import zipfile
from datetime import UTC, datetime

STAMPS = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def steady(data: bytes, made_at: datetime) -> bytes:
    """The zip again: entries in order, every date in it that of `made_at`."""
    stamp = made_at.astimezone(UTC)
    words = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = STAMPS.sub(rb"\g<1>" + words + rb"\g<3>", content)
            entry = zipfile.ZipInfo(name, date_time=max(stamp.timetuple()[:6], (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
