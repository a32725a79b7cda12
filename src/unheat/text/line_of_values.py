"""A line of values between the cells and the names of the columns, which is no part of these.

Tables of hits print the share that was right under each column, and its name below: "93.1%" over
"Barley". Both lines stand on one middle and as close as the lines of one label, so that ink takes
them for one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from unheat.model import Axis, Reason
from unheat.text.doubted_places import places_doubted
from unheat.text.sites import PanelTexts, Sites, Texts

_FEWEST = 3
"""Labels of which each begins with a value: of fewer it may be a name's own number."""

_VALUE = r"[-+\u2212]?(?:\d[\d.,]*\s?%|\d*[.,]\d+)"
_BEFORE = re.compile(rf"(?P<value>{_VALUE})\s+(?P<name>\S.*)", re.DOTALL)
_AFTER = re.compile(rf"(?P<name>\S.*?)\s+(?P<value>{_VALUE})", re.DOTALL)


def without_line_of_values(sites: Sites, texts: Texts) -> Texts:
    """Texts whose labels have no values of their columns or rows in a line of their own.

    Where the other axis has the same names the values are taken away; elsewhere a person is asked.
    """
    return replace(
        texts,
        panels=tuple(_named_alone(sites, i, panel) for i, panel in enumerate(texts.panels)),
    )


def _named_alone(sites: Sites, number: int, panel: PanelTexts) -> PanelTexts:
    rows, columns = panel.rows, panel.columns
    return replace(
        panel,
        rows=_without(sites, number, "row", rows, columns),
        columns=_without(sites, number, "column", columns, rows),
    )


def _without(sites: Sites, number: int, role: str, axis: Axis, other: Axis) -> Axis:
    several = {site.index for site in sites.of(role, number) if len(site.lines) > 1}
    labels = [label or "" for label in axis.labels]
    if len(labels) < _FEWEST or not several.issuperset(range(len(labels))):
        return axis
    found = [pattern.fullmatch(label) for label in labels for pattern in (_pattern(axis),)]
    names = [match["name"] for match in found if match is not None]
    spelled = all(any(letter.isalpha() for letter in name) for name in names)
    if len(names) < len(labels) or not spelled or len(set(names)) < len(names):
        return axis
    if names == [label or "" for label in other.labels]:
        return replace(axis, labels=tuple(names))
    return places_doubted(axis, dict.fromkeys(range(len(labels)), Reason.LABEL_PLACE), 0.5)


def _pattern(axis: Axis) -> re.Pattern[str]:
    """Values stand next to the cells: in the first line of what stands below or at the right."""
    return _AFTER if axis.side in ("top", "left") else _BEFORE
