"""Which panel of a figure the tables of a transcription are about, by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unheat.model import Axis, Figure
from unheat.validate.labels import AxisLabels, fold

_NUMBERED = re.compile(
    r"\b(?:panel|sub-?plot|sub-?figure|plot|figure|fig\.?|heat-?map|part|matrix|table)"
    r"\s*[(#]?\s*(?P<name>\d{1,2}|[a-z])\b\)?",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\(?(?P<name>[a-z])(?:[).:]|$)", re.IGNORECASE)


def panel_of(under: Sequence[str], figure: Figure) -> int | None:
    """The panel (from 0) that one of the headings names; the innermost counts, None for none.

    A heading names a panel by its number or letter ("Panel 2", "(b) After"), or by its title.
    """
    if len(figure.panels) < 2:
        return None
    titles = tuple(panel.title.text if panel.title else None for panel in figure.panels)
    for heading in reversed(under):
        index = _titled(heading, titles)
        if index is None:
            index = _numbered(heading, len(titles))
        if index is not None:
            return index
    return None


def _titled(heading: str, titles: tuple[str | None, ...]) -> int | None:
    names = AxisLabels.of(
        Axis(
            title=None,
            labels=titles,
            confidence=(1.0,) * len(titles),
            review=(False,) * len(titles),
        )
    )
    found = names.find(heading).index
    if found is not None or heading.startswith("#"):
        return found
    folded = fold(heading)
    inside = [
        index
        for index, title in enumerate(titles)
        if title and re.search(rf"(?<!\w){re.escape(fold(title))}(?!\w)", folded)
    ]
    return inside[0] if len(inside) == 1 else None


def _numbered(heading: str, count: int) -> int | None:
    match = _NUMBERED.search(heading) or _LETTERED.match(heading.strip())
    if match is None:
        return None
    name = match["name"].lower()
    index = int(name) - 1 if name.isdecimal() else ord(name) - ord("a")
    return index if 0 <= index < count else None
