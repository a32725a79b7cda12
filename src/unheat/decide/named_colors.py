"""Boxes that are named by the codes of their own colors, or hold these: a palette, no matrix."""

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
    """Whether most names of one axis are codes of the colors of boxes beside them, or most of
    what is printed in the boxes."""
    if _hold_their_codes(panel):
        return True
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


def _hold_their_codes(panel: Panel) -> bool:
    """Whether most printed cells hold the codes of their own colors, one of which a reader may
    have misread in one channel ("#727284" for "#7272B4")."""
    printed = [
        (_CODE.fullmatch(text.replace(" ", "")), rgb)
        for text, rgb in zip(
            panel.cells.text.ravel().tolist(), panel.cells.rgb.reshape(-1, 3), strict=True
        )
        if text
    ]
    channels = [
        int((np.abs(rgb - list(bytes.fromhex(code[1]))) <= _ALIKE).sum())
        for code, rgb in printed
        if code is not None
    ]
    told = sum(alike >= 2 for alike in channels)
    return told >= _LEAST and told > _HELD * len(printed) and 3 in channels
