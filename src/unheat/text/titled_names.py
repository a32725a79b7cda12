"""Names of columns that read as titles do.

A line alone over labels on top is set as the title of the rows is, and then names the columns. But
where all print of a figure has one size so is the title of the panel. What it says tells: the
figure is a matrix, a comparison or a correlation, and columns are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unheat.model import Box
from unheat.text.sites import Sites, Texts

_OF_FIGURES = re.compile(
    r":\s|\bvs\.?(?=\s)|\bversus\b|\bby\b"
    r"|\b(?:matrix|comparison|heat ?map|performance|results?|analysis|overview|summary"
    r"|correlations?|similarit(?:y|ies)|accuracy|change|r)(?:\s*\([^()]*\))?$",
    re.IGNORECASE,
)


def reads_as_title(text: str) -> bool:
    """Whether a text is what titles of figures say, not names of columns.

    >>> reads_as_title("Model comparison"), reads_as_title("GPT-4 vs. Claude 2")
    (True, True)
    >>> reads_as_title("Predicted label"), reads_as_title("Number of layers")
    (False, False)
    """
    return _OF_FIGURES.search(text) is not None


def titled_names(sites: Sites, texts: Texts) -> Iterator[tuple[int, Box]]:
    """(panel, place) of names of columns on top that may be the title that their panel lacks."""
    for number, panel in enumerate(texts.panels):
        name, cells = panel.columns.title, sites.layout.panels[number].grid.box
        alone = panel.title is None and texts.figure_title is None
        if name is None or name.box is None or not alone or name.box.y1 > cells.y0:
            continue
        if reads_as_title(name.text):
            yield number, name.box
