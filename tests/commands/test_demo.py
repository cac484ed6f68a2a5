import socket

from resal.__main__ import main


def test_the_demo_refuses_a_folder_that_holds_something_else(tmp_path, capsys):
    (tmp_path / "resal.sqlite3").write_text("un vrai réseau")

    assert main(["demo", "--data", str(tmp_path)]) == 1

    assert str(tmp_path) in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["resal.sqlite3"]


def test_the_demo_removes_nothing_that_it_did_not_mark(tmp_path):
    (tmp_path / "resal.sqlite3").write_text("un vrai réseau")

    assert main(["demo", "--remove", "--data", str(tmp_path)]) == 1

    assert (tmp_path / "resal.sqlite3").read_text() == "un vrai réseau"


def test_the_demo_is_removed_whole(tmp_path):
    folder = tmp_path / "essai"
    (folder / "files").mkdir(parents=True)
    (folder / "DEMO").touch()

    assert main(["demo", "--remove", "--data", str(folder)]) == 0

    assert folder.exists() is False


def test_removing_a_demo_that_is_not_there_is_no_mistake(tmp_path):
    assert main(["demo", "--remove", "--data", str(tmp_path / "rien")]) == 0


def test_a_port_that_is_taken_is_said_with_another_that_is_free(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert main(["demo", "--port", str(port), "--data", str(tmp_path / "essai")]) == 1

    told = capsys.readouterr().err
    assert f"Le port {port} est déjà pris. Essayez : resal demo --port " in told
    assert (tmp_path / "essai").exists() is False
