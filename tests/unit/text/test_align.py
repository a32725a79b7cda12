"""Which label names which column: headers of blocks for letters, drawn here."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np

from unheat.model import Box, Raster
from unheat.text.align import Aligned, align_along, are_letters, without_strokes
from unheat.text.ink import Glyphs, find_glyphs
from unheat.text.lines import Line, group_lines

_WHITE = (255.0, 255.0, 255.0)
_LETTER, _HIGH, _BLANK = 8, 14, 3


def _header(labels: list[list[int]]) -> tuple[Glyphs, Line, list[float]]:
    """Labels of words of so many letters, blanks 3 px wide and 4 px after every third word; and the
    middles of the labels."""
    rgb = np.full((60, 700, 3), 255, dtype=np.uint8)
    x, middles = 20, []
    count_of_words = 0
    for words in labels:
        begin = x
        for count in words:
            count_of_words += 1
            for _ in range(count):
                rgb[20 : 20 + _HIGH, x : x + _LETTER - 1] = 0
                x += _LETTER
            end = x - 1
            x += _BLANK - 1 + (count_of_words % 3 == 0)
        middles.append((begin + end) / 2)
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    (line,) = group_lines(glyphs, np.arange(len(glyphs)), 0.0, float(_HIGH))
    return glyphs, line, middles


def test_labels_as_close_as_their_words_are_cut_on_their_columns() -> None:
    glyphs, line, middles = _header([[2, 4]] * 6)
    found = align_along(glyphs, line, 0, np.array(middles), 50.0)
    assert sorted(found.places) == list(range(6))
    assert [sum(len(part.glyphs) for part in found.places[k]) for k in range(6)] == [6] * 6
    assert found.spread < 0.05


def test_words_of_a_title_over_columns_are_no_labels() -> None:
    glyphs, line, middles = _header([[9], [3, 2], [7], [4, 8], [3]])
    even = np.linspace(middles[0] + 10.0, middles[-1] + 30.0, 4)
    found = align_along(glyphs, line, 0, even, float(np.diff(even)[0]))
    assert found.count < 4 or found.spread > 0.05


def test_a_rim_beside_names_is_no_line_of_one() -> None:
    rgb = np.full((120, 120, 3), 255, dtype=np.uint8)
    for x in (20, 29, 38):
        rgb[40:48, x : x + 7] = 0
    rgb[60:90, 60:62] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    lines = group_lines(glyphs, np.arange(len(glyphs)), 0.0, 8.0)
    assert len(lines) == 2
    (name,) = without_strokes(lines)
    assert len(name.glyphs) == 3


def test_a_bold_comma_is_of_the_line_that_it_hangs_from() -> None:
    """As high as most of a small letter, narrow and far below the middle of its line; the first
    letters of a second line that reaches up to this are its own."""
    rgb = np.full((80, 140, 3), 255, dtype=np.uint8)
    for x in range(20, 100, 10):
        rgb[20 : 38 if x == 40 else 34, x : x + 8] = 0
    rgb[29:38, 101:107] = 0
    raster = Raster(rgb=rgb, name="name", sha256="", format="png")
    glyphs = find_glyphs(raster, [], _WHITE)
    assert len(group_lines(glyphs, np.arange(len(glyphs)), 0.0, 12.0)) == 1
    second = rgb.copy()
    second[29:38, 101:107] = 255
    second[32:46, 110:122] = 0
    glyphs = find_glyphs(replace(raster, rgb=second), [], _WHITE)
    assert len(group_lines(glyphs, np.arange(len(glyphs)), 0.0, 12.0)) == 2


def test_words_whose_letters_touch_are_no_single_letters() -> None:
    def line(wide: float, high: float) -> Line:
        box = Box(0.0, 0.0, wide, high)
        return cast("Line", SimpleNamespace(glyphs=np.zeros(1, dtype=np.int64), box=box, size=5.0))

    def labels(*lines: Line) -> Aligned:
        return Aligned(places={k: [one] for k, one in enumerate(lines)}, offset=0.0, spread=0.0)

    assert are_letters(labels(line(4.0, 5.0), line(6.0, 5.0), line(2.0, 7.0)))
    assert not are_letters(labels(line(5.0, 16.0), line(5.0, 12.0), line(5.0, 5.0)))
