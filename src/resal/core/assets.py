"""Styles and scripts: served as they lie in the code until they are collected, then by names that never change.

`collect` (at start) writes compressed copies whose name holds their digest, so that a phone loads each once.
"""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """A file that was not collected keeps its own name: development and tests need no step before."""

    support_js_module_import_aggregation = True

    def stored_name(self, name):
        return super().stored_name(name) if self.hash_key(name) in self.hashed_files else name


def collect() -> bool:
    """Collect when something changed since the last time; says whether it did."""
    stamp = Path(settings.STATIC_ROOT) / "collected"
    now = fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """What the files are now: their names, sizes and times; and how this module treats them."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            digest.update(f"{path} {file.st_size} {file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
