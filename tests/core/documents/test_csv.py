import pytest

from resal.core.documents.csv import table_as_csv


def test_spreadsheets_know_it_is_utf8():
    assert table_as_csv(["é"], [["à"]]) == "\ufeffé\r\nà\r\n".encode()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_nothing_runs_as_a_formula(text):
    assert b"'" + text.encode()[:1] in table_as_csv(["a"], [[text]])


def test_numbers_stay_numbers():
    assert table_as_csv(["a"], [[-3]]).endswith(b"-3\r\n")
