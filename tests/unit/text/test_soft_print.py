"""Print of pictures that were enlarged is as small as it was."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from tests.unit.text.test_titles import Page

from unheat.model import Grid
from unheat.text.labels import locate
from unheat.text.reading import Reading
from unheat.text.sites import Sites
from unheat.text.soft_print import in_soft_print, steepness


def page(*, soft: bool) -> Sites:
    """A page with labels of rows; a soft one has lost every second pixel."""
    drawn = Page()
    for row in range(4):
        for col in range(4):
            y, x = 120 + 40 * row, 160 + 60 * col
            drawn.pixels[y : y + 40, x : x + 60] = 60 if (row + col) % 2 else 200
    drawn.rows()
    if soft:
        small = cv2.resize(drawn.pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        size = drawn.pixels.shape[1], drawn.pixels.shape[0]
        drawn.pixels = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    return locate(drawn.layout())


def asked(*, soft: bool, both: float, second: float, text: str = "Tamoxifon") -> bool:
    sites = page(soft=soft)
    site = sites.of("row")[0]
    reading = Reading(site=site, text=text, confidence=0.95, both=both, second=second)
    found = {one.key: replace(reading, site=one, review=one is not site) for one in sites.sites}
    return bool(in_soft_print(sites, found))


def test_what_readers_are_not_sure_of_in_enlarged_print_is_asked_about() -> None:
    assert asked(soft=True, both=0.7, second=0.9)
    assert asked(soft=True, both=0.0, second=0.7)
    assert not asked(soft=False, both=0.7, second=0.9)


@pytest.mark.parametrize(("both", "second"), [(0.9, 0.9), (0.7, 0.99), (0.0, 0.9)])
def test_a_sure_reader_is_believed(both: float, second: float) -> None:
    assert not asked(soft=True, both=both, second=second)


@pytest.mark.parametrize(
    ("soft", "both", "second", "doubt"),
    [
        (True, 0.4, 0.7, True),
        (True, 0.7, 0.7, False),
        (True, 0.4, 0.9, False),
        (False, 0.4, 0.7, False),
    ],
)
def test_a_name_that_all_readers_guess_is_asked_about(
    soft: bool, both: float, second: float, doubt: bool
) -> None:
    sites = page(soft=soft)
    name = replace(sites.of("row")[0], role="row-title")
    sites = replace(sites, sites=(name,))
    reading = Reading(site=name, text="Privacy bedget", confidence=0.95, both=both, second=second)
    assert bool(in_soft_print(sites, {name.key: reading})) == doubt


def test_numbers_bear_each_other_out() -> None:
    assert not asked(soft=True, both=0.7, second=0.9, text="1995")


@pytest.mark.parametrize(("factor", "soft"), [(1.0, False), (1.6, True), (2.0, True)])
def test_borders_of_cells_tell_how_soft_a_picture_is(factor: float, soft: bool) -> None:
    pixels = np.kron(np.indices((4, 4)).sum(axis=0) % 2, np.ones((20, 20))) * 160 + 40
    rgb = np.repeat(pixels.astype(np.uint8)[:, :, None], 3, axis=2)
    drawn = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    rgb = np.asarray(drawn, dtype=np.uint8)
    spans = tuple((20 * factor * i, 20 * factor * (i + 1)) for i in range(4))
    found = steepness(rgb, Grid(row_spans=spans, column_spans=spans))
    assert found is not None
    assert (found < 0.72) is soft


def test_cells_of_few_pixels_tell_nothing() -> None:
    rgb = np.zeros((8, 8, 3), dtype=np.uint8)
    spans = tuple((2.0 * i, 2.0 * i + 2) for i in range(4))
    assert steepness(rgb, Grid(row_spans=spans, column_spans=spans)) is None
