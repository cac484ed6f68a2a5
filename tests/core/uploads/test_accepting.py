import hashlib
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.core.errors import Refusal
from resal.core.uploads import PICTURES, Kind, accept
from tests.core.uploads import samples
from tests.core.uploads.samples import sent

ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("name", "make", "kind"),
    [
        ("Portrait local.pdf", samples.a_pdf, Kind.PDF),
        ("plan.docx", samples.a_docx, Kind.DOCX),
        ("liste.xlsx", samples.an_xlsx, Kind.XLSX),
        ("x.pptx", lambda: samples.office_open("presentationml.presentation"), Kind.PPTX),
        ("x.odt", lambda: samples.open_document(ODF + "text"), Kind.ODT),
        ("x.ods", lambda: samples.open_document(ODF + "spreadsheet"), Kind.ODS),
        ("x.png", samples.png, Kind.PNG),
        ("x.jpeg", samples.jpeg, Kind.JPEG),
        ("X.JPG", samples.jpeg, Kind.JPEG),
        ("x.webp", lambda: samples.webp((b"VP8 ", b"abc")), Kind.WEBP),
        ("x.csv", lambda: "quartier;été\r\n1;2".encode("cp1252"), Kind.CSV),
        ("x.txt", lambda: "Une note d’été.\n".encode(), Kind.TEXT),
        ("note", lambda: b"bonjour", Kind.TEXT),
    ],
)
def test_a_file_is_known_by_its_content(name, make, kind):
    accepted = accept(sent(make(), name))

    assert accepted.kind == kind
    assert accepted.sha256 == hashlib.sha256(accepted.content).hexdigest()
    assert accepted.name.lower().endswith(kind.endings)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("page.html", lambda: b"<!DOCTYPE html><p>x"),
        ("page.txt", lambda: b"  <html><script>alert(1)</script>"),
        ("page.csv", lambda: b"a;b\n1;<script>alert(1)</script>"),
        ("dessin.svg", lambda: b'<?xml version="1.0"?><svg/>'),
        ("dessin.png", lambda: b"<svg onload='x'/>"),
        ("virus.pdf", lambda: b"MZ\x90\x00\x03"),
        ("script.txt", lambda: b"#!/bin/sh\nrm"),
        ("archive.zip", lambda: samples.zipped(a=b"b")),
        ("archive.docx", lambda: samples.zipped(a=b"b")),
        ("faux.docx", lambda: b"PK\x03\x04 not a zip"),
        ("coupe.pdf", lambda: b"%PDF-1.7 no end"),
        ("deux.pdf", lambda: samples.a_pdf() + samples.zipped(a=b"b")),
        ("deux.txt", lambda: b"bonjour " + samples.a_pdf()),
        ("deux.odt", lambda: samples.zipped(**{"mimetype": b"%PDF-1.7"})),
        ("deux.png", lambda: samples.png() + samples.zipped(a=b"b")),
        ("vide.webp", lambda: b"RIFF\x04\x00\x00\x00WEBX"),
        ("modele.dotx", lambda: samples.office_open("wordprocessingml.template")),
    ],
)
def test_what_we_do_not_know_or_what_is_two_things_is_refused(name, make):
    with pytest.raises(Refusal, match="n’est pas accepté"):
        accept(sent(make(), name))


@pytest.mark.parametrize("name", ["facture.pdf", "facture.exe", "photo.html"])
def test_a_name_that_lies_is_refused_in_words(name):
    with pytest.raises(Refusal, match="son contenu est PNG"):
        accept(sent(samples.png(), name))


@pytest.mark.parametrize(
    "content",
    [
        samples.office_open("wordprocessingml.document", **{"word/vbaProject.bin": b"x"}),
        samples.office_open("spreadsheetml.sheet", **{"xl/macrosheets/sheet1.xml": b"x"}),
        samples.zipped(
            **{"[Content_Types].xml": b'ContentType="application/vnd.ms-word.document.macroEnabled'}
        ),
        samples.open_document(ODF + "text", **{"Basic/Standard/Module1.xml": b"x"}),
    ],
)
def test_macros_are_refused(content):
    with pytest.raises(Refusal, match="macros"):
        accept(sent(content, "x.docx"))


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("resal.core.uploads.archives.LARGEST_INSIDE", 1_000_000)
    bomb = samples.office_open("wordprocessingml.document", **{"word/media/big": bytes(2_000_000)})

    assert len(bomb) < 10_000
    with pytest.raises(Refusal, match="trop gros"):
        accept(sent(bomb, "x.docx"))


def test_a_zip_that_lies_about_its_size_is_refused():
    honest = samples.office_open("wordprocessingml.document", **{"word/a": bytes(5_000)})
    with zipfile.ZipFile(samples.io.BytesIO(honest)) as archive:
        size = archive.getinfo("word/a").file_size.to_bytes(4, "little")

    with pytest.raises(Refusal):
        accept(sent(honest.replace(size, b"\x05\x00\x00\x00"), "x.docx"))


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr("resal.core.uploads.archives.MOST_PARTS", 3)
    with pytest.raises(Refusal, match="trop gros"):
        accept(sent(samples.zipped(a=b"", b=b"", c=b"", d=b""), "x.docx"))


def test_a_file_past_the_limit_is_refused_without_being_read_whole():
    with pytest.raises(Refusal, match="dépasse 1"):
        accept(sent(b"a" * 1_100_000, "x.txt"), limit=1024 * 1024)


def test_an_empty_file_is_refused():
    with pytest.raises(Refusal, match="vide"):
        accept(sent(b"", "x.pdf"))


def test_only_the_allowed_kinds_are_taken_and_named():
    with pytest.raises(Refusal, match=r"PNG, JPG, WEBP\."):
        accept(sent(b"bonjour", "x.txt"), allowed=PICTURES)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\moi\\Compte rendu.txt", "Compte rendu.txt"),
        ("a\u202egpj.txt", "agpj.txt"),
        ("  .txt", "txt.txt"),
        ("a\r\nb: c.txt", "ab c.txt"),
        ("x" * 300 + ".txt", "x" * 120 + ".txt"),
        ("Réunion du 3.12", "Réunion du 3.12.txt"),
        ("Note 2.0 finale", "Note 2.0 finale.txt"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert accept(sent(b"bonjour", given)).name == kept


def test_the_stored_name_says_nothing_of_the_file():
    accepted = accept(sent(b"bonjour", "Dossier de Jean.txt"))

    assert "Jean" not in accepted.stored_name
    assert accepted.stored_name.endswith(".txt")
    assert accepted.stored_name != accepted.stored_name


@given(
    st.binary(max_size=300), st.sampled_from(["x.pdf", "x.docx", "x.png", "x.jpg", "x.webp", "x.txt", "x"])
)
def test_any_bytes_are_accepted_or_refused_in_words(content, name):
    with suppress(Refusal):
        accept(sent(content, name))


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x20\x00\x00\x00WEBP"]),
    st.binary(max_size=200),
)
def test_a_broken_picture_is_refused_in_words(start, rest):
    ending = {0x89: "png", 0xFF: "jpg", 0x52: "webp"}[start[0]]
    with suppress(Refusal):
        accept(sent(start + rest, f"x.{ending}"))
