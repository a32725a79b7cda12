"""Facets of several widths beside each other: their names begin anew beyond each wider gap.

Groups of one matrix stand apart as well, and their sizes differ. But one matrix names no column
twice: where the names of each group are the first ones of the largest, every group is a panel.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unheat.model.geometry import Span

_FEWEST, _LARGEST = 2, 3
"""Names that come again beyond each gap, and those of the largest group, at least."""

_WIDER_PX = 1.5
"""Pixels by which a gap between groups is wider than one between cells."""


def groups_begun_anew(
    labels: Sequence[str | None], spans: Sequence[Span]
) -> list[tuple[Span, ...]]:
    """The ``spans`` (n) of the lines that ``labels`` (n) name in groups; none where these names do
    not begin anew beyond wider gaps, or all groups have one size.

    >>> spans = [(0, 9), (10, 19), (25, 34), (35, 44), (45, 54)]
    >>> groups_begun_anew(("a", "b", "a", "b", "c"), spans)
    [((0, 9), (10, 19)), ((25, 34), (35, 44), (45, 54))]
    >>> groups_begun_anew(("a", "b", "c", "d", "e"), spans)
    []
    """
    if None in labels or len(labels) != len(spans):
        return []
    starts = [place for place, label in enumerate(labels) if label == labels[0]]
    ends = [*starts[1:], len(labels)]
    groups = [tuple(labels[one:end]) for one, end in zip(starts, ends, strict=True)]
    largest = max(groups, key=len, default=())
    sizes = {len(group) for group in groups}
    if len(sizes) < 2 or min(sizes) < _FEWEST or len(largest) < _LARGEST:
        return []
    if any(group != largest[: len(group)] for group in groups):
        return []
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    between = [gaps[place - 1] for place in starts[1:]]
    within = [gap for place, gap in enumerate(gaps, 1) if place not in starts]
    if min(between) < max(within) + _WIDER_PX:
        return []
    return [tuple(spans[one:end]) for one, end in zip(starts, ends, strict=True)]
