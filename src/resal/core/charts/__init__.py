"""Charts: geometry in plain numbers, drawn by templates as SVG beside real text, each with its table.

The words of a chart are HTML, so that they wrap on a phone and are read aloud; only shapes are SVG.
"""

from .bars import Bar, DrawnBar, draw_bars
from .flow import Box, Column, DrawnFlow, draw_flow
from .moves import Move, draw_moves
from .spans import DrawnSpans, Span, draw_spans
from .trend import DrawnTrend, Point, draw_trend

__all__ = [
    "Bar",
    "Box",
    "Column",
    "DrawnBar",
    "DrawnFlow",
    "DrawnSpans",
    "DrawnTrend",
    "Move",
    "Point",
    "Span",
    "draw_bars",
    "draw_flow",
    "draw_moves",
    "draw_spans",
    "draw_trend",
]
