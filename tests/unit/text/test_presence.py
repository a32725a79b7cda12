"""What counts as print: it can be read, or it stands in its cells as print does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Box, CellPixels, Crop, Grid, Word
from unheat.text.presence import holds_print, reads_clearly, without_ink

SIDE = 40.0
GRID = Grid(
    row_spans=tuple((i * SIDE, (i + 1) * SIDE) for i in range(4)),
    column_spans=tuple((i * SIDE, (i + 1) * SIDE) for i in range(4)),
)


def ink(width: float, height: float, *, shift: float = 0.0) -> CellPixels:
    """Ink of one size in every cell, ``shift`` px above the middle."""
    centers = (np.arange(4) + 0.5) * SIDE
    box = np.empty((4, 4, 4))
    box[:, :, 0], box[:, :, 2] = centers - width / 2, centers + width / 2
    box[:, :, 1] = (centers - height / 2 - shift)[:, None]
    box[:, :, 3] = (centers + height / 2 - shift)[:, None]
    plain = np.zeros((4, 4))
    return CellPixels(
        rgb=np.zeros((4, 4, 3)),
        spread=plain,
        clean=plain + 100,
        ink_box=box,
        ink_share=plain + 0.1,
        blank=plain > 0,
    )


def said(texts: list[str], confidence: float = 0.95) -> list[Word]:
    return [Word(text=text, confidence=confidence, engine="neural") for text in texts]


def test_numbers_and_words_are_print() -> None:
    assert holds_print(GRID, ink(24, 10), said(["0.52", "-1.3", "n.d.", "12%"]))
    assert holds_print(GRID, ink(24, 10), said(["low", "high", "low", "mid"]))


def test_a_few_numbers_among_noise_are_print() -> None:
    assert holds_print(GRID, ink(3, 2, shift=17), said(["0.52", "-1.3", "一", ".", "a", "□"]))


def test_numbers_of_three_digits_among_crossed_ones_are_print() -> None:
    crossed = said(["如", "X", "文", "X", "f", "b", "城", "", "如"], 0.2)
    assert holds_print(GRID, ink(38, 38), crossed + said(["1.00", "1.00", "-0.60"], 0.6))
    assert not holds_print(GRID, ink(38, 38), crossed + said(["1", "11", "111", "111", "7"], 0.6))


def test_remnants_of_lines_are_no_print() -> None:
    assert not holds_print(GRID, ink(3, 2, shift=17), said(["1", "一", "·", "J"], 0.3))


def test_marks_as_tall_as_their_cells_are_no_print() -> None:
    assert not holds_print(GRID, ink(38, 38), said(["十", "十", "十", "□"]))


def test_print_that_nobody_reads_is_still_print() -> None:
    assert holds_print(GRID, ink(24, 8), said(["", "#", "", "?"]))


def test_blurred_print_of_three_pixels_is_print_and_dots_are_none() -> None:
    assert holds_print(GRID, ink(9, 3), said(["", "", "a", ""]))
    assert not holds_print(GRID, ink(3, 3), said(["", "", ".", ""]))
    assert not holds_print(GRID, ink(9, 2), said(["", "", "-", ""]))


def test_no_crops_no_print() -> None:
    assert not holds_print(GRID, ink(24, 8), [])


def keyed(texts: list[str], confidence: float = 0.95, *, line: int = 0) -> list[Word]:
    return [
        Word(text=text, confidence=confidence, engine="tesseract", key=f"0,{number},{line}")
        for number, text in enumerate(texts)
    ]


def test_a_second_reader_is_needless_where_nearly_all_is_surely_read() -> None:
    numbers = ["0.52", "-1.3", "12%", "0.1", "0.9"]
    assert reads_clearly(keyed(numbers))
    assert reads_clearly([*keyed(numbers), *keyed(["?"])])
    assert not reads_clearly(keyed(numbers, 0.6))
    assert not reads_clearly([*keyed(numbers), *keyed(["?", "~~"])])
    assert not reads_clearly(keyed(numbers, line=1))
    assert not reads_clearly([])


def test_a_stroke_in_one_of_many_cells_is_no_print() -> None:
    spans = tuple((i * SIDE, (i + 1) * SIDE) for i in range(12))
    grid = Grid(row_spans=spans, column_spans=spans)
    one = ink(4, 10)
    box = np.full((12, 12, 4), np.nan)
    box[7, 8] = one.ink_box[0, 0]
    many = replace(one, ink_box=box)
    assert not holds_print(grid, many, said(["1"]))
    assert holds_print(grid, many, said(["12"]))


def test_specks_in_the_corners_of_cells_are_no_print() -> None:
    assert not holds_print(GRID, ink(1, 2, shift=17), said(["1", "1", "1"]))
    assert holds_print(GRID, ink(2, 5), said(["1", "1", "1"]))


def test_small_round_things_in_the_middle_of_blank_cells_are_marks() -> None:
    """A disc, a dash, a thing aside and, among marks, a pixel; the last cell is not blank."""
    spans = tuple((20.0 * k, 20.0 * (k + 1)) for k in range(5))
    grid = Grid(row_spans=((0.0, 20.0),), column_spans=spans)
    boxes = [(8, 8, 12, 12), (24, 9, 36, 11), (41, 8, 45, 12), (70, 10, 71, 11), (88, 8, 92, 12)]
    pixels = replace(
        ink(4.0, 4.0),
        rgb=np.full((1, 5, 3), 255.0),
        ink_box=np.array([boxes], dtype=float),
        ink_share=np.full((1, 5), 0.04),
        blank=np.array([[True, True, True, True, False]]),
    )
    bare = without_ink(grid, pixels)
    assert bare.marked is not None
    assert bare.marked.tolist() == [[True, True, False, True, False]]
    assert not np.isfinite(bare.ink_box).any()
    crossed = replace(pixels, ink_share=np.full((1, 5), 0.005))
    assert without_ink(grid, crossed).marked is None
    dash = replace(
        pixels,
        ink_box=pixels.ink_box[:, 1:3],
        ink_share=pixels.ink_share[:, 1:3],
        blank=pixels.blank[:, 1:3],
    )
    two = Grid(row_spans=grid.row_spans, column_spans=spans[1:3])
    assert without_ink(two, dash).marked is None


def test_signs_of_one_size_in_the_few_blank_cells_are_no_marks() -> None:
    spans = tuple((20.0 * k, 20.0 * (k + 1)) for k in range(8))
    grid = Grid(row_spans=((0.0, 20.0),), column_spans=spans)
    boxes = np.array([[(20 * k + 8, 8, 20 * k + 12, 12) for k in range(8)]], dtype=float)
    blank = np.array([[True, True, True, False, False, False, False, False]])
    pixels = replace(
        ink(4.0, 4.0), ink_box=boxes, ink_share=np.full((1, 8), 0.03), blank=blank
    )  # fmt: skip
    assert without_ink(grid, pixels).marked is None
    boxes[0, 1] += (1, 1, -1, -1)
    assert without_ink(grid, pixels).marked is not None


def test_discs_and_their_rims_are_no_noughts() -> None:
    """A reader takes all for "0"; a nought has a hole, and is narrower than high."""
    ys, xs = np.mgrid[-7:8, -7:8]
    said_nought = said(["0"] * 16)
    for inner, wide, printed in ((0.0, 1.0, False), (4.5, 1.0, False), (4.5, 0.75, True)):
        away = np.hypot(ys, xs / wide)
        pixels = np.where((away <= 6) & (away >= inner), 0, 255).astype(np.uint8)
        crops = [
            Crop(key=f"cell.0.{k // 4},{k % 4},0", pixels=pixels, box=Box(0, 0, 15, 15))
            for k in range(16)
        ]
        assert holds_print(GRID, ink(13.0, 13.0), said_nought, crops) == printed


def test_blank_cells_with_the_rims_of_pale_discs_are_not_empty() -> None:
    ys, xs = np.mgrid[-7:8, -7:8]
    away = np.hypot(ys, xs)
    rim = np.where((away <= 6) & (away >= 4.5), 0, 255).astype(np.uint8)
    crops = [Crop(key="cell.0.0,0,0", pixels=rim, box=Box(0, 0, 15, 15))]
    pixels = ink(12.0, 12.0)
    pixels = replace(pixels, blank=np.ones_like(pixels.blank))
    bare = without_ink(GRID, pixels, crops)
    assert bare.marked is not None
    assert bare.marked.all()
