import pytest

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("path", ["/sante/?q=%ff", "/sante/?q=%00", "/%EF%BF%BD/", "/%00/"])
def test_broken_characters_in_an_address_get_a_page(client, path):
    response = client.get(path)

    assert response.status_code == 400
    assert "<h1" in response.text


@pytest.mark.parametrize("body", [b"language=%ff", b"language=\xff", b"next=%ed%a0%80", b"a=%00"])
def test_broken_characters_in_a_form_get_a_page(client, body):
    assert client.post("/langue/", body, content_type=FORM).status_code == 400


def test_a_character_that_people_really_typed_passes(client):
    body = "language=fr-ca&next=/&note=�".encode()

    assert client.post("/langue/", body, content_type=FORM).status_code == 302


def test_broken_characters_in_a_form_with_a_file_get_a_page(client):
    body = b'--x\r\nContent-Disposition: form-data; name="language"\r\n\r\n\xff\r\n--x--\r\n'

    assert client.post("/langue/", body, content_type="multipart/form-data; boundary=x").status_code == 400


def test_half_a_form_with_a_file_gets_a_page(client):
    body = b'--x\r\nContent-Disposition: form-data; name="language"; filename="a"\r\n'

    assert client.post("/langue/", body, content_type="multipart/form-data").status_code == 400


def test_a_post_that_announces_a_hundred_megabytes_is_refused(client):
    response = client.generic("POST", "/langue/", b"", CONTENT_LENGTH="104857600")

    assert response.status_code == 413
    assert "<h1" in response.text


def test_every_answer_says_its_request_id(client):
    first, second = client.get("/sante/"), client.get("/sante/")

    assert len(first["X-Request-ID"]) == 8
    assert first["X-Request-ID"] != second["X-Request-ID"]
