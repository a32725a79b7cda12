"""Strokes that rounding sets a pixel higher than the capitals beside them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.stroke_tops import _by_tops


def _told(text: str, said: tuple[str, ...], rise: float) -> tuple[str, bool]:
    """(text, doubted) of a label whose last letter reaches ``rise`` pixels over the others."""
    drawing = Drawing()
    for row, name in enumerate(["alpha", "beta", "gamma"]):
        drawing.write(name, 75, 80 + 40 * row)
    sites = locate(drawing.layout())
    reading = Reading(site=sites.of("row", 0)[0], text=text, confidence=0.9, said=said)
    boxes: Any = np.array([[12.0 * i, 24.0, 12.0 * i + 10.0, 36.0] for i in range(len(text))])
    boxes[-1, 1] -= rise
    told = _by_tops(sites, reading, text, boxes)
    assert told is not None
    return told.text, told.review


@pytest.mark.parametrize(
    ("text", "said", "rise", "expected"),
    [
        ("BMI", ("BMI", "BMI", "BMI"), 1.0, ("BMI", False)),
        # Two pixels are no rounding, and one is none where a reader saw it.
        ("BMI", ("BMI", "BMI", "BMI"), 2.0, ("BMl", False)),
        ("BMI", ("BMI", "BMl", "BMI"), 1.0, ("BMl", False)),
        # Among small letters either may stand.
        ("TxPI", ("TxPI", "", "TxPI"), 1.0, ("TxPI", True)),
    ],
)
def test_a_pixel_is_no_stem(
    text: str, said: tuple[str, ...], rise: float, expected: tuple[str, bool]
) -> None:
    assert _told(text, said, rise) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Model B", "Model B"), ("LdlPFC", "LdIPFC"), ("ModElB", "ModEIB")]
)
def test_a_stem_that_rounding_set_lower_than_the_next_ends_a_word_all_the_same(
    text: str, expected: str
) -> None:
    drawing = Drawing()
    drawing.write("alpha", 75, 80)
    drawing.write("beta", 75, 120)
    sites = locate(drawing.layout())
    reading = Reading(site=sites.of("row", 0)[0], text=text, confidence=0.9, said=(text,) * 3)
    letters = text.replace(" ", "")
    tops = [23.0 if one == "d" else 24.0 for one in letters]
    boxes: Any = np.array([[12.0 * i, top, 12.0 * i + 10.0, 36.0] for i, top in enumerate(tops)])
    told = _by_tops(sites, reading, letters, boxes)
    assert told is not None
    assert told.text == expected
