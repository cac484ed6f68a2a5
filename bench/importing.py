"""What fifty thousand rows cost: time and memory of one pass from the file to the staging table.

    PYTHONPATH=src python bench/importing.py [ROWS]

Each kind of file is read in a process of its own, so that its highest memory is its own. The promise: under
200 MB for 50,000 rows. Beside it, the same command on a tenth of the rows: time should grow in proportion.

Then what holds the one writer of the database: the confirmation and the undo of 5,000 new people (promise: 5 s
each), in milliseconds of processor time a row, beside 200 people added one at a time by hand.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROMISE_MB = 200
CONFIRMED, BY_HAND, PROMISE_S = 5_000, 200, 5.0
HEAD = [
    "Nom",
    "Prénom",
    "Courriel",
    "Téléphone",
    "Organisme",
    "Secteur",
    "Territoire",
    "Langues",
    "Expertises",
]


def row(number: int) -> list[str]:
    return [
        f"Côté-{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{chr(97 + number // 676 % 26)}",
        "Hélène",
        f"p{number}@exemple.org" if number % 50 else "",
        "514 555-0142",
        f"Organisme {number % 400}",
        "santé",
        "Montréal-Nord",
        "français, anglais",
        "Médiation (3); Cyberviolence (2)",
    ]


def csv_file(rows: int, folder: Path) -> Path:
    path = folder / "liste.csv"
    lines = [
        ";".join(HEAD),
        *(";".join(f'"{cell}"' if ";" in cell else cell for cell in row(n)) for n in range(rows)),
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def xlsx_file(rows: int, folder: Path) -> Path:
    from openpyxl import Workbook  # noqa: PLC0415 - each measured process imports only its own

    path = folder / "liste.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Membres")
    sheet.append(HEAD)
    for number in range(rows):
        sheet.append(row(number))
    book.save(path)
    return path


def measured(path: Path, what: str = "--stage") -> list[str]:
    """What a process says of this file in a new installation."""
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {
            "RESAL_DATA": data,
            "PYTHONPATH": str(ROOT / "src"),
            "LANG": "fr_CA.UTF-8",
        }
        done = subprocess.run(
            [sys.executable, __file__, what, str(path)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout.strip().split("|")


def new_house() -> None:
    from resal.commands.house import open_house  # noqa: PLC0415 - each measured process imports only its own

    open_house()
    from django.core.management import call_command  # noqa: PLC0415 - each measured process imports only its own

    call_command("migrate", verbosity=0, interactive=False)
    from resal.directory.seeds import sow  # noqa: PLC0415 - each measured process imports only its own

    sow()


def stage(path: Path) -> None:
    new_house()
    from resal.directory.staging import reading, showing  # noqa: PLC0415 - each measured process imports only its own

    started = time.perf_counter()
    staged = reading.stage(path.read_bytes(), path.name, by=None)
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds}|{megabytes}|{showing.counts(staged)}\n")


def timed(act, *args, **named) -> float:
    started = time.process_time()
    act(*args, **named)
    return time.process_time() - started


def confirm(path: Path) -> None:
    """Confirm the list, take it back, then add some of its people by hand."""
    new_house()
    from resal.directory.staging import reading, undoing, writing  # noqa: PLC0415 - as above

    staged = reading.stage(path.read_bytes(), path.name, by=None)
    staged.rows.to_review().update(decision="take")
    confirmed = timed(writing.confirm, staged, by=None)
    undone = timed(undoing.undo, staged, by=None)
    by_hand = timed(add_by_hand, list(staged.rows.in_order()[:BY_HAND]))
    sys.stdout.write(f"{confirmed}|{undone}|{by_hand}\n")


def add_by_hand(rows: list) -> None:
    """What the pages do, a person at a time."""
    from resal.directory import actions  # noqa: PLC0415 - as above
    from resal.directory.models import Sector, Term  # noqa: PLC0415 - as above

    place = actions.add_organisation(by=None, name="À la main", sector=Sector.objects.get(code="sante"))
    competences = {term.code: term for term in Term.objects.in_order()}
    for row in rows:
        member = actions.add_member(
            by=None,
            given_name=row.final["given"],
            family_name=row.final["family"],
            email=row.final["email"],
            organisation=place,
        )
        for one in row.final["expertise"]:
            actions.set_expertise(member, competences[one["competence"]], one["level"], by=None)


def main(rows: int) -> int:
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for make in (csv_file, xlsx_file):
            small = float(measured(make(max(rows // 10, 1), Path(name)))[0])
            *figures, counts = measured(make(rows, Path(name)))
            seconds, megabytes = map(float, figures)
            failed = failed or megabytes > PROMISE_MB
            sys.stdout.write(
                f"{make.__name__}: {rows} rows in {seconds:.1f} s ({seconds / small:.1f} x a tenth of them), "
                f"highest memory {megabytes:.0f} MB (promise {PROMISE_MB})\n    {counts}\n"
            )
        confirmed, undone, by_hand = map(float, measured(csv_file(CONFIRMED, Path(name)), "--confirm"))
    for words, seconds, count in (
        ("confirmed", confirmed, CONFIRMED),
        ("undone", undone, CONFIRMED),
        ("one at a time", by_hand, BY_HAND),
    ):
        each = seconds * 1000 / count
        sys.stdout.write(f"{count} people {words}: {seconds:.2f} s, {each:.2f} ms each\n")
    return 1 if failed or max(confirmed, undone) > PROMISE_S else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        stage(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["--confirm"]:
        confirm(Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 50_000))
