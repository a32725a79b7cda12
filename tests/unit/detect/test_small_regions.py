"""What is looked at beside a panel that was found."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect import panels
from unheat.detect.grid import fit_grid
from unheat.model import Box

PAGE = (255.0, 255.0, 255.0)


def test_letters_beside_a_panel_are_not_looked_at_for_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rgb = np.full((300, 420, 3), 255, np.uint8)
    for row, column in np.ndindex(4, 4):
        shade = 40 + 11 * ((7 * row + 5 * column) % 16)
        rgb[30 + 60 * row : 90 + 60 * row, 40 + 60 * column : 100 + 60 * column] = shade
    seen = []

    def fitted(rgb: np.ndarray, region: Box, **options: object) -> object:
        seen.append(region)
        return fit_grid(rgb, region, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(panels, "fit_grid", fitted)
    rgb[62:100:3, 332:358] = 30
    whole, letters = Box(40, 30, 280, 270), Box(330, 60, 360, 100)
    found, _ = panels.find_panels(rgb, [whole, letters], PAGE, 2.0)
    assert [panel.shape for panel in found] == [(4, 4)]
    assert seen == [whole]
    # They are where there is no panel.
    seen.clear()
    panels.find_panels(rgb[:, 300:], [Box(30, 60, 60, 100)], PAGE, 2.0)
    assert len(seen) == 1
