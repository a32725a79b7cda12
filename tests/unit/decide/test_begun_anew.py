"""Facets of several widths: their names begin anew beyond wider gaps."""

from __future__ import annotations

import pytest

from unheat.decide.begun_anew import groups_begun_anew


@pytest.mark.parametrize(
    ("names", "gap", "sizes"),
    [
        ("abc abcd ab", 12.0, [3, 4, 2]),
        # No gap, names of one matrix, groups that name other things, and groups of one size.
        ("abc abcd ab", 1.0, []),
        ("abc defg hi", 12.0, []),
        ("abc abdc ab", 12.0, []),
        ("abc abc", 12.0, []),
        ("ab a", 12.0, []),
    ],
)
def test_groups_whose_names_begin_anew_are_panels(names: str, gap: float, sizes: list[int]) -> None:
    spans, at = [], 0.0
    for group in names.split():
        for _ in group:
            spans.append((at, at + 20.0))
            at += 21.0
        at += gap - 1.0
    found = groups_begun_anew(tuple(names.replace(" ", "")), spans)
    assert [len(group) for group in found] == sizes
    assert [span for group in found for span in group] == (spans if sizes else [])


def test_a_line_without_a_name_tells_nothing() -> None:
    spans = [(0.0, 9.0), (10.0, 19.0), (40.0, 49.0), (50.0, 59.0), (60.0, 69.0)]
    assert groups_begun_anew(("a", "b", "a", "b", None), spans) == []
