"""Files that people send: known by their content, bounded, scanned, and given back as attachments only.

    accepted = uploads.accept(request.FILES["file"])      # a Refusal says why not
    document = Document(name=accepted.name, media_type=accepted.media_type, sha256=accepted.sha256)
    document.file.save(accepted.stored_name, accepted.as_file())
    …
    return uploads.attachment(document.file, name=document.name, media_type=document.media_type)

In a form, `uploads.DocumentField()` does the same and its cleaned value is the `Accepted`.
"""

from resal.core.uploads.accepting import Accepted, accept
from resal.core.uploads.downloads import attachment
from resal.core.uploads.fields import DocumentField
from resal.core.uploads.kinds import DOCUMENTS, LISTS, PICTURES, Kind

__all__ = ["DOCUMENTS", "LISTS", "PICTURES", "Accepted", "DocumentField", "Kind", "accept", "attachment"]
