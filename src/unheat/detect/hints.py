"""A panel that the user points at: what is given is taken, the rest is found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit, fit_grid
from unheat.detect.lattice import Lattice
from unheat.detect.panels import find_panels
from unheat.detect.regions import propose
from unheat.detect.rivals import FoundPanel
from unheat.model import Box
from unheat.options import DetectOptions


def hinted_panel(
    rgb: npt.NDArray[np.uint8],
    options: DetectOptions,
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Box],
) -> FoundPanel | None:
    """The panel at ``options.box`` or, without a box, the likeliest one, with these counts.

    With box and both counts nothing is left to find: the box is cut into equal cells, at
    detected borders where they agree with the counts.
    """
    box = options.box or _likeliest(rgb, background, tolerance, bars)
    if box is None:
        return None
    fit = fit_grid(rgb, box, rows=options.rows, cols=options.cols, background=background)
    if options.box is not None and (fit is None or fit.box.iou(box) < 0.8):
        even = _even(box, options, fit)
        fit = even if even is not None else fit
    if fit is None:
        return None
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), background, max(tolerance, 4.0))
    return FoundPanel(fit=fit, check=check, quality=min(1.0, max(fit.score, 0.0)))


def _likeliest(
    rgb: npt.NDArray[np.uint8],
    background: tuple[float, float, float],
    tolerance: float,
    bars: Sequence[Box],
) -> Box | None:
    regions = propose(rgb, background, tolerance=tolerance, exclude=bars)
    panels, refused = find_panels(rgb, regions, background, max(tolerance, 4.0))
    boxes = [panel.box for panel in panels] or [candidate.box for candidate in refused]
    return max(boxes, key=lambda box: box.area, default=None)


def _even(box: Box, options: DetectOptions, fit: GridFit | None) -> GridFit | None:
    rows = options.rows or (fit.rows.n if fit else None)
    cols = options.cols or (fit.columns.n if fit else None)
    if rows is None or cols is None:
        return None
    return GridFit(
        rows=Lattice.known(box.y0, box.y1, rows), columns=Lattice.known(box.x0, box.x1, cols)
    )
