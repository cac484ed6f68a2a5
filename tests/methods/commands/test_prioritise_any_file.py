"""Whatever a file holds, the command answers or says in one line what it expected."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

PIECES = (
    *("voter", "sector", "ranking", "item", "score", "criterion", "winner", "loser", "tie"),
    *(
        "participant",
        "n-votes",
        "0",
        "1",
        "2",
        "-1",
        "a",
        "b",
        "c",
        ">",
        "=",
        "{",
        "}",
        ":",
        ";",
        "#",
        '"',
        "é",
    ),
    *(
        "NUMBER ALTERNATIVES",
        "NUMBER VOTERS",
        "META",
        "PROJECTS",
        "VOTES",
        "project_id",
        "cost",
        "vote",
        "budget",
    ),
    *("\n", ",", "\r\n", "\t", " ", "\n", ","),
)
texts = some.lists(some.sampled_from(PIECES), max_size=60).map("".join)


@pytest.mark.parametrize("ending", ["csv", "toi", "cat", "pb", "soc"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=texts.map(str.encode) | some.binary(max_size=80))
@example(data=b"voter,ranking\n1,a\n" * 2)
@example(data=b"\xef\xbb\xbf")
@example(data=b'"')
@example(data=b",")
@example(data=b"voter,item,score\n1,a,99999999999999999999\n")
def test_any_file_is_answered_or_refused_in_one_line(ask, tmp_path, ending, data):
    path = tmp_path / f"any.{ending}"
    path.write_bytes(data)
    status, out, err = ask(path)
    assert status in (0, 2)
    assert bool(out) == (status == 0)
    assert err.count("\n") == (status == 2)
