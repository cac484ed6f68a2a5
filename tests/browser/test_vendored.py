import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).with_name("vendored")


def test_the_files_of_others_are_those_that_the_page_names():
    rows = re.findall(r"^\| (\S+\.js) \|.*`([0-9a-f]{64})`", (FOLDER / "README.md").read_text(), re.MULTILINE)

    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.js")}
    assert dict(rows) == found
