"""Headings of legends side by side."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.next_legend import stands_on_key
from unheat.text.page import Page


def page(key: Box | None) -> Page:
    rgb = np.full((80, 120, 3), 255, np.uint8)
    if key is not None:
        rows, cols = key.pixels(rgb.shape)
        rgb[rows, cols] = (224, 134, 39)
    layout = SimpleNamespace(raster=SimpleNamespace(rgb=rgb), background=(255.0, 255.0, 255.0))
    return cast(Page, SimpleNamespace(layout=layout))


@pytest.mark.parametrize(
    ("key", "on"),
    [
        (Box(40, 36, 52, 48), True),
        (Box(30, 36, 52, 48), False),
        (Box(46, 36, 52, 48), False),
        (Box(40, 70, 52, 80), False),
        (Box(40, 36, 52, 39), False),
        (None, False),
    ],
)
def test_a_heading_begins_with_the_key_below_it(key: Box | None, on: bool) -> None:
    line = cast(Line, SimpleNamespace(box=Box(40, 20, 75, 30), size=10.0))
    assert stands_on_key(page(key), line) == on


def test_a_stroke_of_a_number_is_no_key() -> None:
    line = cast(Line, SimpleNamespace(box=Box(40, 20, 75, 30), size=10.0))
    assert not stands_on_key(page(Box(40, 36, 43, 48)), line)
