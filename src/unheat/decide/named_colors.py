"""Boxes that are named by the codes of their own colors: a palette, and no matrix."""

from __future__ import annotations

import re

import numpy as np

from unheat.model import Panel

_CODE = re.compile(r"#?([0-9A-Fa-f]{6})")
_HELD = 0.5
"""Share of the names on an axis that are codes of colors, from which on that is what they are."""
_LEAST = 2
"""Codes that are no chance."""
_ALIKE = 12.0
"""Levels of 255 that a codec leaves between a color and its code."""


def tells_its_colors(panel: Panel) -> bool:
    """Whether most names of one axis are codes of the colors of boxes beside them."""
    rgb = np.asarray(panel.cells.rgb, dtype=np.float64)
    lines = ((panel.columns.labels, rgb.swapaxes(0, 1)), (panel.rows.labels, rgb))
    for labels, colors in lines:
        codes = [_CODE.fullmatch((label or "").replace(" ", "")) for label in labels]
        if sum(code is not None for code in codes) < _LEAST:
            continue
        told = 0
        for code, line in zip(codes, colors, strict=True):
            if code is not None:
                own = list(bytes.fromhex(code[1]))
                told += bool((np.abs(line - own).max(axis=-1) <= _ALIKE).any())
        if told > _HELD * len(labels) and told >= _LEAST:
            return True
    return False
