"""Every colour pair that the stylesheets declare can be read."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[3] / "src/resal/core/static/core/css"
TOKENS = (CSS / "tokens.css").read_text()
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", TOKENS))
LEAST = {"text": 4.5, "shape": 3.0}


def pairs():
    for kind, fronts, grounds in re.findall(
        r"^(text|shape) +([\w -]+?) +on +([\w -]+)$", TOKENS, re.MULTILINE
    ):
        for front in fronts.split():
            for ground in grounds.split():
                yield kind, front, ground


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_pairs_are_declared():
    assert len(list(pairs())) > 50


@pytest.mark.parametrize(("kind", "front", "ground"), list(pairs()))
def test_a_declared_pair_has_enough_contrast(kind, front, ground):
    assert contrast(COLOURS[front], COLOURS[ground]) >= LEAST[kind]


@pytest.mark.parametrize("sheet", ["phone.css", "screen.css"])
def test_sheets_that_stand_alone_use_the_same_colours(sheet):
    own = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (CSS / sheet).read_text()))

    assert {name: value for name, value in own.items() if COLOURS.get(name, value) != value} == {}
