"""Outer lines of a table that hold its names."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.decide.conftest import table_of

from unheat.decide.named_cells import _in_colors_of_a_table, _on_own_ground, names_parted
from unheat.model import Axis, TextReading
from unheat.text.labels import PanelTexts, Texts


def reading(text: str) -> TextReading | None:
    if not text:
        return None
    try:
        return TextReading(raw=text, value=float(text))
    except ValueError:
        return TextReading(raw=text)


def parted(
    table: list[str],
    plain: list[tuple[int, int]],
    rows: tuple[str | None, ...] = (),
    fill: tuple[float, float, float] = (255.0, 255.0, 255.0),
    stripe: float = 0.0,
) -> tuple[int, int] | None:
    """The shape that is left of a table; ``plain`` cells have one ``fill``, others their own."""
    cells = [line.split() for line in table]
    shape = len(cells), len(cells[0])
    readings = np.full(shape, None, dtype=object)
    rgb = np.zeros((*shape, 3))
    for row, line in enumerate(cells):
        for col, text in enumerate(line):
            readings[row, col] = reading(text.strip("_"))
            white = (row, col) in plain
            shade = np.array(fill) - stripe * (row % 2)
            rgb[row, col] = shade if white else (40.0 * row, 200.0 - 30 * col, 90.0)
    layout, pixels = table_of(rgb)
    bare = Axis(title=None, labels=(), confidence=(), review=())
    n = len(rows)
    named = Axis(title=None, labels=rows, confidence=(1.0,) * n, review=(False,) * n)
    texts = Texts(
        figure_title=None, panels=(PanelTexts(title=None, rows=named, columns=bare),), bars=()
    )
    result = names_parted(layout, [readings], [pixels], texts)
    return None if result is None else result.panels[0].grid.shape


LEFT = [(row, 0) for row in range(4)]
TOP = [(0, col) for col in range(4)]
TABLE = ["Town Jan Feb Mar", "Porto 11 12 13", "Basel 21 22 23", "Turin 31 32 33"]


def test_names_and_header_are_cut_off() -> None:
    assert parted(TABLE, LEFT + TOP) == (3, 3)


def test_a_reader_may_take_one_name_for_a_number() -> None:
    table = [*TABLE, "Graz 41 42 43", "7 51 52 53"]
    assert parted(table, [(row, 0) for row in range(6)] + TOP) == (5, 3)


def test_names_on_one_color_that_a_reader_takes_for_numbers_are_names() -> None:
    table = ["Town Jan Feb", "Porto 11 12", "7 21 22", "8 31 32", "Turin 41 42", "Basel 51 52"]
    assert parted(table, [(row, 0) for row in range(6)] + [(0, 1), (0, 2)]) == (5, 2)
    colored = [(row, 0) for row in range(1, 5)] + [(0, 1), (0, 2)]
    assert parted(table[:2] + ["7 21 22"] * 3, colored) != (4, 2)


def test_a_name_may_begin_with_a_number() -> None:
    assert parted(["7-cohere-v3 11 12", "8-large-v5 21 22", "small 31 32"], LEFT) == (3, 2)


def test_what_a_sheet_counts_its_lines_with_goes_too() -> None:
    table = ["A B Cc D", "Town Jan Feb Mar", "Porto 1 2 3", "Basel 4 5 6", "Turin 7 8 9"]
    plain = [(row, 0) for row in range(5)] + TOP + [(1, col) for col in range(4)]
    assert parted(table, plain) == (3, 3)


@pytest.mark.parametrize(
    ("table", "plain", "rows"),
    [
        (["low 12 13", "high 22 23", "low 32 33"], [], ()),
        (["low low 13", "high low 23", "mid high high"], LEFT, ()),
        (["12 12 13", "22 22 23", "32 32 33"], LEFT, ()),
        (["ns 12 13", "ns 22 23", "ns 32 33"], LEFT, ("Porto", "Basel", "Turin")),
    ],
)
def test_colored_words_tables_of_words_numbers_and_named_rows_stay(
    table: list[str], plain: list[tuple[int, int]], rows: tuple[str, ...]
) -> None:
    assert parted(table, plain, rows) is None


@pytest.mark.parametrize(("fill", "shape"), [((160.0,) * 3, (5, 2)), ((120.0, 160.0, 90.0), None)])
def test_letters_on_a_grey_of_their_own_are_headings(
    fill: tuple[float, float, float], shape: tuple[int, int] | None
) -> None:
    """Readers make digits of single letters; one color has one number only."""
    table = ["A 11 12", "8 21 22", "0 31 32", "0 41 42", "F 51 52"]
    assert parted(table, [(row, 0) for row in range(5)], fill=fill) == shape


def test_names_on_the_stripes_of_a_slide() -> None:
    table = ["Adele 11 12", "Bruno 21 22", "Celia 31 32", "Dario 41 42"]
    names = [(row, 0) for row in range(4)]
    assert parted(table, names, stripe=25.0) == (4, 2)
    uneven = [*table[:3], "Elias 41 42", "Fanny 51 52"]
    assert parted(uneven, [(0, 0), (2, 0)], stripe=25.0) is None


def test_numbers_on_the_grounds_of_headings_and_names_are_these() -> None:
    """Batch sizes name the rows of a slide's table, and its head is blue from end to end."""
    cells = np.array(
        [[(230.0 - 40 * row, 90.0 + 30 * col, 80.0) for col in range(5)] for row in range(5)]
    )
    printed = np.ones((5, 5), dtype=bool)
    printed[0, 0] = False
    cells[0] = (79.0, 129.0, 189.0)
    cells[1::2, 0], cells[2::2, 0] = (208.0, 216.0, 232.0), (233.0, 237.0, 244.0)
    assert _in_colors_of_a_table(printed, cells) == (1, 1)
    assert _in_colors_of_a_table(printed, cells[:, [0, 0, 1, 2, 3]]) == (2, 1)
    assert _in_colors_of_a_table(printed, cells[1:]) == (0, 0)
    bare = printed & (np.arange(5) > 0)
    assert _in_colors_of_a_table(bare, cells) == (0, 0)
    shared = cells.copy()
    shared[3, 3] = cells[1, 0]
    assert _in_colors_of_a_table(printed, shared) == (0, 0)


