"""Names of facets that stand over the labels of their columns, where a title of these may stand.

Panels of one plot that have the same columns have one title for these: lines over their labels
that all say something else name the panels. A title over the first of them alone is the figure's.
So do level words beside the labels of the rows of panels below each other, all of which have the
same rows.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from unheat.model import Box, Label, Reason
from unheat.text.doubted_places import label_doubted
from unheat.text.facet_strips import without_equal_strips
from unheat.text.sites import PanelTexts, Texts


def with_facet_heads(texts: Texts) -> Texts:
    """Texts in which lines that name panels are their titles, and no titles of columns."""
    texts = replace(texts, panels=_named_beside(without_equal_strips(texts.panels)))
    panels = texts.panels
    heads = [_head(panel) for panel in panels]
    named = [head for head in heads if head is not None]
    if len(panels) < 2 or len(named) < len(panels) or not _are_names(panels, named):
        return texts
    lone = [panel.title for panel, head in zip(panels, named, strict=True) if panel.title != head]
    over = [title for title in (texts.figure_title, *lone) if title is not None and title.text]
    if len(over) > 2 or len([title for title in lone if title is not None and title.text]) > 1:
        return texts
    return replace(
        texts,
        figure_title=min(over, key=lambda title: _box(title).y0, default=texts.figure_title),
        panels=tuple(
            replace(panel, title=head, columns=replace(panel.columns, title=None))
            for panel, head in zip(panels, named, strict=True)
        ),
    )


def _named_beside(panels: tuple[PanelTexts, ...]) -> tuple[PanelTexts, ...]:
    """The panels with the level words beside their rows as titles, in doubt: where all have the
    same rows, each title of these would say the same."""
    heads = [panel.rows.title for panel in panels]
    named = [head for head in heads if head is not None and head.text and head.turn == 0.0]
    titled = any(panel.title is not None and panel.title.text for panel in panels)
    if len(panels) < 2 or len(named) < len(panels) or titled:
        return panels
    rows = {panel.rows.labels for panel in panels}
    if len({head.text for head in named}) < len(panels) or len(rows) > 1:
        return panels
    boxes = sorted((_box(head) for head in named), key=lambda box: box.y0)
    if any(upper.y1 > lower.y0 for upper, lower in itertools.pairwise(boxes)):
        return panels
    return tuple(
        replace(
            panel,
            title=head if head.review else label_doubted(head, Reason.LABEL_PLACE, 0.5),
            rows=replace(panel.rows, title=None),
        )
        for panel, head in zip(panels, named, strict=True)
    )


def _are_names(panels: Sequence[PanelTexts], heads: Sequence[Label]) -> bool:
    """Whether lines say something else each, over the same columns, at one height of a row."""
    if not any(head == panel.columns.title for panel, head in zip(panels, heads, strict=True)):
        return False
    apart = [_first(panel) - _box(head).y1 for panel, head in zip(panels, heads, strict=True)]
    level = max(apart) - min(apart) <= min(_box(head).height for head in heads)
    columns = {panel.columns.labels for panel in panels}
    return level and len({head.text for head in heads}) == len(panels) and len(columns) == 1


def _head(panel: PanelTexts) -> Label | None:
    """What stands next over the labels of the columns: their title or that of the panel."""
    for title in (panel.columns.title, panel.title):
        if title is not None and title.text and title.box is not None:
            return title if title.box.y1 <= _first(panel) + 1 else None
    return None


def _first(panel: PanelTexts) -> float:
    """Where the labels of the columns begin; 0 where there are none."""
    return min((box.y0 for box in panel.columns.boxes if box is not None), default=0.0)


def _box(label: Label) -> Box:
    return label.box if label.box is not None else Box(0, 0, 0, 0)
