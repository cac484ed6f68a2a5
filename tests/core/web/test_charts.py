"""Charts: the shapes are right and the table says the same."""

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from resal.core.charts import Bar, Move, Point, draw_bars, draw_moves, draw_trend


def test_the_widest_bar_fills_its_line():
    widths = [drawn.width for drawn in draw_bars([Bar("a", 40), Bar("b", 10), Bar("c", 0)])]

    assert widths == ["100%", "25%", "0%"]


def test_an_interval_reaches_beyond_its_bar():
    drawn = draw_bars([Bar("a", 30, low=20, high=40)])[0]

    assert (drawn.width, drawn.band_start, drawn.band_width) == ("75%", "50%", "50%")


@settings(deadline=None)
@given(st.lists(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False), max_size=12))
def test_no_bar_leaves_its_frame(values):
    for drawn in draw_bars([Bar("x", value) for value in values]):
        assert 0 <= float(drawn.width.rstrip("%")) <= 100


@pytest.mark.parametrize("bars", [[], [Bar("a", 0)]])
def test_nothing_to_draw_is_no_fault(bars):
    assert [drawn.width for drawn in draw_bars(bars)] == ["0%"] * len(bars)


def test_lines_go_from_the_first_order_to_the_second():
    drawn = draw_moves([Move("b", 1, 2), Move("a", 3, 1, kept=True), Move("c", 2, 3)])

    assert [move.label for move in drawn.rows] == ["a", "b", "c"]
    assert drawn.first == [1, 2, 3]
    assert drawn.lines == [(25, 5, True), (5, 15, False), (15, 25, False)]


def test_equal_ranks_do_not_cross():
    drawn = draw_moves([Move("a", 1, 1), Move("b", 1, 2), Move("c", 1, 3)])

    assert drawn.lines == [(5, 5, False), (15, 15, False), (25, 25, False)]


def test_a_line_that_was_not_there_starts_nowhere():
    drawn = draw_moves([Move("a", 1, 1), Move("neuf", None, 2)])

    assert len(drawn.lines) == 1
    assert drawn.rows[1].by == 0


def shown(source, **context):
    return Template("{% load charts %}" + source).render(Context(context))


def test_the_table_says_who_rose_and_who_fell():
    html = shown(
        '{% move_chart moves id="m" sentence="Ça bouge." label="Enjeu" %}',
        moves=[Move("a", 3, 1), Move("b", 1, 2), Move("c", 2, 3), Move("d", None, 4), Move("e", 5, 5)],
    )

    for words in ("monte de 2 places", "descend d’une place", "nouveau", "reste", "Ça bouge."):
        assert words in html


def test_a_chart_reads_the_same_in_a_language_with_decimal_commas():
    with translation.override("fr-ca"):
        html = shown(
            '{% bar_chart bars id="b" sentence="Un." label="Enjeu" measure="Points" %}'
            '{% participation 1 3 sentence="s" %}',
            bars=[Bar("a", 3), Bar("b", 1, shown="1,5 point")],
        )

    assert 'width="33.33%"' in html
    assert 'width="33%"' in html
    assert html.count("1,5 point") == 2


def test_a_trend_is_drawn_around_its_reference_and_never_across_a_gap():
    drawn = draw_trend([Point("a", 0.5), Point("b", None), Point("c", 0.25), Point("d", 0.0)])

    assert [x for x, _y in drawn.dots] == ["4.00%", "65.33%", "96.00%"]
    assert len(drawn.segments) == 1
    assert (drawn.reference, drawn.dots[-1][1], drawn.dots[0][1]) == ("88.00%", "88.00%", "12.00%")
    assert (drawn.first.label, drawn.last.label) == ("a", "d")


def test_a_trend_without_values_is_no_fault():
    assert draw_trend([]).dots == []
    assert draw_trend([Point("a", None)]).last is None
