"""Minor marks tell the decades of a bar, and powers whose digits are too small to be read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.minor_marks import marks_agree
from unheat.decide.scale_doubts import line_doubts
from unheat.decide.ticks import PlacedTick, fit_ticks
from unheat.model import Bar, Box, Raster, Reason
from unheat.text.numbers import parse

LENGTH, STEPS = 250, 5


def picture(kind: str) -> tuple[Raster, Bar]:
    """A bar of five steps from 20 to 270 px with long marks, and short ones of a ``kind``."""
    rgb = np.full((300, 100, 3), 255, dtype=np.uint8)
    rgb[20:270, 30:45] = 120
    step = LENGTH / STEPS
    long = [20 + step * k for k in range(STEPS + 1)]
    share = np.log10(np.arange(2, 10)) if kind.startswith("log") else np.arange(1, 5) / 5
    for at in long[:-1]:
        for part in share if kind != "none" else ():
            # Values of "log" rise upwards, so that marks crowd below each upper mark.
            y = at + step * (part if kind == "log, falling" else 1 - part)
            rgb[round(y - 0.5), 46:48] = 40
    for at in long:
        rgb[min(round(at - 0.5), 299), 46:50] = 0
    bar = Bar(
        box=Box(30.0, 20.0, 45.0, 270.0),
        orientation="vertical",
        tick_positions=tuple(long),
        tick_side="right",
    )
    return Raster(rgb=rgb, name="bar", sha256="", format="png"), bar


def ticks_of(texts: list[str], widths: list[float], confidence: float = 0.3) -> list[PlacedTick]:
    """Ticks from the high end to the low end."""
    return [
        PlacedTick(
            text=text,
            reading=parse(text, confidence=0.99 if text == "10⁰" else confidence),
            place=1.0 - i / (len(texts) - 1),
            box=Box(50.0, 250.0 * i / 5, 50.0 + width, 250.0 * i / 5 + 9.0),
        )
        for i, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]


READ = ["10³", "10²", "10¹", "10⁰", "10⁻¹", "10⁻²"]
EVEN = [20.0, 20.0, 20.0, 20.0, 27.0, 27.0]


@pytest.mark.parametrize(
    ("kind", "told"),
    [("log", True), ("log, falling", False), ("linear", None), ("none", None)],
)
def test_marks_that_crowd_upwards_tell_rising_decades(kind: str, told: bool | None) -> None:
    line = fit_ticks(ticks_of(READ, EVEN), tolerance=0.01)
    assert line is not None
    assert marks_agree(*picture(kind), line) is told


def test_marks_of_decades_contradict_a_line_whose_raised_digits_were_read_as_plain_ones() -> None:
    ticks = ticks_of(["60", "50", "40", "30", "20", "10"], EVEN, 0.99)
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    agree = marks_agree(*picture("log"), line)
    assert agree is False
    assert line_doubts(ticks, line, agree) == (True, [Reason.NORM_IN_DOUBT])
    assert line_doubts(ticks, line) == (False, [])


@pytest.mark.parametrize(
    ("texts", "widths", "doubted"),
    [
        # 10⁰ and the signs below it tell the rest.
        (["10⁰", "10³", "10", "10⁰", "10-:", "10-'"], EVEN, False),
        (["10⁰", "10³", "10", "10⁰", "10-:", "10-'"], [20.0] * 6, True),
        # Three powers do, and one that says otherwise.
        (["10", "10⁰", "101", "10⁰", "10⁻¹", "10⁻²"], [20.0] * 6, False),
        # But not two, and two that agree on others.
        (["10⁰", "10⁻¹", "10", "10⁰", "10⁻¹", "10"], [20.0] * 6, True),
    ],
)
def test_known_decades_need_few_digits(
    texts: list[str], widths: list[float], doubted: bool
) -> None:
    ticks = ticks_of(texts, widths)
    line = fit_ticks(ticks, tolerance=0.01)
    assert line is not None
    agree = marks_agree(*picture("log"), line)
    assert agree is True
    assert line_doubts(ticks, line, agree)[0] is doubted
    assert line_doubts(ticks, line)[0]


def test_a_mark_that_was_not_found_between_decades() -> None:
    line = fit_ticks(ticks_of(READ, EVEN), tolerance=0.01)
    assert line is not None
    raster, bar = picture("log")
    marks = bar.tick_positions
    assert marks_agree(raster, replace(bar, tick_positions=(*marks[:3], *marks[4:])), line) is True
    # One that stands elsewhere is no mark of a decade, and no other one is missed by it.
    moved = (*marks[:3], marks[3] + 0.3 * LENGTH / STEPS, *marks[4:])
    assert marks_agree(raster, replace(bar, tick_positions=moved), line) is None
