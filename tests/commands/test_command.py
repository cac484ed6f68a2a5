import pytest

from resal.__main__ import COMMANDS, main


@pytest.fixture(params=["fr_CA.UTF-8", "C", "en_CA.UTF-8"])
def machine(request, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", request.param)
    return request.param


def test_help_names_every_command_in_the_language_of_the_machine(machine, capsys):
    assert main([]) == 0

    shown = capsys.readouterr().out
    column = 1 if machine.startswith("en") else 0
    missing = [
        word for word, summary in COMMANDS.items() if word not in shown or summary[column] not in shown
    ]
    assert missing == []


def test_an_unknown_word_gets_a_sentence_and_no_traceback(machine, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["dmeo"])

    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "dmeo" in told
    assert "resal --help" in told


def test_an_unknown_option_gets_a_sentence(machine, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["outbox", "--newest"])

    expected = "unrecognized arguments" if machine.startswith("en") else "option inconnue"
    assert stopped.value.code == 2
    assert f"{expected}" in capsys.readouterr().err
