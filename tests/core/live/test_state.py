import pytest

from resal.core.live import bus, publish, recheck

pytestmark = pytest.mark.django_db


def test_the_state_needs_a_pass(client, wall):
    assert client.get("/etat/mur/a/").status_code == 403


def test_an_unknown_kind_is_not_found(client, wall):
    assert client.get("/etat/inconnu/a/").status_code == 404


def test_the_state_is_json_and_says_nothing_new_in_few_bytes(client, wall, jar_for):
    client.cookies["passe-etat"] = jar_for().cookies["passe-etat"]

    first = client.get("/etat/mur/a/")
    second = client.get("/etat/mur/a/", headers={"if-none-match": first["ETag"]})
    wall.words = "autre chose"
    third = client.get("/etat/mur/a/", headers={"if-none-match": first["ETag"]})

    assert first.json() == {"version": 1, "key": "a", "words": "bonjour"}
    assert (second.status_code, second.content) == (304, b"")
    assert third.json()["words"] == "autre chose"


def test_a_pass_that_was_taken_back_no_longer_reads(client, wall, jar_for):
    client.cookies["passe-etat"] = jar_for(holder="elle").cookies["passe-etat"]
    wall.refused.add("elle")

    assert client.get("/etat/mur/a/").status_code == 403


def test_news_leave_with_the_transaction(django_capture_on_commit_callbacks):
    heard = []
    bus.attach(heard.append)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            publish("mur", "a")
            recheck("mur", "b")
            assert heard == []
    finally:
        bus.detach(heard.append)

    assert heard == ["mur/a", "!mur/b"]
