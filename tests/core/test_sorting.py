"""The order of lists is the one people expect."""

from hypothesis import given, settings
from hypothesis import strategies as st

from resal.core.sorting import collated


def test_accents_case_and_ligatures_do_not_separate_words():
    names = [
        "Zone",
        "Éveil",
        "est",
        "Œuvre",
        "Oeuvre des jeunes",
        "famille",
        "Île-des-Sœurs",
        "Ile sans fil",
        "Ado",
    ]

    assert sorted(names, key=collated) == [
        "Ado", "est", "Éveil", "famille", "Île-des-Sœurs", "Ile sans fil", "Œuvre", "Oeuvre des jeunes", "Zone",
    ]  # fmt: skip


def test_an_accent_decides_only_between_words_that_are_otherwise_the_same():
    assert sorted(["péché", "pêche", "peche", "pécher"], key=collated)[0] == "peche"
    assert sorted(["cote b", "côté a"], key=collated) == ["côté a", "cote b"]


def test_apostrophes_and_hyphens_are_spaces():
    assert collated("L’Anonyme")[0] == "l anonyme"
    assert collated("Table — jeunesse")[0] == "table jeunesse"


@settings(deadline=None)
@given(st.text(), st.text())
def test_two_texts_are_never_equal_in_order_unless_they_are_the_same(one, other):
    assert (collated(one) == collated(other)) == (one == other)
