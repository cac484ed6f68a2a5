"""Which encoding a list is in: right for short French lists, where general detectors guess."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.directory.importing.decoding import decoded, encoding_of
from resal.directory.importing.mojibake import repaired

NAMES = [
    "Bélanger",
    "Côté",
    "Lévesque",
    "Hélène",
    "François",
    "Zoé",
    "Noël",
    "Benoît",
    "Anaïs",
    "Élodie",
    "Gaëtan",
]
NAMES += [
    "Thériault",
    "Désîlets",
    "Ève",
    "Jérôme",
    "Maïté",
    "Nuñez",
    "Châteauneuf",
    "Gagné",
    "Étienne",
    "Ünal",
]
PLACES = ["École Évangéline", "Maison des jeunes L’Étoile", "CIUSSS de l’Est-de-l’Île", "Société d’histoire"]
TYPED_ON = {
    "utf-8": lambda text: text.encode(),
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp1252": lambda text: text.encode("cp1252"),
    "mac_roman": lambda text: text.replace("\n", "\r").encode("mac_roman"),
    "cp850": lambda text: text.replace("’", "'").encode("cp850"),
}


@pytest.mark.parametrize("encoding", TYPED_ON)
@given(names=st.lists(st.sampled_from(NAMES), min_size=4, max_size=12), place=st.sampled_from(PLACES))
def test_a_short_list_is_read_in_the_encoding_it_was_typed_in(encoding, names, place):
    text = "Nom;Prénom;Organisme\n" + "".join(f"{name};Marc;{place}\n" for name in names)

    found, read = decoded(TYPED_ON[encoding](text))

    assert found == encoding
    assert read.removeprefix("\ufeff").replace("\r", "\n").replace("'", "’") == text


@pytest.mark.parametrize(("encoding", "at_least"), [("cp1252", 0.99), ("mac_roman", 0.96), ("cp850", 0.99)])
def test_one_row_with_one_accent_is_nearly_always_enough(encoding, at_least):
    chance = random.Random(1)
    lists = [f"Nom;Titre;Courriel\n{chance.choice(NAMES)};Marc;x@exemple.org\n" for _time in range(300)]

    right = [encoding_of(text.encode(encoding)) == encoding for text in lists]

    assert sum(right) / len(right) >= at_least


@pytest.mark.parametrize("word", ["Hélène", "L’Étoile", "Nuñez – Côté", "« Ève »", "Œuvre à Élan", "Sœur"])
@pytest.mark.parametrize("times", [1, 2])
def test_letters_that_were_saved_twice_come_back(word, times):
    broken = word
    for _time in range(times):
        broken = "".join(_as_windows_reads(byte) for byte in broken.encode())

    assert repaired(broken) == word


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_characters="ÂÃâÅ"), max_size=40))
def test_what_was_never_broken_stays(text):
    assert repaired(text) == text


def _as_windows_reads(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
