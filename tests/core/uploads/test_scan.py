import sys

import pytest

from resal.core.errors import Refusal
from resal.core.uploads import accept
from tests.core.uploads.samples import sent

READS = f"{sys.executable} -c \"import sys; sys.exit(b'EICAR' in open(sys.argv[1], 'rb').read())\""


def test_a_clean_file_passes(settings):
    settings.RESAL_SCAN_COMMAND = READS

    assert accept(sent(b"bonjour", "x.txt")).name == "x.txt"


def test_an_infected_file_is_refused(settings):
    settings.RESAL_SCAN_COMMAND = READS + " {file}"
    with pytest.raises(Refusal, match="danger"):
        accept(sent(b"EICAR", "x.txt"))


@pytest.mark.parametrize(
    "command", ["/nowhere/scanner", f'{sys.executable} -c "import sys; sys.exit(2)"', "/etc/passwd"]
)
def test_a_scanner_that_does_not_answer_refuses_everything(settings, command):
    settings.RESAL_SCAN_COMMAND = command
    with pytest.raises(Refusal, match="ne répond pas"):
        accept(sent(b"bonjour", "x.txt"))


def test_a_scanner_that_hangs_refuses_too(settings, monkeypatch):
    monkeypatch.setattr("resal.core.uploads.scan.SECONDS", 0.1)
    settings.RESAL_SCAN_COMMAND = f'{sys.executable} -c "import time; time.sleep(5)"'
    with pytest.raises(Refusal, match="ne répond pas"):
        accept(sent(b"bonjour", "5.txt"))
