"""Marks of ticks that were read as signs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import Make

from unheat.decide.scale import build_scale
from unheat.decide.tick_signs import (
    more_was_drawn,
    signs_are_lost,
    signs_doubted,
    signs_in_doubt,
    without_signs,
)
from unheat.model import Box, Reason
from unheat.text.labels import TickText
from unheat.text.numbers import parse


def test_a_bar_whose_marks_were_read_as_signs_runs_the_other_way(painted_bar: Make) -> None:
    made = painted_bar(0, 1, [0, 0.5, 1], ["-0.0", "-0.5", "-1.0"])
    read = build_scale(made.raster, made.bar, made.texts)
    assert Reason.SIGN_IN_DOUBT in read.reasons
    assert signs_in_doubt(read)
    assert not signs_in_doubt(replace(read, reasons=()))
    true = painted_bar(0, 1, [0, 0.5, 1], ["0.0", "0.5", "1.0"])
    meant = build_scale(true.raster, true.bar, true.texts)
    found = without_signs(read)
    assert (found.minimum, found.maximum) == (meant.minimum, meant.maximum)
    assert found.knots == meant.knots
    assert [(tick.text, tick.value) for tick in found.ticks] == [
        ("0.0", 0.0),
        ("0.5", 0.5),
        ("1.0", 1.0),
    ]
    assert (found.review, found.reasons) == (False, ())


def test_signs_that_begin_where_marks_do_are_in_doubt(painted_bar: Make) -> None:
    """Blurred, a mark and its number are one: no nought tells that the signs are marks."""
    made = painted_bar(0, 1, [0.2, 0.5, 0.8], ["-0.2", "-0.5", "-0.8"])
    read = build_scale(made.raster, made.bar, made.texts)
    assert not signs_in_doubt(read)
    marked = replace(made.bar, tick_positions=tuple(t.position_px for t in made.texts.ticks))

    def beside(off: float) -> list[TickText]:
        edge = made.bar.box.x1
        return [
            replace(t, box=replace(t.box, x0=edge + off, x1=edge + off + 20.0))
            for t in made.texts.ticks
        ]

    assert signs_in_doubt(signs_doubted(read, marked, beside(2.0)))
    # Behind a mark there is room before a sign, and without marks a sign is one.
    assert signs_doubted(read, marked, beside(7.0)) is read
    assert signs_doubted(read, replace(marked, tick_positions=()), beside(2.0)) is read
    first = replace(beside(2.0)[0], text="0.2")
    assert signs_doubted(read, marked, [first, *beside(2.0)[1:]]) is read
    # A nought has no sign; that it begins where the marks do says that one is in its print.
    nought = replace(first, text="0", reading=replace(first.reading, value=0.0))
    assert signs_in_doubt(signs_doubted(read, marked, [nought, *beside(2.0)[1:]]))
    assert signs_doubted(read, marked, [nought, nought]) is read


@pytest.mark.parametrize(
    ("relation", "values", "lost"),
    [
        ("negative", (-0.2, -0.7), True),
        ("absolute value", (-0.2, -0.7), True),
        ("absolute value", (-0.2, 0.7), False),
        (None, (-0.2, -0.7), False),
        ("absolute value", (), False),
    ],
)
def test_numbers_that_all_have_signs_miss_those_of_their_bar(
    painted_bar: Make, relation: str | None, values: tuple[float, ...], lost: bool
) -> None:
    made = painted_bar(0, 1, [0.2, 0.5, 0.8], ["0.2", "0.5", "0.8"])
    scale = build_scale(made.raster, made.bar, made.texts)
    printed = np.array([[*values, np.nan]])
    assert signs_are_lost(scale, relation, printed) == lost
    signed = without_signs(replace(scale, reasons=()))
    assert not signs_are_lost(signed, relation, printed)


@pytest.mark.parametrize(
    ("widths", "drawn"),
    [
        ({"0": 5, "10": 12, "20": 12, "30": 12}, False),
        ({"0": 5, "10": 20, "20": 20, "30": 20}, True),
        ({"0": 5, "10": 12, "20": 20, "30": 20}, False),
        ({"0": 14, "10": 20, "20": 20, "30": 20}, False),
        ({"0.0": 14, "0.5": 23, "1.0": 23, "1.5": 23}, True),
        ({"0": 5, "10": 20, "20": 20}, False),
    ],
)
def test_ink_beside_all_numbers_but_the_nought_is_a_sign_or_a_unit(
    widths: dict[str, int], drawn: bool
) -> None:
    """A box stands where a font has no minus."""
    numbers = [
        TickText(text=text, reading=parse(text), position_px=0.0, box=Box(0.0, 0.0, width, 8.0))
        for text, width in widths.items()
    ]
    assert more_was_drawn(numbers) is drawn
