"""Labels at the borders where cells begin, as ``pcolor`` with ticks at 0, 1, 2 ... has them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import FONT, Page

from unheat.text.begun_cells import _are_set_on
from unheat.text.labels import locate

NAMES = ("one", "two", "three", "four")


def marked(rows: range, columns: range) -> Page:
    """A framed page with tick marks at these borders of its rows and columns."""
    page = Page()
    page.pixels[119, 159:401] = page.pixels[280, 159:401] = 0
    page.pixels[119:281, 159] = page.pixels[119:281, 400] = 0
    for row in rows:
        page.pixels[120 + 40 * row, 154:160] = 0
    for col in columns:
        page.pixels[281:286, 160 + 60 * col] = 0
    return page


@pytest.mark.parametrize("marks", [True, False])
@pytest.mark.parametrize("first", [0, 1])
def test_names_at_the_borders_name_the_cells_in_their_order(first: int, marks: bool) -> None:
    borders = range(first, first + 4) if marks else range(0)
    page = marked(borders, borders)
    for place, name in enumerate(NAMES):
        page.write(name, 128, 120 + 40 * (place + first))
        page.write(name, 160 + 60 * (place + first), 297)
    sites = locate(page.layout())
    for axis, step in (("row", 40), ("column", 60)):
        found = sites.of(axis, 0)
        assert [site.index for site in found] == [0, 1, 2, 3]
        middles = [site.box.center[axis == "row"] for site in found]
        assert np.abs(np.diff(middles) - step).max() <= 8


@pytest.mark.parametrize("marks", [5, 0])
def test_numbers_on_every_border_are_bounds_and_name_no_cells(marks: int) -> None:
    page = marked(range(marks), range(marks))
    for place in range(5):
        page.write(str(place), 145, 120 + 40 * place)
        page.write(str(place), 160 + 60 * place, 297)
    sites = locate(page.layout())
    assert not sites.of("row", 0)
    assert not sites.of("column", 0)


@pytest.mark.parametrize("marks", [4, 0])
def test_names_in_the_middles_of_cells_stay_there_between_marks_on_the_borders(marks: int) -> None:
    page = marked(range(marks), range(marks))
    page.columns(NAMES, 297)
    page.rows()
    sites = locate(page.layout())
    for axis in ("row", "column"):
        assert [site.index for site in sites.of(axis, 0)] == [0, 1, 2, 3]


def test_slanted_names_that_hang_at_their_marks_are_not_moved_on() -> None:
    page = marked(range(0), range(4))
    strip = np.full((80, 80), 255, dtype=np.uint8)
    for col, name in enumerate(NAMES):
        strip[:] = 255
        (width, _), _ = cv2.getTextSize(name, FONT, 0.45, 1)
        cv2.putText(strip, name, (70 - width, 20), FONT, 0.45, (0,), 1, cv2.LINE_AA)
        turn = cv2.getRotationMatrix2D((70, 14), 45, 1.0)
        turned = cv2.warpAffine(strip, turn, (80, 80), borderValue=(255,))
        x = 160 + 60 * col - 74
        part = page.pixels[286:366, x : x + 80]
        np.minimum(part, turned[..., None], out=part)
    found = locate(page.layout()).of("column", 0)
    assert [site.index for site in found] == [0, 1, 2, 3]
    assert abs(found[0].box.center[0] - 140) <= 25


def test_halves_of_names_on_both_sides_of_a_border_are_no_name_on_it() -> None:
    """A letter before the cells, and years on their middles whose digits touch here and there."""
    begun = np.array([105.0, 181.0, 256.0, 332.0])
    starts = np.array([68.0, 127, 143, 151, 203, 219, 227, 279, 287, 355])
    ends = np.array([76.0, 143, 150, 158, 218, 226, 234, 286, 310, 385])
    spans = np.stack([starts, ends], axis=1)
    mark = np.abs(spans.mean(axis=1)[:, None] - begun).argmin(axis=1)
    assert not _are_set_on(spans, mark, begun, 11.0)
    on = np.stack([begun - 12, begun + 12], axis=1)
    assert _are_set_on(on, np.arange(4), begun, 11.0)
