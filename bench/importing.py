"""What fifty thousand rows cost: time and memory of one pass from the file to the staging table.

    PYTHONPATH=src python bench/importing.py [ROWS]

Each kind of file is read in a process of its own, so that its highest memory is its own. The promise: under
200 MB for 50,000 rows. Beside it, the same command on a tenth of the rows: time should grow in proportion.
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


def measured(path: Path) -> tuple[float, float, str]:
    """Seconds and megabytes of a process that stages this file in a new installation."""
    with tempfile.TemporaryDirectory() as data:
        environment = os.environ | {
            "RESAL_DATA": data,
            "PYTHONPATH": str(ROOT / "src"),
            "LANG": "fr_CA.UTF-8",
        }
        done = subprocess.run(
            [sys.executable, __file__, "--stage", str(path)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
    seconds, megabytes, counts = done.stdout.strip().split("|")
    return float(seconds), float(megabytes), counts


def stage(path: Path) -> None:
    from resal.commands.house import open_house  # noqa: PLC0415 - each measured process imports only its own

    open_house()
    from django.core.management import call_command  # noqa: PLC0415 - each measured process imports only its own

    call_command("migrate", verbosity=0, interactive=False)
    from resal.directory.seeds import sow  # noqa: PLC0415 - each measured process imports only its own
    from resal.directory.staging import reading, showing  # noqa: PLC0415 - each measured process imports only its own

    sow()
    started = time.perf_counter()
    staged = reading.stage(path.read_bytes(), path.name, by=None)
    seconds = time.perf_counter() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{seconds}|{megabytes}|{showing.counts(staged)}\n")


def main(rows: int) -> int:
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for make in (csv_file, xlsx_file):
            small, _memory, _counts = measured(make(max(rows // 10, 1), Path(name)))
            seconds, megabytes, counts = measured(make(rows, Path(name)))
            failed = failed or megabytes > PROMISE_MB
            sys.stdout.write(
                f"{make.__name__}: {rows} rows in {seconds:.1f} s ({seconds / small:.1f} x a tenth of them), "
                f"highest memory {megabytes:.0f} MB (promise {PROMISE_MB})\n    {counts}\n"
            )
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--stage"]:
        stage(Path(sys.argv[2]))
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 50_000))
