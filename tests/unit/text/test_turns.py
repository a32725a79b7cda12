"""Which way up texts are read, and when the second reader is asked about it."""

from __future__ import annotations

import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Word
from unheat.text.labels import locate, needs_second
from unheat.text.sites import Site, Sites
from unheat.text.turns import turn_of, turns_asked

NAMES = ["GSM001", "GSM002", "GSM003", "GSM004"]


def turned() -> tuple[Sites, list[Site]]:
    drawing = Drawing()
    for col, text in enumerate(NAMES):
        drawing.turned(text, 150 + 60 * col, 215)
    sites = locate(drawing.layout())
    return sites, sites.of("column", 0)


def heard(group: list[Site], up: float, down: float, engine: str = "tesseract") -> dict[str, Word]:
    """What a reader says that is so sure of labels read upwards and downwards."""
    return {
        site.crop_key(0, turn): Word(text=NAMES[i], confidence=sure, engine=engine)
        for i, site in enumerate(group)
        for turn, sure in ((90.0, up), (270.0, down))
    }


@pytest.mark.parametrize(("up", "down", "asked"), [(0.9, 0.2, 1), (0.4, 0.6, 2)])
def test_the_second_reader_is_asked_both_ways_where_the_first_does_not_tell(
    up: float, down: float, asked: int
) -> None:
    sites, group = turned()
    first = heard(group, up, down)
    assert len(turns_asked(group, first, turn_of(group, first, {}))) == asked
    assert len({key.rpartition("@")[2] for key in needs_second(sites, first)}) == asked


def test_the_second_reader_decides_where_it_was_asked_about_most_labels() -> None:
    _, group = turned()
    first = heard(group, 0.4, 0.6)
    assert turn_of(group, first, {}) == 270.0
    assert turn_of(group, first, heard(group, 1.0, 0.5, "neural")) == 90.0
    assert turn_of(group, first, heard(group[:1], 1.0, 0.5, "neural")) == 270.0
