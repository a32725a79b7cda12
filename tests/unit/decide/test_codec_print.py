"""Small print behind a codec, read by the blocks of its file."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from unheat.decide.codec_letters import ACROSS, DOWN, Letters, is_legible, with_usual
from unheat.decide.codec_print import BlockWord, read_by_blocks
from unheat.decide.codec_scene import Site, to_coefficients, to_levels
from unheat.load.planes import Plane, planes_of

ROWS, COLUMNS, WIDE, HIGH = 14, 16, 34, 22
SIZE = 7.5
ADVANCES = with_usual({"d": 4.0}, even=False)


def _drawn(texts: list[list[str]], quality: int) -> Plane:
    """The lightness of a JPEG of so many cells, each of a gray of its own."""
    rng = np.random.default_rng(3)
    figure = Figure(figsize=(COLUMNS * WIDE / 72, ROWS * HIGH / 72), dpi=72)
    grays = rng.integers(40, 220, size=(ROWS, COLUMNS))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.imshow(grays, cmap="gray", vmin=0, vmax=255, aspect="auto", interpolation="nearest")
    for row in range(ROWS):
        for column in range(COLUMNS):
            color = "black" if grays[row, column] > 128 else "white"
            text = texts[row][column]
            ax.text(column, row, text, ha="center", va="center", fontsize=SIZE, color=color)
    drawn, stream = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    Image.open(drawn).convert("RGB").save(stream, "JPEG", quality=quality)
    planes = planes_of(stream.getvalue())
    assert planes is not None
    return planes[0]


def _sites(texts: list[list[str]]) -> Iterator[Site]:
    for row in range(ROWS):
        for column in range(COLUMNS):
            x, y = (column + 0.5) * WIDE, (row + 0.5) * HIGH
            yield Site(
                row=row,
                column=column,
                inner=(
                    row * HIGH + 1,
                    (row + 1) * HIGH - 1,
                    column * WIDE + 1,
                    (column + 1) * WIDE - 1,
                ),
                ink=(x - 6, y - 3, x + 6, y + 3),
                text=texts[row][column],
            )


def _printed() -> list[list[str]]:
    numbers = np.random.default_rng(5).integers(0, 100, size=(ROWS, COLUMNS))
    return [[f".{number:02d}" for number in line] for line in numbers.tolist()]


@pytest.fixture(scope="module")
def read() -> tuple[list[list[str]], list[list[str]], dict[tuple[int, int], BlockWord]]:
    """What is printed, what readers made of it, and what the blocks say."""
    printed = _printed()
    said = [list(line) for line in printed]
    rng = np.random.default_rng(7)
    # One number in eight is misread, by a digit that color does not tell from the right one.
    for row, column in zip(*np.nonzero(rng.random((ROWS, COLUMNS)) < 0.125), strict=True):
        last = (int(printed[row][column][-1]) + int(rng.integers(1, 4))) % 10
        said[row][column] = printed[row][column][:-1] + str(last)
    plane = _drawn(printed, 30)

    def fits(cell: tuple[int, int], text: str) -> bool:
        return abs(float(text) - float(printed[cell[0]][cell[1]])) < 0.05

    sites = list(_sites(said))
    teachers = {(site.row, site.column) for site in sites}
    return printed, said, read_by_blocks(plane, sites, 5.0, ADVANCES, teachers, fits, {})


def test_numbers_are_read_as_they_were_printed(
    read: tuple[list[list[str]], list[list[str]], dict[tuple[int, int], BlockWord]],
) -> None:
    printed, said, words = read
    assert len(words) == ROWS * COLUMNS
    misread = sum(said[r][c] != printed[r][c] for r, c in words)
    wrong = sum(word.text != printed[r][c] for (r, c), word in words.items())
    assert misread > 20
    assert wrong <= 0.1 * misread


def test_words_by_a_margin_are_right(
    read: tuple[list[list[str]], list[list[str]], dict[tuple[int, int], BlockWord]],
) -> None:
    printed, _, words = read
    sure = {cell: word for cell, word in words.items() if word.margin >= 0.5}
    assert len(sure) > 0.8 * len(words)
    assert all(word.text == printed[r][c] for (r, c), word in sure.items())


def test_too_few_lessons_say_nothing() -> None:
    printed = _printed()
    sites = list(_sites(printed))
    plane = _drawn(printed, 30)
    few = {(0, column) for column in range(COLUMNS)}
    assert read_by_blocks(plane, sites, 5.0, ADVANCES, few, lambda *_: True, {}) == {}


def test_a_misprint_is_read_as_it_is_printed() -> None:
    """Color teaches and proposes nothing."""
    printed = _printed()
    colored = [list(line) for line in printed]
    for cell in range(0, COLUMNS, 3):
        printed[4][cell] = f".{(int(printed[4][cell][1:]) + 50) % 100:02d}"
    plane = _drawn(printed, 30)
    sites = list(_sites(printed))

    def fits(cell: tuple[int, int], text: str) -> bool:
        return abs(float(text) - float(colored[cell[0]][cell[1]])) < 0.05

    teachers = {(s.row, s.column) for s in sites if fits((s.row, s.column), s.text)}
    words = read_by_blocks(plane, sites, 5.0, ADVANCES, teachers, fits, {})
    assert [words[4, cell].text for cell in range(0, COLUMNS, 3)] == [
        printed[4][cell] for cell in range(0, COLUMNS, 3)
    ]


def test_coefficients_and_levels_are_the_same() -> None:
    levels = np.random.default_rng(1).normal(0.0, 40.0, size=(24, 40))
    assert np.allclose(to_levels(to_coefficients(levels)), levels, atol=1e-3)
    flat = to_coefficients(np.full((8, 8), 5.0))
    assert np.isclose(flat[0, 0, 0, 0], 40.0, atol=1e-3)


def test_characters_begin_where_the_text_has_come_to() -> None:
    letters = Letters(with_usual({"d": 5.0}, even=False), 6.0)
    glyphs = letters.glyphs(["1.5"], np.array([40]), np.array([30]))
    begins = (glyphs.x + 1) * ACROSS - glyphs.u
    assert begins.tolist() == [40, 60, 70]
    assert letters.width("1.5") == 50
    assert ((glyphs.y + letters.high // 2) * DOWN - glyphs.v).tolist() == [30, 30, 30]


def test_even_faces_have_one_advance() -> None:
    assert set(with_usual({"d": 5.0}, even=True).values()) == {5.0}
    assert with_usual({"d": 5.0, ".": 3.0}, even=False)["."] == 3.0


def test_templates_are_kept_of_numbers_alone() -> None:
    assert is_legible("-0.5%")
    assert not is_legible("-")
    assert not is_legible("n.s.")
    assert not is_legible("")
