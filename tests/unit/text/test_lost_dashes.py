"""Dashes before labels that no reader saw, beside tick marks that look like them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing, words

from unheat.text.labels import assemble, locate
from unheat.text.lost_dashes import dash_before

NAMES = ("gate", "attention", "mixing")


@pytest.mark.parametrize(
    ("drawn", "flush_left", "expected"),
    [
        # Names that end at one place, each with its dash.
        (NAMES, False, tuple(f"\u2013 {name}" for name in NAMES)),
        # One of them has one, and is asked about.
        (NAMES[1:2], False, ("gate", "\u2013 attention", "mixing")),
        # Strokes before all of them in one line: marks of an axis.
        (NAMES, True, NAMES),
    ],
)
def test_a_dash_before_names_is_in_their_ink(
    drawn: tuple[str, ...], flush_left: bool, expected: tuple[str, ...]
) -> None:
    drawing = Drawing()
    for row, name in enumerate(NAMES):
        x = 70 if flush_left else 112 - 4 * len(name)
        drawing.write(name, x, 80 + 40 * row, 0.4)
        ink = np.flatnonzero(
            (drawing.pixels[60 + 40 * row : 100 + 40 * row, :118] < 128).any((0, 2))
        )
        left = (20 if flush_left else int(ink[0])) - 14
        if name in drawn:
            drawing.pixels[82 + 40 * row, left : left + 8] = 0
    sites = locate(drawing.layout())
    told = {site.key: NAMES[site.index] for site in sites.of("row", 0)}
    rows = assemble(sites, words(sites, told), words(sites, told, "neural")).panels[0].rows
    assert rows.labels == expected
    assert rows.review[1] is (len(drawn) == 1)


@pytest.mark.parametrize(
    ("first", "width"),
    [
        ((30.0, 14.0, 36.0, 15.0), 6.0),
        # A dot, an underscore, a tall letter, a stroke without a space behind it.
        ((33.0, 14.0, 35.0, 15.0), None),
        ((30.0, 20.0, 36.0, 21.0), None),
        ((30.0, 10.0, 36.0, 20.0), None),
        ((33.5, 14.0, 39.5, 15.0), None),
    ],
)
def test_a_dash_is_flat_at_half_height_and_apart(
    first: tuple[float, ...], width: float | None
) -> None:
    letters = [[40.0, 10.0, 47.0, 20.0], [49.0, 12.0, 56.0, 20.0]]
    assert dash_before(np.array([*letters, first]), 10.0) == width