def test_text_beside_a_table_names_few_of_its_rows() -> None:
    table = ["Town Jan Feb", "Porto 11 12", "Basel 21 22", "Turin 31 32", "Lyon 41 42"]
    plain = [(row, 0) for row in range(5)] + [(0, 1), (0, 2)]
    assert parted(table, plain, ("Darker cells are higher", None, None, None, None)) == (4, 2)


def test_a_sheet_goes_on_beyond_its_table() -> None:
    table = ["_ A B C D E", "1 _ Jan Feb Mar _", "2 Porto 11 12 13 _", "3 Basel 21 22 23 _"]
    table += ["4 Turin 31 32 33 _", "5 Siena 41 42 43 _", "6 _ _ _ _ _", "7 _ _ _ _ _"]
    plain = [(row, col) for row in range(8) for col in range(6)]
    cells = {(row, col) for row in (2, 3, 4, 5) for col in (2, 3, 4)}
    assert parted(table, [place for place in plain if place not in cells]) == (4, 3)
    # Porto has no values, but a name.
    table[2] = "2 Porto _ _ _ _"
    assert parted(table, [place for place in plain if place not in cells]) == (4, 3)


def test_years_over_the_numbers_are_headings_where_they_alone_have_no_name() -> None:
    table = ["_ _ 2019 2020", "_ North 11 12", "_ South 21 22", "_ East 31 32"]
    plain = [(row, col) for row in range(4) for col in (0, 1)] + [(0, 2), (0, 3)]
    assert parted(table, plain) == (3, 2)


def test_years_over_named_rows_are_the_names_of_columns_without_any() -> None:
    """They are numbers in a row of cells on white, over which an empty one stands."""
    table = ["_ _ _", "2021 2022 2023", "1 -2 3", "-3 8 1", "4 5 -6"]
    plain = [(row, col) for row in range(2) for col in range(3)]
    named: tuple[str | None, ...] = (None, None, "Gold", "Cash", "Bonds")
    assert parted(table, plain, named) == (3, 3)
    # The heading of the names stands beside years, and names a row of numbers like others.
    headed = [(0, 0), (0, 1), (0, 2)]
    all_named = ("Stock", "Gold", "Cash", "Bonds")
    assert parted(table[1:], headed, all_named) == (3, 3)
    blank = [(row, col) for row in range(2) for col in range(3)]
    assert parted(table, blank, (None, *all_named)) == (3, 3)
    assert parted(["4 0 2", *table[2:]], headed, all_named) is None
    # A row of its own among these may be one of cells that are pale.
    pale = ["_ _ _", "0 1 -1", *table[2:]]
    assert parted(pale, plain, (None, "Oil", "Gold", "Cash", "Bonds")) is None
    assert parted(table, plain, (None, None, "Gold", None, "Bonds")) is None
    assert parted(table, [*plain, (3, 0), (3, 1), (3, 2)], named) is None


def test_a_row_that_goes_on_in_its_color_over_the_names_is_a_header() -> None:
    blue, pale = (68.0, 114.0, 196.0), (217.0, 225.0, 242.0)
    cells = np.array(
        [[(230.0 - 40 * row, 90.0 + 30 * col, 80.0) for col in range(4)] for row in range(4)]
    )
    cells[:, 0] = pale
    assert _on_own_ground(cells) == 0
    cells[0] = blue
    assert _on_own_ground(cells) == 1
    cells[1] = blue
    assert _on_own_ground(cells) == 2
    # Names that stand on the same color are no cells beside a header.
    cells[1:, 0] = blue
    assert _on_own_ground(cells) == 0


@pytest.mark.parametrize(("fill", "columns"), [(244.0, 3), (255.0, 4)])
def test_a_column_of_names_may_be_wider_than_those_of_numbers(fill: float, columns: int) -> None:
    """Its other half has no print; on the color of the page it may be a column without values."""
    table = ["_ Town Jan Feb Mar", "Porto _ 11 12 13", "Basel _ 21 22 23", "Turin _ 31 32 33"]
    plain = [(row, col) for row in range(4) for col in (0, 1)] + [(0, col) for col in range(5)]
    assert parted(table, plain, fill=(fill,) * 3) == (3, columns)


def test_dates_on_one_color_are_names_where_few_cells_hold_some() -> None:
    table = ["2024-01 11 12", "2024-02 21 22", "2024-03 31 32", "2024-04 41 42"]
    assert parted(table, LEFT) == (4, 2)
    assert parted([line.replace(" ", "-01 ") for line in table], LEFT) is None
