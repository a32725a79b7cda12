"""Short labels that are read in one line, and what that line says about each of them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Word
from unheat.text.choose import _heard
from unheat.text.joined import heard_together
from unheat.text.labels import crops, locate, needs_second
from unheat.text.reading import Reading

CODES = ["it", "fr", "sv", "ja"]


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
    said = []
    for other, line in zip((first, second), lines, strict=True):
        words = {
            site.crop_key(0, 0.0): Word(
                text=other if site.index == 1 else CODES[site.index], confidence=alone, engine="x"
            )
            for site in sites.of("column", 0)
        }
        words["joined.column.0.0@0"] = Word(text=line, confidence=sure, engine="x")
        said.append(words)
    key = sites.of("column", 0)[1].crop_key(0, 0.0)
    letters = {key: Word(text=third, confidence=0.8, engine="x")} if third else {}
    readings = _heard(sites, said[0], said[1], letters)
    return (readings | heard_together(sites, readings, *said))["column.0.1"]


def test_short_labels_are_cut_out_one_by_one_and_as_a_line() -> None:
    sites = locate(drawn().layout())
    found = {crop.key: crop.pixels for crop in crops(sites)}
    single = [found[site.crop_key(0, 0.0)] for site in sites.of("column", 0)]
    line = found["joined.column.0.0@0"]
    assert np.asarray(line).shape[1] > sum(np.asarray(pixels).shape[1] for pixels in single)
    # The second reader is asked for the line where it is asked for one of its labels.
    unsure = {
        site.crop_key(0, 0.0): Word(text=CODES[site.index], confidence=0.4, engine="x")
        for site in sites.of("column", 0)
    }
    assert "joined.column.0.0@0" in needs_second(sites, unsure)


def test_long_labels_are_not_read_in_lines() -> None:
    drawing = Drawing()
    for col, name in enumerate(["alphas", "bettas", "gammas", "deltas"]):
        drawing.write(name, 150 + 60 * col, 196)
    assert not [crop for crop in crops(locate(drawing.layout())) if crop.key.startswith("joined")]


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
