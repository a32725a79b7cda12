"""Titles over labels on top that are set larger than the names of color bars.

A lone line over such labels is the title of the panel or the name of its columns. Names of axes
have the size of those of bars that stand upright beside them, as these are drawn as axes too, and
titles are larger.
"""

from __future__ import annotations

from unheat.text.lines import Line
from unheat.text.page import Page
from unheat.text.pen_size import is_set_larger


def outgrows_names(page: Page, line: Line) -> bool:
    """Whether a level line is set larger than all upright names of bars, of which there are."""
    names = [name for name in page.bar_names if name.angle == 90.0]
    return bool(names) and is_set_larger(page, line, *names)
