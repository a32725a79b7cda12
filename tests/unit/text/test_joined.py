"""Short labels that are read in one line, and what that line says about each of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Crop, Word
from unheat.text.choose import _heard
from unheat.text.joined import Words, heard_together
from unheat.text.labels import crops, locate
from unheat.text.reading import Reading

CODES = ["it", "fr", "sv", "ja"]
LINE = "joined.column.0.0@0"


def drawn(*, turned: bool = False) -> Drawing:
    drawing = Drawing()
    for col, code in enumerate(CODES):
        if turned:
            drawing.turned(code, 150 + 60 * col, 196)
        else:
            drawing.write(code, 150 + 60 * col, 196)
    return drawing


def heard(
    first: str,
    second: str,
    lines: tuple[str, str],
    sure: float,
    *,
    alone: float = 0.95,
    third: str = "",
) -> Reading:
    """What becomes of "fr" where readers say this of it, and ``lines`` of all labels together."""
    sites = locate(drawn().layout())
    said, together = [], []
    for other, line in zip((first, second), lines, strict=True):
        words = {
            site.crop_key(0, 0.0): Word(
                text=other if site.index == 1 else CODES[site.index], confidence=alone, engine="x"
            )
            for site in sites.of("column", 0)
        }
        said.append(words)
        together.append({LINE: Word(text=line, confidence=sure, engine="x")})
    key = sites.of("column", 0)[1].crop_key(0, 0.0)
    letters = {key: Word(text=third, confidence=0.8, engine="x")} if third else {}
    readings = _heard(sites, said[0], said[1], letters)

    def ask(crops: Sequence[Crop], known: Collection[str]) -> tuple[Words, Words]:
        assert [crop.key for crop in crops] == [LINE] == list(known)
        return together[0], together[1]

    return (readings | heard_together(sites, readings, *said, ask=ask))["column.0.1"]


def asked_for(drawing: Drawing, names: Sequence[str], sure: float, second: int = 4) -> list[Crop]:
    """The lines that readers are asked for where both read names so surely, the second one so many
    of them."""
    sites = locate(drawing.layout())
    columns = sites.of("column", 0)
    first, other = (
        {
            site.crop_key(0, 0.0): Word(text=names[site.index], confidence=sure, engine="x")
            for site in columns[:count]
        }
        for count in (4, second)
    )
    asked: list[Crop] = []

    def ask(crops: Sequence[Crop], known: Collection[str]) -> tuple[Words, Words]:
        asked.extend(crops)
        assert set(known) == ({LINE} if second else set())
        return {}, {}

    heard_together(sites, _heard(sites, first, other), first, other, ask=ask)
    return asked


@pytest.mark.parametrize("second", [4, 1, 0])
def test_short_labels_in_doubt_are_read_as_a_line_too(second: int) -> None:
    (line,) = asked_for(drawn(), CODES, 0.6, second)
    assert line.key == LINE
    single = [crop for crop in crops(locate(drawn().layout())) if crop.turn == 0.0]
    widths = [np.asarray(crop.pixels).shape[1] for crop in (line, *single)]
    assert len(single) == 4
    assert widths[0] > sum(widths[1:])


def test_short_labels_that_two_readers_are_sure_of_are_not_read_in_lines() -> None:
    assert not asked_for(drawn(), CODES, 0.95)


def test_long_labels_are_not_read_in_lines() -> None:
    drawing, names = Drawing(), ["alphas", "bettas", "gammas", "deltas"]
    for col, name in enumerate(names):
        drawing.write(name, 150 + 60 * col, 196)
    assert not asked_for(drawing, names, 0.6)


@pytest.mark.parametrize(
    ("lines", "sure", "text", "review"),
    [
        (("it fr sv ja", "it fr sv ja"), 0.9, "fr", False),
        (("it f sv ja", "it fr sv ja"), 0.6, "fr", True),
        (("itfrsvja", "it frsv ja"), 0.9, "f", True),
        (("itfrsvja", "it tr sv ja"), 0.9, "tr", True),
    ],
)
def test_a_line_votes_where_readers_differ(
    lines: tuple[str, str], sure: float, text: str, review: bool
) -> None:
    reading = heard("fr", "f", lines, sure)
    assert (reading.text, reading.review) == (text, review)


@pytest.mark.parametrize(("alone", "text", "review"), [(0.95, "fr", False), (0.7, "tr", True)])
def test_a_line_makes_readers_doubtful_that_agree_only_if_they_are_not_sure(
    alone: float, text: str, review: bool
) -> None:
    reading = heard("fr", "fr", ("it tr sv ja", "it tr sv ja"), 0.99, alone=alone)
    assert (reading.text, reading.review) == (text, review)


def test_a_line_does_not_outvote_two_readers_with_what_neither_read() -> None:
    for other in ("it", "it eu sv ja"):
        told = heard("fn", "en", (other, "it eu sv ja"), 0.9, third="fn")
        assert (told.text, told.review) == ("fn", True)
    alone = heard("fn", "en", ("it", "it eu sv ja"), 0.9)
    assert (alone.text, alone.review) == ("eu", True)


def test_short_turned_words_whose_letters_touch_are_read_in_all_directions() -> None:
    drawing = Drawing()
    for col in range(4):
        # Words of two letters in one piece, taller than wide.
        drawing.pixels[188:199, 146 + 60 * col : 153 + 60 * col] = 0
        drawing.pixels[191:193, 148 + 60 * col : 151 + 60 * col] = 255
    sites = locate(drawing.layout()).of("column", 0)
    assert len(sites) == 4
    assert all(site.turns == (0.0, 90.0, 270.0) for site in sites)
