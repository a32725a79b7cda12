"""Slanted labels at the edge of the picture: where it cuts most, it cuts all that reach it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import unheat.text.loose_ends as loose_ends
from unheat.model import Box
from unheat.text.loose_ends import cut_labels


def site(key: str, y1: float) -> Any:
    line = SimpleNamespace(angle=45.0, size=10.0, box=Box(100, y1 - 20, 120, y1))
    return SimpleNamespace(key=key, role="column", owner=0, lines=(line,))


@pytest.mark.parametrize(
    ("seen", "found"), [("ab", {"a", "b", "c"}), ("a", {"a"}), ("", set[str]())]
)
def test_a_label_that_reaches_the_edge_is_cut_where_most_are(
    monkeypatch: pytest.MonkeyPatch, seen: str, found: set[str]
) -> None:
    """Of "c" the corner of a letter alone is at the edge; "d" ends before it."""
    sites = [site("a", 300), site("b", 300), site("c", 300), site("d", 280)]
    cut = [one.lines[0] for one in sites if one.key in seen]
    monkeypatch.setattr(
        loose_ends, "ends_at_edge", lambda _, line, **__: any(line is one for one in cut)
    )
    page: Any = SimpleNamespace(glyphs=SimpleNamespace(labels=SimpleNamespace(shape=(300, 400))))
    assert cut_labels(page, sites) == found
