from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from resal.core.uploads import Accepted, DocumentField, attachment
from tests.core.uploads.samples import png


class Sending(forms.Form):
    file = DocumentField(label="Document")


def test_a_file_goes_back_as_an_attachment_that_nothing_runs():
    response = attachment(b"<script>", name="Été.html", media_type="text/html")

    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%C3%89t%C3%A9.html"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"".join(response.streaming_content) == b"<script>"


def test_a_stored_file_goes_back_whole():
    response = attachment(ContentFile(b"abc", name="a.txt"), name="a.txt", media_type="text/plain")

    assert b"".join(response.streaming_content) == b"abc"


def test_the_field_gives_what_was_accepted():
    form = Sending(files={"file": SimpleUploadedFile("x.png", png())})

    assert form.is_valid()
    assert isinstance(form.cleaned_data["file"], Accepted)


def test_the_refusal_stands_beside_the_field():
    form = Sending(files={"file": SimpleUploadedFile("x.pdf", png())})

    assert form.errors == {
        "file": ["Ce fichier se dit PDF, mais son contenu est PNG. Vérifiez que c’est le bon."]
    }


def test_the_browser_is_told_what_to_offer():
    assert 'accept=".pdf,.docx' in Sending()["file"].as_widget()
