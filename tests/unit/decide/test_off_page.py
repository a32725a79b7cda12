"""Half of a matrix behind a codec: the white page shows there, or the nearly white end of a map."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

import unheat
from unheat.model import Status


@pytest.mark.parametrize("masked", [False, True])
def test_empty_cells_off_the_color_of_the_page_are_asked_about(
    tmp_path: Path, masked: bool
) -> None:
    """The lower half of nine by nine cells, with noughts or nothing above it, and a bar 0 to 1."""
    purples = mpl.colormaps["Purples"]
    values = np.tril(np.random.default_rng(4).uniform(0.06, 0.95, (9, 9)))
    # What the end of this map becomes at a low quality: a gray that is not that of the page.
    pale = np.array([255, 255, 255] if masked else [252, 252, 252], dtype=np.uint8)
    fills = (purples(values)[..., :3] * 255).round().astype(np.uint8)
    fills[np.triu_indices(9, 1)] = pale
    rgb = np.full((300, 380, 3), 255, dtype=np.uint8)
    rgb[29:254, 39:264] = 0
    rgb[30:246, 40:256] = np.kron(fills, np.ones((24, 24, 1), dtype=np.uint8))
    rgb[29:247, 256:264] = rgb[246:254, 39:264] = 255
    rgb[29, 39:257] = rgb[246, 39:257] = rgb[29:247, 39] = rgb[29:247, 256] = 0
    ramp = (purples(np.linspace(1, 0, 216))[:, :3] * 255).round().astype(np.uint8)
    rgb[29:247, 289:307] = 0
    rgb[30:246, 290:306] = ramp[:, None]
    Image.fromarray(rgb).save(tmp_path / "half.jpg", quality=75)
    panel = unheat.read(tmp_path / "half.jpg").panels[0]
    above = np.triu_indices(9, 1)
    assert np.equal(panel.cells.status[above], Status.EMPTY).mean() > 0.9
    assert bool(panel.cells.review[above].mean() < 0.1) == masked
