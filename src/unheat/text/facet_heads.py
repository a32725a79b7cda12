"""Names of facets that stand over the labels of their columns, where a title of these may stand.

Panels of one plot that have the same columns have one title for these: lines over their labels
that all say something else name the panels. A title over the first of them alone is the figure's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Label
from unheat.text.sites import PanelTexts, Texts


def with_facet_heads(texts: Texts) -> Texts:
    """Texts in which lines that name panels are their titles, and no titles of columns."""
    panels = texts.panels
    if not _are_heads(panels):
        return texts
    lone = [panel.title for panel in panels if panel.title is not None and panel.title.text]
    if len(lone) > 1:
        return texts
    over = [title for title in (texts.figure_title, *lone) if title is not None]
    return replace(
        texts,
        figure_title=min(over, key=_top, default=None),
        panels=tuple(
            replace(panel, title=panel.columns.title, columns=replace(panel.columns, title=None))
            for panel in panels
        ),
    )


def _are_heads(panels: Sequence[PanelTexts]) -> bool:
    """Whether each panel has a line over the same columns and no two of them say the same."""
    said = {head for panel in panels if (head := _head(panel))}
    columns = {panel.columns.labels for panel in panels}
    return len(panels) > 1 and len(said) == len(panels) and len(columns) == 1


def _head(panel: PanelTexts) -> str:
    """What stands over the labels of the columns; empty where nothing does."""
    title = panel.columns.title
    labels = [box.y0 for box in panel.columns.boxes if box is not None]
    if title is None or title.box is None or not labels or title.box.y1 > min(labels) + 1:
        return ""
    return title.text


def _top(label: Label) -> float:
    return label.box.y0 if label.box is not None else 0.0
