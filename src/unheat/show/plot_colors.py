"""What the cells of a drawing are colored by, and which of them are exceptions."""

from __future__ import annotations

import math

import numpy as np

from unheat.channels import most
from unheat.color.spaces import srgb_to_lab
from unheat.export.table import color_texts
from unheat.medians import median
from unheat.model import Figure, Panel, Reason, Status
from unheat.show.paint import Paint, step_edges
from unheat.show.plot_units import color_name, plain, rgb_of

_SAME_COLOR = 8.0
"""Difference of channels (0–255) of one color that was read twice."""

_SEEN_OFF = 2.3
"""Distance in Lab (CIE76) at which an eye begins to see that a color is another one (Mahy et al.,
Color Res. Appl. 1994)."""

_TOLD_APART = 10.0
"""Distance in Lab (CIE76) at which two colors side by side are clearly two."""

_MOST_UNSCALED = 60
"""Cells off the scale that are written down one by one."""


def rounding(panel: Panel, paint: Paint, *, lossy: bool = True) -> float:
    """How far printed numbers lie from what their colors say, in units of the bar, where a
    drawing by the numbers would have other colors; 0 where that is not seen.

    Colors of a picture that was saved with loss (``lossy``) are off by noise as well.
    """
    scale, cells = panel.scale, panel.cells
    agreed = (cells.status == Status.AGREED) & np.isfinite(cells.color_value)
    # The color of an end of the bar says no more than that.
    agreed &= np.isfinite(cells.color_low) & np.isfinite(cells.color_high)
    if scale is None or not agreed.any() or step_edges(scale) is not None:
        return 0.0
    if lossy and scale.norm == "linear" and not _is_coarse(panel):
        return 0.0  # what they are off is noise of the colors
    printed = cells.value[agreed] / (panel.format.factor or 1.0)
    inside = (printed >= scale.minimum) & (printed <= scale.maximum)
    printed, shown = printed[inside], cells.color_value[agreed][inside]
    labs = [srgb_to_lab(paint(values) * 255.0) for values in (printed, shown)]
    off = np.linalg.norm(labs[0] - labs[1], axis=-1)
    if not inside.any() or float(np.nanquantile(off, 0.95)) <= _SEEN_OFF:
        return 0.0
    widest = float(np.abs(printed - shown).max())
    step = 10.0 ** math.floor(math.log10(widest)) / 10
    return plain(math.ceil(widest / step) * step, 2)


def _is_coarse(panel: Panel) -> bool:
    """Whether print is rounded to less than colors tell apart."""
    decimals, resolution = panel.format.decimals, panel.color_resolution
    if decimals is None or resolution is None:
        return False
    return 0.5 * 10.0**-decimals / abs(panel.format.factor or 1.0) > resolution


def kept_cells(panel: Panel) -> tuple[tuple[int, int, float], ...]:
    """Cells in conflict, with the numbers that their colors show: they are drawn as they were."""
    cells = panel.cells
    places = (cells.status == Status.CONFLICT) & np.isfinite(cells.color_value)
    if not places.any() or int(places.sum()) > _MOST_UNSCALED:
        return ()
    shown = color_texts(panel)
    return tuple((int(row), int(col), float(shown[row][col])) for row, col in np.argwhere(places))


def any_masked(panel: Panel, source: str) -> bool:
    """Whether some cells have no color of their own."""
    cells = panel.cells
    if source == "rgb":
        return bool(np.isnan(cells.rgb).any())
    return bool(np.isnan(cells.value if source in ("value", "near") else cells.color_value).any())


def source_of(panel: Panel, painted: bool) -> str:
    """What cells are colored by: "value", "color", "rgb", or "name" (see ``PanelPlot``)."""
    if panel.scale is None or not painted:
        return "rgb"
    if panel.scale.categories is not None:
        # The matrix holds numbers, where they are printed, and no names.
        return "rgb" if panel.print_and_color == "different" else "name"
    if panel.print_and_color == "different":
        return "color" if np.isfinite(panel.cells.color_value).any() else "rgb"
    return "value" if np.isfinite(panel.cells.value).any() else "rgb"


def ground_of(
    panel: Panel, figure: Figure, source: str
) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """(color of masked cells or None for the figure's own ground, printed cells that have it)."""
    cells = panel.cells
    colored = ~np.isnan(cells.rgb).any(axis=-1)
    empty = np.isnan(cells.value) & colored
    grayed = np.zeros_like(empty)
    if source in ("value", "near"):
        off = [[Reason.COLOR_OFF_RAMP in (why or ()) for why in row] for row in cells.reasons]
        grayed = np.array(off, dtype=bool).reshape(empty.shape) & colored & ~empty
    masked = empty if empty.any() else grayed
    if not masked.any():
        return None, ()
    color = median(cells.rgb[masked], along_first=True)
    alike = most(np.abs(cells.rgb - color)) <= _SAME_COLOR
    places = [(int(row), int(col)) for row, col in np.argwhere(grayed & alike)]
    if len(places) < grayed.sum() or len(places) > _MOST_UNSCALED:
        places = []
        if not empty.any():
            return None, ()
    if float(np.abs(color - np.asarray(figure.background)).max()) <= _SAME_COLOR:
        return None, tuple(places)
    red, green, blue = color.tolist()
    return color_name((red, green, blue)), tuple(places)


def could_be_a_value(ground: str | None, paint: Paint | None) -> bool:
    """Whether the color of masked cells is hardly told from some color of the scale."""
    if ground is None or paint is None:
        return False
    ramp = srgb_to_lab(paint.at(np.linspace(0.0, 1.0, 129)) * 255)
    own = srgb_to_lab(np.array(rgb_of(ground)) * 255)
    return bool(np.linalg.norm(ramp - own, axis=-1).min() < _TOLD_APART)
