"""A quantity with its unit right over columns that numbers alone name.

"Cisplatin (µM)" over doses, as tables of two drugs have it, is the name of the columns; "Yield (t)"
is as well the title of the matrix, and nothing in the picture tells. A person knows. "Predicted
class" over classes is what one axis of a confusion matrix is called, wherever it stands.
"""

from __future__ import annotations

import re

from unheat.model import Box
from unheat.text.numbers import parse
from unheat.text.sites import PanelTexts, Sites, Texts

_UNIT = re.compile(r"\S.*[(\[][^()\[\]%]*[^\W\d_][^()\[\]%]{0,7}[)\]]$")
"""A share in percent is what a matrix shows, as a rule."""

_AXIS = re.compile(
    r"(?:predict(?:ed|ions?)|actual|true|observed|expected|ground[ -]truth)"
    r"(?:\s+(?:class(?:es)?|labels?|values?|categor(?:y|ies)|conditions?|outcomes?))?$",
    re.IGNORECASE,
)

_FEWEST = 3
"""Numbers over columns that tell."""


def titles_over_numbers(sites: Sites, texts: Texts) -> list[tuple[int, Box]]:
    """(panel, box) of titles that end in a unit, under which columns have numbers and no name, and
    of those that are the name of an axis."""
    found = [
        (number, _over_numbers(panel, sites.layout.panels[number].grid.box.y0))
        for number, panel in enumerate(texts.panels)
    ]
    return [(number, box) for number, box in found if box is not None]


def _over_numbers(panel: PanelTexts, top: float) -> Box | None:
    title, columns = panel.title, panel.columns
    if title is None or title.box is None or columns.title is not None:
        return None
    heads = [(label, box) for label, box in zip(columns.labels, columns.boxes, strict=True) if box]
    is_axis = _AXIS.match(title.text) is not None
    if not is_axis and (len(heads) < _FEWEST or not _UNIT.match(title.text)):
        return None
    # Labels at the foot of a matrix have their name below them.
    on_top = all(title.box.y1 <= box.center[1] <= top for _, box in heads)
    numbers = all(label is not None and parse(label).value is not None for label, _ in heads)
    return title.box if heads and on_top and (is_axis or numbers) else None
