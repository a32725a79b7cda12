"""The last look: colored cells that hold words and no scale are a diagram, not a heatmap."""

from __future__ import annotations

import numpy as np

from unheat.model import Panel


def refusal(panel: Panel) -> str | None:
    """Why the panel is no heatmap, in words; None where it may be one."""
    cells = panel.cells
    if panel.scale is not None:
        return None
    printed = np.array([text is not None and text != "" for text in cells.text.ravel()])
    numbers = np.isfinite(cells.text_value.ravel())
    if printed.any() and numbers.sum() < 0.5 * printed.sum():
        return "its cells hold words, and there is no color scale"
    return None
