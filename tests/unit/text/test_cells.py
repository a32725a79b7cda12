"""From the ink of cells to their readings, on panels drawn here."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.model import (
    CellPixels,
    Crop,
    Grid,
    NumberFormat,
    Raster,
    Reason,
    TextReading,
    Word,
)
from unheat.text.candidates import respell, weigh
from unheat.text.cells import cut_cells, doubtful, read_cells, sample
from unheat.text.cut import coverage_of, place
from unheat.text.panel import PanelPrint
from unheat.text.skeleton import Skeleton

CELL = (60, 30)
FILL = (70.0, 90.0, 160.0)


def draw(texts: list[list[str]]) -> tuple[Raster, Grid, CellPixels]:
    """A panel with white print on blue, and the pixels of its cells as measured."""
    width, height = CELL
    rows, cols = len(texts), len(texts[0])
    rgb = np.full((rows * height, cols * width, 3), FILL, dtype=np.uint8)
    boxes = np.full((rows, cols, 4), np.nan)
    for row, line in enumerate(texts):
        for col, text in enumerate(line):
            part: npt.NDArray[np.uint8] = np.full((height, width, 3), FILL, dtype=np.uint8)
            lines, white = text.split("\n"), (255, 255, 255)
            for number, line_text in enumerate(lines):
                at = (6, 20 if len(lines) == 1 else 13 + 14 * number)
                cv2.putText(
                    part, line_text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, white, 1, cv2.LINE_AA
                )
            y, x = np.nonzero(part[:, :, 0] > 150)
            rgb[row * height : (row + 1) * height, col * width : (col + 1) * width] = part
            if len(y):
                origin = np.array([col * width, row * height] * 2)
                boxes[row, col] = np.array([x.min(), y.min(), x.max() + 1, y.max() + 1]) + origin
    shape = (rows, cols)
    pixels = CellPixels(
        rgb=np.broadcast_to(np.array(FILL), (*shape, 3)),
        spread=np.zeros(shape),
        clean=np.full(shape, 100.0),
        ink_box=boxes,
        ink_share=np.full(shape, 0.1),
        blank=np.zeros(shape, dtype=bool),
    )
    grid = Grid(
        row_spans=tuple((r * height * 1.0, (r + 1) * height * 1.0) for r in range(rows)),
        column_spans=tuple((c * width * 1.0, (c + 1) * width * 1.0) for c in range(cols)),
    )
    return Raster(rgb=rgb, name="drawn", sha256="", format="png"), grid, pixels


def words_for(crops: list[Crop], texts: list[list[str]], engine: str = "neural") -> list[Word]:
    def text(crop: Crop) -> str:
        row, col, _ = place(crop.key)
        return texts[row][col]

    return [Word(text=text(c), confidence=0.98, engine=engine, key=c.key) for c in crops]


def panel(rows: int, cols: int, seed: int = 0) -> list[list[str]]:
    values = np.random.default_rng(seed).uniform(-1, 1, (rows, cols))
    return [[f"{value:.2f}" for value in line] for line in values]


def test_crops_are_dark_on_white_and_hold_the_ink() -> None:
    raster, grid, pixels = draw([["0.5", ""]])
    (crop,) = cut_cells(raster, grid, pixels, prefix="panel 1: ")
    shown = np.asarray(crop.pixels)
    assert crop.key == "panel 1: 0,0,0"
    assert shown.dtype == np.uint8
    assert shown.min() < 20
    assert np.median(shown) == 255


def test_the_panel_s_own_reader_reads_cells_that_no_engine_saw() -> None:
    texts = panel(12, 8)
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    shown = sample(crops, 48)
    readings = read_cells(grid.shape, crops, words_for(shown, texts))
    cells = [(row, col) for row in range(12) for col in range(8)]
    wrong = {cell for cell in cells if readings[cell].value != float(texts[cell[0]][cell[1]])}
    in_doubt = {place(key)[:2] for key in doubtful(readings, crops)}
    assert len(wrong) < 10  # of 48 that no engine saw
    assert wrong <= in_doubt


def test_a_lost_minus_is_put_back_where_the_ink_shows_it() -> None:
    texts = [["-0.52", "0.31"]]
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    readings = read_cells(grid.shape, crops, words_for(crops, [["0.52", "0.31"]]))
    assert readings[0, 0].value == -0.52
    assert readings[0, 1].value == 0.31


def test_readers_that_differ_leave_doubt_and_an_alternative() -> None:
    raster, grid, pixels = draw([["0.58"]])
    crops = cut_cells(raster, grid, pixels)
    neural = words_for(crops, [["0.58"]])
    other = words_for(crops, [["0.56"]], "tesseract")
    reading = read_cells(grid.shape, crops, other, neural)[0, 0]
    assert reading.confidence < 0.9
    assert Reason.READERS_DIFFER in reading.reasons
    assert {reading.value, reading.alternatives[0].value} == {0.58, 0.56}


def test_ink_that_nobody_read_is_said_to_be_unreadable() -> None:
    raster, grid, pixels = draw([["0.5"]])
    crops = cut_cells(raster, grid, pixels)
    reading = read_cells(grid.shape, crops, [])[0, 0]
    assert reading.reasons == (Reason.UNREADABLE_INK,)
    assert doubtful(read_cells(grid.shape, crops, []), crops) == ["0,0,0"]


def test_words_are_what_both_readers_read_and_a_drawing_is_unreadable() -> None:
    raster, grid, pixels = draw([["low", "0.85"]])
    crops = cut_cells(raster, grid, pixels)
    neural = words_for(crops, [["low", "Pe"]])
    other = words_for(crops, [["low", "maa"]], "tesseract")
    word, drawing = read_cells(grid.shape, crops, other, neural)[0]
    assert word.reasons == (Reason.NOT_A_NUMBER,)
    assert drawing.value is None
    assert Reason.UNREADABLE_INK in drawing.reasons
    assert Reason.NOT_A_NUMBER not in drawing.reasons


@pytest.mark.parametrize(
    ("misread", "meant"), [("O.5l", "0.51"), ("- 0.4", "-0.4"), ("0 .7", "0.7"), ("GPT-4", "GPT-4")]
)
def test_respelling_only_makes_numbers(misread: str, meant: str) -> None:
    assert respell(misread) == meant


def test_certain_texts_teach_better_than_confused_words() -> None:
    texts = panel(6, 6, seed=3)
    raster, grid, pixels = draw(texts)
    crops = cut_cells(raster, grid, pixels)
    confused = [[text.replace("6", "8") for text in row] for row in texts]
    print_ = PanelPrint(grid.shape, crops)
    print_.learn({word.key: word for word in words_for(crops, confused)}, {})
    wrong = [cell for cell in np.ndindex(grid.shape) if "6" in texts[cell[0]][cell[1]]]
    assert wrong
    print_.teach({(row, col): texts[row][col] for row, col in np.ndindex(grid.shape)})
    for row, col in wrong:
        reading: TextReading = print_.readings[row, col]  # type: ignore[assignment]
        said = [reading.raw, *(other.raw for other in reading.alternatives)]
        assert texts[row][col] in said


def test_too_few_certain_texts_teach_nothing() -> None:
    raster, grid, pixels = draw([["0.52", "0.31"]])
    crops = cut_cells(raster, grid, pixels)
    print_ = PanelPrint(grid.shape, crops)
    print_.learn({word.key: word for word in words_for(crops, [["0.52", "0.31"]])}, {})
    before = print_.readings[0, 0]
    print_.teach({(0, 0): "0.99"})
    assert print_.readings[0, 0] == before
    assert print_.doubts({(0, 1)}) == [crops[1]]


def test_what_is_asked_again_is_heard_though_the_cell_was_firm() -> None:
    raster, grid, pixels = draw([["0.52", "0.31"]])
    crops = cut_cells(raster, grid, pixels)
    texts = [["0.52", "0.31"]]
    print_ = PanelPrint(grid.shape, crops)
    print_.learn({w.key: w for w in words_for(crops, texts)}, {})
    alone: TextReading = print_.readings[0, 0]
    again = words_for(crops[:1], texts, engine="tesseract")
    print_.learn({}, {word.key: word for word in again})
    both: TextReading = print_.readings[0, 0]
    assert both.confidence > alone.confidence
    assert set(print_.heard) == {crop.key for crop in crops}


def test_a_speck_beside_the_point_is_no_second_point() -> None:
    lost = Skeleton(parts="d..d", certain=True)
    word = Word(text="3.1", confidence=0.98, engine="neural", key="0,0,0")
    assert weigh([word], [lost], None)[0].text == "3.1"


def test_a_faint_minus_sign_before_the_ink_belongs_to_it() -> None:
    raster, grid, pixels = draw([["0.52", "0.31"]])
    rgb = raster.rgb.copy()
    fill, white = np.array(FILL), np.array([255.0, 255.0, 255.0])
    left, top, _, bottom = (int(value) for value in pixels.ink_box[0, 0])
    middle = (top + bottom) // 2
    rgb[middle, left - 5 : left - 1] = np.round(fill + 0.3 * (white - fill))
    faint = cut_cells(replace(raster, rgb=rgb), grid, pixels)
    plain = cut_cells(raster, grid, pixels)
    assert coverage_of(faint[0]).shape[1] > coverage_of(plain[0]).shape[1]
    assert coverage_of(faint[1]).shape == coverage_of(plain[1]).shape
    # A tick mark is plain ink.
    rgb = raster.rgb.copy()
    rgb[middle, left - 5 : left - 1] = white
    marked = cut_cells(replace(raster, rgb=rgb), grid, pixels)
    assert coverage_of(marked[0]).shape == coverage_of(plain[0]).shape
    # A speck below is no sign.
    rgb = raster.rgb.copy()
    rgb[bottom - 1, left - 5 : left - 1] = np.round(fill + 0.3 * (white - fill))
    speck = cut_cells(replace(raster, rgb=rgb), grid, pixels)
    assert coverage_of(speck[0]).shape == coverage_of(plain[0]).shape


def test_a_sign_that_the_own_reader_sees_is_lent_to_the_digits_of_others() -> None:
    others = Word(text="0.58", confidence=0.97, engine="neural", key="0,0,0")
    own = Word(text="-0.59", confidence=0.2, engine="glyphs", key="0,0,0")
    plain = Skeleton(parts="d.dd", certain=False)
    assert weigh([others, own], [plain], None)[0].text == "-0.58"
    assert weigh([others], [plain], None)[0].text == "0.58"


def test_a_mantissa_of_two_digits_has_lost_its_point() -> None:
    scientific = NumberFormat(decimals=1, scientific=True, exponent="e-01")
    word = Word(text="11e-01", confidence=0.96, engine="tesseract", key="0,0,0")
    assert weigh([word], [], scientific)[0].text == "1.1e-01"
    assert weigh([word], [], NumberFormat(decimals=0))[0].text == "11e-01"


def test_color_confirms_the_line_of_a_cell_that_holds_its_value() -> None:
    texts = [["25.1\n+0.3", "30.4\n+1.2"], ["41.2\n+2.0", "17.9\n+0.7"]]
    raster, grid, pixels = draw(texts)
    print_ = PanelPrint(grid.shape, cut_cells(raster, grid, pixels))
    certain = {(row, col): texts[row][col] for row, col in np.ndindex(grid.shape)}
    lessons = {f"{row},{col},{k}": part for (row, col), text in certain.items()
               for k, part in enumerate(text.split("\n"))}  # fmt: skip
    assert print_._confirmed(lessons)["0,0,1"] == 4
    print_._certain, print_._finest = certain, dict.fromkeys(certain, 0.5)
    print_._expected = dict.fromkeys(certain, (25.0, 0.2))
    counts = print_._confirmed(lessons)
    assert [counts["0,0,0"], counts["0,0,1"]] == [2, 0]
    colors, _ = print_._colors({}, lessons)
    assert set(colors) == {"0,0,0", "0,1,0", "1,0,0", "1,1,0"}


def test_a_word_among_numbers_gives_way_to_the_number_that_is_hardly_seen() -> None:
    number_format = NumberFormat(decimals=2)
    word = Word(text="a70", confidence=0.8, engine="neural", key="0,0,0")
    number = Word(text="0.70", confidence=0.0, engine="glyphs", key="0,0,0")
    best = weigh([word, number], [], number_format)[0]
    assert (best.text, best.weight) == ("0.70", 0.1)
    # Where two readers read the word, or no numbers are printed, it stands there.
    other = Word(text="a70", confidence=0.5, engine="tesseract", key="0,0,0")
    assert weigh([word, other, number], [], number_format)[0].text == "a70"
    assert weigh([word, number], [], None)[0].text == "a70"
    # A cross over an empty cell is no number at all.
    cross = Word(text="十", confidence=0.99, engine="neural", key="0,0,0")
    assert weigh([cross, number], [], number_format)[0].text == "十"


def test_digits_that_no_engine_sees_are_doubted_where_they_explain_little() -> None:
    cross = Word(text="十", confidence=0.99, engine="neural", key="0,0,0")
    plus = Word(text="+", confidence=0.9, engine="tesseract", key="0,0,0")
    guess = Word(text="-111.1", confidence=0.45, engine="glyphs", key="0,0,0")
    number_format = NumberFormat(decimals=1)
    assert weigh([plus, cross, guess], [], number_format)[0].text == "十"
    sure = Word(text="-1.1", confidence=0.99, engine="glyphs", key="0,0,0")
    assert weigh([plus, cross, sure], [], number_format)[0].text == "-1.1"
