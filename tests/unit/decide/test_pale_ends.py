"""Masked cells beside a bar that ends in a color next to the page's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.decide.conftest import cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.masks import Masks, find_masks
from unheat.model import Box, ColorScale

LENGTH = 200


def judged(
    end: tuple[float, float, float] | None, name: str | None, *, lossy: bool = False
) -> tuple[Masks, np.ndarray, np.ndarray]:
    """Masks of a panel over a bar of 200 px from ``end`` to navy (the map ``name`` if None); which
    of its cells are the page, and which are the end of the bar."""
    places = (np.arange(LENGTH) + 0.5) / LENGTH
    values = np.random.default_rng(2).uniform(0.05, 1.0, (9, 9))
    page, low = np.zeros((9, 9), dtype=bool), np.zeros((9, 9), dtype=bool)
    page[[1, 4, 7], [2, 8, 5]] = low[[0, 3, 6], [3, 3, 1]] = True
    values[low] = 0.0

    def colors(at: np.ndarray) -> np.ndarray:
        if end is None:
            return paint(at, name or "Blues")
        ends = np.array(end), np.array((0.0, 0.0, 128.0))
        return np.asarray(np.rint(ends[0] + np.asarray(at)[..., None] * (ends[1] - ends[0])))

    rgb = colors(values)
    rgb[page] = 255.0
    knots = tuple(
        (float(p), float(r), float(g), float(b))
        for p, (r, g, b) in zip(places, colors(places), strict=True)
    )
    scale = ColorScale(
        origin="colorbar",
        minimum=0.0,
        maximum=1.0,
        knots=knots,
        box=Box(0.0, 0.0, 20.0, float(LENGTH)),
        colormap=name,
    )
    # The page, and what is as near to it as the end of such a bar, counts as blank.
    pixels = replace(cells_of(rgb, spread=0.1, clean=100.0, ink=False), blank=page | low)
    decoded = decode(scale, pixels, lossy=lossy, quality=90 if lossy else None)
    return find_masks(np.zeros((9, 9), dtype=bool), pixels, decoded), page, low


def test_the_end_of_a_map_that_is_known_by_name_is_where_it_has_it() -> None:
    found, page, low = judged(None, "Blues")
    assert found.masked[page].all()
    assert not found.suspect.any()
    assert not found.masked[low].any()


def test_the_end_of_a_known_map_may_be_the_page_beyond_the_last_pixel_of_its_bar() -> None:
    found, page, _ = judged(None, "cubehelix")
    assert not (found.masked | found.suspect)[page].any()


def test_behind_a_codec_a_person_is_asked() -> None:
    found, page, low = judged(None, "Blues", lossy=True)
    assert found.suspect[page].all()
    assert not found.suspect[low].any()


@pytest.mark.parametrize(("end", "asked"), [((245, 247, 252), True), ((255, 255, 255), False)])
def test_beyond_what_a_frame_hides_of_a_bar_a_person_is_asked(
    end: tuple[float, float, float], asked: bool
) -> None:
    found, page, low = judged(end, None)
    assert found.suspect[page].all() == asked
    assert not found.suspect[low].any()
    assert not found.masked[low].any()
