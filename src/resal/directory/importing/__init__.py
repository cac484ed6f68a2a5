"""From any spreadsheet that people really have to rows of members: plain values in, plain values out.

    reading = read(content, "liste.csv", vocabularies)      # Unreadable says what to do instead
    reading.encoding, reading.delimiter, reading.header_row
    for row in reading.rows(): row.status, row.values, row.issues

Nothing here knows the database: `vocabularies` are the network's own lists as plain values.
"""

from resal.directory.importing.reading import Choices, Reading, read
from resal.directory.importing.row import Row
from resal.directory.importing.unreadable import Unreadable

__all__ = ["Choices", "Reading", "Row", "Unreadable", "read"]
