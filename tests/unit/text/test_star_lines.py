"""Stars above numbers: the ink counts them, whatever readers take them for."""

from __future__ import annotations

import pytest
from tests.unit.text.typed_crops import crop

from unheat.model import Crop, Word
from unheat.text.panel import PanelPrint
from unheat.text.star_lines import as_counted, stars_of

MARKS = ["*", "**", "***", "*", "**", "***", "**", "*"]
SAID = ["*", "*", "冰冰冰", "*", "京京", "***", "KK", "*"]


def drawn(marks: list[str], size: int, face: str = "DejaVuSans.ttf") -> list[list[Crop]]:
    return [
        [crop(mark, f"0,{n},0", size, face), crop(f"0.{n}3", f"0,{n},1", size, face)]
        for n, mark in enumerate(marks)
    ]


def words(said: list[str]) -> dict[str, Word]:
    above = {f"0,{n},0": Word(text=text, confidence=0.8, engine="neural", key=f"0,{n},0")
             for n, text in enumerate(said)}  # fmt: skip
    numbers = {f"0,{n},1": Word(text=f"0.{n}3", confidence=0.99, engine="neural", key=f"0,{n},1")
               for n in range(len(said))}  # fmt: skip
    return above | numbers


@pytest.mark.parametrize("face", ["DejaVuSans.ttf", "DejaVuSerif.ttf", "STIXGeneral.ttf"])
@pytest.mark.parametrize("size", [12, 18, 30])
def test_the_ink_counts_stars_above_numbers(size: int, face: str) -> None:
    lines = {(0, n): found for n, found in enumerate(drawn(MARKS, size, face))}
    counts = stars_of(lines, [words(SAID)])
    assert [counts.get(f"0,{n},0") for n in range(len(MARKS))] == [len(mark) for mark in MARKS]


def test_letters_among_them_are_no_stars() -> None:
    marks = [*MARKS, "ns", "ns"]
    lines = {(0, n): found for n, found in enumerate(drawn(marks, 18))}
    counts = stars_of(lines, [words([*SAID, "ns", "ns"])])
    assert {"0,8,0", "0,9,0"}.isdisjoint(counts)
    assert len(counts) == len(MARKS)


def test_low_print_that_nobody_read_as_stars_is_none() -> None:
    lines = {(0, n): found for n, found in enumerate(drawn(["no"] * 8, 18))}
    assert stars_of(lines, [words(["no"] * 8)]) == {}


def test_cells_of_a_panel_have_the_stars_that_are_seen() -> None:
    crops = [one for found in drawn(MARKS, 18) for one in found]
    panel = PanelPrint((1, len(MARKS)), crops)
    panel.learn(words(SAID), words(SAID))
    raws = [reading.raw for reading in panel.readings[0]]
    assert raws == [f"{mark}\n0.{n}3" for n, mark in enumerate(MARKS)]
    values = [reading.value for reading in panel.readings[0]]
    assert values == pytest.approx([n / 10 + 0.03 for n in range(8)])


def test_other_words_stay_as_they_are() -> None:
    told = as_counted(words(SAID), {"0,2,0": 3})
    assert [told["0,2,0"].text, told["0,4,0"].text] == ["***", "京京"]
