"""Files go back as attachments: never shown inside the site, never run by a browser."""

import io

from django.core.files import File
from django.http import FileResponse


def attachment(content: bytes | File, *, name: str, media_type: str) -> FileResponse:
    """The file under this name. Nothing between here and the person keeps a copy of it."""
    stream = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
