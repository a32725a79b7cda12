"""Lines of numbers on a gray ground among colored cells: totals, counts or p values of a table.

Tables rule what they say about a row like its cells. Where that line alone has no color and its
numbers are another kind of number, or differ as much as those of the others do while its ground
does not, it may be no line of cells.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.channels import least, most
from unheat.model import Cells

_GRAY, _COLORED = 6.0, 14.0
"""Levels of 255 between the channels of a ground up to which it is gray, and from which on it is
colored; the palest cells of a map lie between."""

_ONE = 24.0
"""Levels of 255 within which grays are one ground, in stripes as well."""

_OTHERS = 0.5
"""Share of all other cells that are colored."""

_FEWEST, _MOST = 3, 0.75
"""Numbers of a line that tell, and their share of its cells."""

_SPREAD = 0.2
"""What numbers on one ground differ by, as a share of what those of all others do."""

_USUAL = 0.9
"""Share of all other numbers that have one form."""


def holds_uncolored_line(cells: Cells) -> bool:
    """Whether a row or a column of numbers may be no line of a panel's cells."""
    rgb = np.asarray(cells.rgb, dtype=np.float64)
    chroma = most(rgb) - least(rgb)
    for lines in (0, 1):
        values, texts = np.moveaxis(cells.text_value, lines, 0), np.moveaxis(cells.text, lines, 0)
        gray, colors = np.moveaxis(chroma, lines, 0), np.moveaxis(rgb, lines, 0)
        if min(values.shape) < _FEWEST:
            continue
        for one in np.flatnonzero((gray <= _GRAY).all(axis=1)):
            others = np.arange(len(values)) != one
            colored = float((gray[others] >= _COLORED).mean()) >= _OTHERS
            told = np.isfinite(values[one])
            enough = told.sum() >= max(_FEWEST, _MOST * len(told))
            if not (colored and enough) or np.ptp(colors[one], axis=0).max() > _ONE:
                continue
            if _differ(values[one], values[others]) or _are_others(texts[one], texts[others]):
                return True
    return False


def _differ(line: npt.NDArray[np.float64], rest: npt.NDArray[np.float64]) -> bool:
    """Whether numbers (m,) differ as those of the other lines (n, m) do. NaN is none."""
    if not np.isfinite(rest).any():
        return False
    spread = float(np.nanmax(rest) - np.nanmin(rest))
    return float(np.nanmax(line) - np.nanmin(line)) >= _SPREAD * spread > 0


def _are_others(line: npt.NDArray[Any], rest: npt.NDArray[Any]) -> bool:
    """Whether most texts (m,) have another form than that of nearly all in the other lines."""
    forms = Counter(_form(text) for text in rest.ravel() if text)
    usual, count = forms.most_common(1)[0] if forms else ("", 0)
    if count < max(_FEWEST, _USUAL * forms.total()):
        return False
    other = [_form(text) != usual for text in line if text]
    return len(other) >= _FEWEST and sum(other) > len(other) / 2


def _form(text: str) -> str:
    """Places and unit of a number, without its sign and the digits before the point.

    >>> _form("-12.5 %"), _form("0.048"), _form("7")
    ('.# %', '.###', '')
    """
    return re.sub(r"\d", "#", re.sub(r"^[^\d.]*\d*", "", text))
