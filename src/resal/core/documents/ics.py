"""A calendar that any agenda reads (iCalendar, RFC 5545): days and hours, short titles, no free text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something at an hour (two datetimes), or on a whole day (a date). `key` stays the same when it moves."""

    key: str
    title: str
    start: date | datetime
    end: datetime | None = None
    address: str = ""


def calendar(name: str, entries: Iterable[Entry], *, made_at: datetime) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//resal//resal//FR",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in entries:
        lines += _event(entry, made_at)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _event(entry: Entry, made_at: datetime) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_escaped(entry.key)}@resal", f"DTSTAMP:{_moment(made_at)}"]
    if isinstance(entry.start, datetime):
        lines += [f"DTSTART:{_moment(entry.start)}", f"DTEND:{_moment(entry.end or entry.start)}"]
    else:
        next_day = entry.start + timedelta(days=1)
        lines += [f"DTSTART;VALUE=DATE:{entry.start:%Y%m%d}", f"DTEND;VALUE=DATE:{next_day:%Y%m%d}"]
    lines.append(f"SUMMARY:{_escaped(entry.title)}")
    lines += [f"URL:{entry.address}"] if entry.address else []
    return [*lines, "END:VEVENT"]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    plain = CONTROLS.sub(" ", text).strip()
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Lines of at most 75 bytes, cut between characters; the rest goes on after a blank."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part]) + "\r\n"
