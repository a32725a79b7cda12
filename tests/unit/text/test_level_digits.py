"""Letters as tall as the digits behind them are capitals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_series import readings

from unheat.model import Box
from unheat.text.ink import Glyphs
from unheat.text.level_digits import as_tall_as_digits, lower_than_digits
from unheat.text.lines import Line
from unheat.text.reading import Reading

WIDE, TALL, SMALL = 5, 8, 6


def drawn(
    texts: list[str], letter: int, lowered: int = 0, *, old: bool = False
) -> tuple[Glyphs, list[Reading]]:
    """Labels whose signs are blocks: a letter so many pixels tall, and digits that are lining ones
    or ``old``, on one line or ``lowered``; each label is one piece of ink."""
    picture = np.zeros((24, 40 * len(texts)), dtype=np.int32)
    boxes, found = [], []
    for place, one in enumerate(readings(*texts)):
        x, foot = 40 * place + 2, 14
        picture[foot - letter : foot, x : x + WIDE] = place + 1
        for number, digit in enumerate(one.text[1:], start=1):
            start = x + number * WIDE
            low = foot + lowered + (2 if old and digit in "34579" else 0)
            high = low - (SMALL if old and digit not in "68" else TALL)
            picture[high:low, start : start + WIDE] = place + 1
        end = x + WIDE * len(one.text)
        boxes.append((x, 2, end, 20))
        line = Line(
            glyphs=np.array([place]), angle=0.0, along=(x, end), across=(2.0, 20.0),
            box=Box(x, 2, end, 20), size=8.0,
        )  # fmt: skip
        found.append(replace(one, site=replace(one.site, lines=(line,))))
    count = len(texts)
    glyphs = Glyphs(
        boxes=np.array(boxes, dtype=float),
        area=np.bincount(picture.ravel())[1:].astype(float),
        ground=np.full((count, 3), 255.0),
        plate=np.full(count, -1),
        label=np.arange(1, count + 1),
        height=np.full(count, float(TALL)),
        slope=np.zeros(count),
        labels=picture,
        blocked=np.zeros(picture.shape, dtype=bool),
    )
    return glyphs, found


TEXTS = [f"S{number:02d}" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("letter", "lowered", "old", "tall"),
    [
        (TALL, 0, False, True),
        (TALL - 1, 0, False, False),
        (SMALL, 0, False, False),
        # The index of a small letter is as small as it is.
        (TALL, 2, False, False),
        (TALL, 1, False, False),
        # Old digits are as low as small letters, but for some.
        (SMALL, 0, True, False),
    ],
)
def test_a_capital_is_as_tall_as_lining_digits_on_its_line(
    letter: int, lowered: int, old: bool, tall: bool
) -> None:
    assert as_tall_as_digits(*drawn(TEXTS, letter, lowered, old=old)) is tall


def test_noughts_ones_and_twos_tell_of_old_digits_nothing() -> None:
    assert not as_tall_as_digits(*drawn(["X1", "X2", "X10", "X11"], TALL))
    assert as_tall_as_digits(*drawn(["X1", "X2", "X3"], TALL))
    assert not as_tall_as_digits(*drawn(["X2", "X3"], TALL))


@pytest.mark.parametrize(
    ("letter", "lowered", "old", "lower"),
    [
        (SMALL, 0, False, True),
        (TALL - 1, 0, False, False),
        (TALL, 0, False, False),
        # Digits that are lowered, or of which some hang, are no measure.
        (SMALL, 2, False, False),
        (SMALL, 0, True, False),
    ],
)
def test_a_small_letter_is_lower_than_the_digits_on_its_line(
    letter: int, lowered: int, old: bool, lower: bool
) -> None:
    assert lower_than_digits(*drawn(TEXTS, letter, lowered, old=old)) is lower
