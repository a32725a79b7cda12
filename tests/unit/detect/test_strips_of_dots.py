"""Strips of annotation are few; pairs of dots of a lattice, which pass for such, are many."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from unheat.detect import panels
from unheat.detect.grid import fit_grid
from unheat.model import Box


def test_what_is_left_of_a_lattice_of_dots_is_not_sought_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rgb = np.full((420, 660, 3), 255, dtype=np.uint8)
    rng = np.random.default_rng(3)
    for y in range(20, 400, 20):
        for x in range(20, 640, 20):
            color = tuple(int(one) for one in rng.integers(40, 200, 3))
            cv2.circle(rgb, (x, y), int(rng.integers(3, 8)), color, -1, cv2.LINE_AA)
    fits: list[Box] = []

    def counted(picture: object, region: Box, **how: object) -> object:
        fits.append(region)
        return fit_grid(picture, region, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(panels, "fit_grid", counted)

    def all_around(region: Box, _: Box) -> list[Box]:
        # As from pairs of dots at each corner of what is left.
        parts = [
            Box(region.x0 + 20, region.y0, region.x1, region.y1),
            Box(region.x0, region.y0, region.x1, region.y1 - 20),
        ]
        return [part for part in parts if min(part.width, part.height) > 100]

    monkeypatch.setattr(panels, "beside_strip", all_around)
    panels.find_panels(rgb, [Box(10, 10, 650, 410)], (255.0, 255.0, 255.0), 3.0)
    assert 1 < len(fits) <= 1 + 24 + 2
