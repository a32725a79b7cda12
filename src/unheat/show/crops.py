"""Pictures and pieces of pictures as data URIs, for pages that fetch nothing."""

from __future__ import annotations

import base64
import io

import numpy as np
import numpy.typing as npt

from unheat.model.geometry import Box, Grid
from unheat.model.raster import Raster

Pixels = npt.NDArray[np.uint8]

_LONGEST_PX = 1600
"""Sides of the pictures on a page; crops come from the source as it is."""

_CROP_PX = 120
"""Height that a crop is shown in at least."""


def crop_uri(raster: Raster, grid: Grid, box: Box, pad: float) -> str | None:
    """The source around a box as a data URI, enlarged by whole pixels where it is small.

    ``box`` and ``pad`` are in rectified pixels. None where nothing of it is on the picture.
    """
    around = source_box(grid, box.padded(pad))
    ys, xs = around.pixels(raster.rgb.shape)
    part = raster.rgb[ys, xs]
    if not part.size:
        return None
    times = max(1, round(_CROP_PX / part.shape[0]))
    return picture_uri(part.repeat(times, axis=0).repeat(times, axis=1))


def source_box(grid: Grid, box: Box) -> Box:
    """The upright box of the source around a box in rectified pixels."""
    corners = grid.to_source(
        [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)]
    )
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return Box(float(x0), float(y0), float(x1), float(y1))


def picture_uri(rgb: Pixels) -> str:
    """A picture (H, W, 3) as a data URI, made smaller where it is very large."""
    from PIL import Image

    picture = Image.fromarray(np.ascontiguousarray(rgb))
    picture.thumbnail((_LONGEST_PX, _LONGEST_PX), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", optimize=True)
    return png_uri(buffer.getvalue())


def png_uri(data: bytes) -> str:
    """The bytes of a PNG as a data URI."""
    return f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
