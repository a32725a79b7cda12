"""Panels without a scale: which of them are no heatmaps."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import numpy.typing as npt
import pytest

from unheat.color.known import colors_of
from unheat.decide.refuse import believed, refusal
from unheat.model import Box, Panel, Status

FloatArray = npt.NDArray[np.float64]
WHITE, BLUE, GOLD = (255.0, 255, 255), (60.0, 90, 160), (220.0, 180, 60)


def panel(
    rgb: npt.ArrayLike,
    numbers: npt.ArrayLike | None = None,
    *,
    unread: int = 0,
    scale: str | None = None,
    named: bool = True,
    apart: float = 0.0,
) -> Panel:
    """A panel of given colors (R, C, 3) and numbers (R, C); white cells are empty.

    Columns of ten pixels stand so many pixels ``apart``.
    """
    colors = np.asarray(rgb, dtype=float)
    shape = colors.shape[:2]
    values = np.full(shape, np.nan) if numbers is None else np.asarray(numbers, dtype=float)
    status = np.full(shape, Status.COLOR_ONLY, dtype=object)
    status[(colors == 255).all(axis=2)] = Status.EMPTY
    status.ravel()[:unread] = Status.UNREAD
    text = np.array([None if np.isnan(v) else f"{v:g}" for v in values.ravel()], dtype=object)
    cells = SimpleNamespace(
        rgb=colors,
        text=text.reshape(shape),
        text_value=values,
        status=status,
        value=values.copy(),
        review=status == Status.UNREAD,
    )
    axis = SimpleNamespace(labels=("a",) if named else (None,))
    ticks, least = ((), np.nan) if scale == "bare" else (("0", "1"), 0.0)
    told = SimpleNamespace(norm=scale, ticks=ticks, minimum=least)
    scale_or_none = None if scale is None else told
    grid = SimpleNamespace(
        row_spans=tuple((10.0 * row, 10.0 * row + 10.0) for row in range(shape[0])),
        column_spans=tuple(
            ((10.0 + apart) * column, (10.0 + apart) * column + 10.0) for column in range(shape[1])
        ),
    )
    return cast(
        Panel,
        SimpleNamespace(
            scale=scale_or_none, cells=cells, rows=axis, columns=axis, grid=grid, title=None
        ),
    )


def ramp(rows: int, columns: int, name: str = "viridis") -> FloatArray:
    curve = colors_of(name)
    assert curve is not None
    return np.asarray(curve[np.random.default_rng(2).integers(0, len(curve), (rows, columns))])


def board(rows: int, columns: int, *colors: tuple[float, float, float]) -> FloatArray:
    turns = np.add.outer(np.arange(rows), np.arange(columns)) % len(colors)
    return np.asarray(np.array(colors)[turns])


def bars(heights: list[int], floating: int = 0) -> FloatArray:
    rgb = np.full((8, len(heights), 3), 255.0)
    for column, height in enumerate(heights):
        rgb[8 - height - floating : 8 - floating, column] = (20 * column, 120, 200 - 20 * column)
    return rgb


@pytest.mark.parametrize(
    ("rgb", "why"),
    [
        (board(8, 8, WHITE, BLUE), "two colors"),
        (board(9, 12, WHITE, BLUE, GOLD), "repeats itself"),
        (bars([3, 5, 2, 8, 4, 6]), "bars of a chart"),
        (bars([3, 5, 2, 6, 4, 6], floating=2), "bars of a chart"),
        (ramp(1, 3), "a few cells"),
        (np.random.default_rng(4).integers(0, 255, (4, 6, 3)), "follow no color scale"),
    ],
    ids=["board", "tiles", "bars", "floating", "flag", "paints"],
)
def test_colors_that_are_no_scale_are_refused(rgb: FloatArray, why: str) -> None:
    said = refusal(panel(rgb))
    assert said is not None
    assert why in said
    assert refusal(panel(rgb, scale="linear")) is None


@pytest.mark.parametrize("name", ["viridis", "coolwarm", "jet", "hsv", "Blues", "Spectral"])
@pytest.mark.parametrize("shape", [(3, 4), (4, 6), (12, 10)])
def test_colors_of_a_map_are_kept(name: str, shape: tuple[int, int]) -> None:
    assert refusal(panel(ramp(*shape, name))) is None


def test_a_matrix_of_three_categories_is_kept() -> None:
    names = np.random.default_rng(3).integers(0, 3, (6, 8))
    matrix = np.array([WHITE, BLUE, GOLD])[names]
    assert refusal(panel(matrix)) is None
    said = refusal(panel(matrix, named=False))
    assert said is not None
    assert "nothing names" in said
    assert refusal(panel(ramp(12, 10), named=False)) is None


def test_numbers_without_colors_are_a_table() -> None:
    numbers = np.arange(20).reshape(4, 5)
    assert refusal(panel(np.full((4, 5, 3), 240.0), numbers)) is not None
    assert refusal(panel(board(4, 5, BLUE, GOLD), numbers)) is not None
    assert refusal(panel(ramp(4, 5), numbers)) is None


def test_numbers_on_three_colors_go_with_them_or_not() -> None:
    names = np.random.default_rng(3).integers(0, 3, (6, 8))
    seats = np.array([WHITE, BLUE, GOLD])[names]
    assert refusal(panel(seats, np.arange(48).reshape(6, 8))) is not None
    assert refusal(panel(seats, 10 * names + np.arange(48).reshape(6, 8) % 7)) is None


def test_stripes_are_a_table_whatever_is_read_in_them() -> None:
    stripes = np.repeat(board(6, 1, BLUE, GOLD), 5, axis=1)
    stripes[0] = (30.0, 30.0, 30.0)
    assert refusal(panel(stripes, unread=4)) is not None
    assert refusal(panel(stripes, np.arange(30).reshape(6, 5))) is not None


def test_few_numbers_on_two_colors_are_kept() -> None:
    assert refusal(panel(board(2, 2, BLUE, GOLD), [[91, 9], [12, 88]])) is None
    shares = np.add.outer(np.arange(4), np.arange(5)) % 2
    assert refusal(panel(board(4, 5, BLUE, GOLD), shares)) is None


def test_print_that_was_not_read_is_for_a_person_to_look_at() -> None:
    assert refusal(panel(ramp(1, 3), unread=2)) is None


def test_a_column_of_one_color_is_no_heatmap_whatever_was_not_read_in_it() -> None:
    """A column of a scheme: two words, two numbers, and the next column beside it for names."""
    column = np.array([[BLUE]] * 4)
    assert refusal(panel(column, np.array([[np.nan], [np.nan], [1.0], [2.0]]), unread=2))
    assert refusal(panel(board(4, 1, BLUE, GOLD), [[3], [4], [1], [2]], unread=1)) is None


def test_a_matrix_of_categories_has_names_beside_it() -> None:
    colors = board(6, 8, WHITE, BLUE, GOLD)
    assert refusal(panel(colors, scale="categories")) is None
    why = refusal(panel(colors, scale="categories", named=False))
    assert why is not None
    assert "parts of a whole" in why


def test_bars_with_a_legend_are_refused() -> None:
    assert refusal(panel(bars([3, 5, 2, 7, 4]), scale="categories")) is not None


def test_bands_under_the_lines_of_axes_are_refused_though_one_passes_for_a_bar() -> None:
    bands = np.repeat(board(5, 1, BLUE, GOLD, (9.0, 9, 9)), 5, axis=1)
    said = refusal(panel(bands, scale="linear", named=False))
    assert said is not None
    assert "lines are drawn over" in said
    assert refusal(panel(bands, scale="linear")) is None
    assert refusal(panel(bands, np.arange(25).reshape(5, 5), scale="linear", named=False)) is None


def test_striped_rows_are_a_table_whatever_bar_stands_beside() -> None:
    stripes = np.repeat(board(6, 1, BLUE, GOLD), 5, axis=1)
    told = panel(stripes, scale="linear")
    told.cells.value[:] = 5.0
    assert "two colors" in str(refusal(told))
    numbers = np.repeat([[3.0], [4.0]] * 3, 5, axis=1)
    assert refusal(panel(stripes, numbers, scale="linear")) is None
    rows = np.repeat(ramp(6, 1), 5, axis=1)
    assert refusal(panel(rows, scale="linear")) is None


def test_hexagons_are_no_cells() -> None:
    tiles = ramp(7, 9)
    halves = np.repeat(tiles, 2, axis=1)
    rgb = np.full((7, 19, 3), 255.0)
    for row in range(7):
        rgb[row, row % 2 : row % 2 + 18] = halves[row]
    for scale in (None, "linear"):
        why = refusal(panel(rgb, scale=scale))
        assert why is not None
        assert "bricks" in why
    assert refusal(panel(np.repeat(ramp(7, 9), 2, axis=1), scale="linear")) is None


def test_a_triangle_of_one_color_is_no_brickwork() -> None:
    rgb = np.full((30, 30, 3), 40.0)
    rgb[np.triu_indices(30)] = 200.0
    assert refusal(panel(rgb, scale="linear")) is None


def test_numbers_on_colors_of_no_scale_need_names() -> None:
    generator = np.random.default_rng(4)
    rgb, numbers = generator.integers(0, 255, (5, 6, 3)), generator.integers(1, 99, (5, 6))
    why = refusal(panel(rgb, numbers, named=False))
    assert why is not None
    assert "do not go with" in why
    assert refusal(panel(rgb, numbers)) is None
    assert refusal(panel(ramp(5, 6), numbers, named=False)) is None


def test_spots_of_a_scatter_plot_that_stand_in_line_are_no_matrix() -> None:
    spots = np.full((2, 3, 3), 255.0)
    spots[0, 0], spots[1, 2] = BLUE, GOLD
    assert refusal(panel(spots, scale="linear")) is not None
    spots[0, 1] = spots[1, 1] = BLUE
    assert refusal(panel(spots, scale="linear")) is None


def test_a_line_of_colors_in_order_is_a_key_where_nothing_tells_a_number() -> None:
    curve = colors_of("viridis")
    assert curve is not None
    keys = np.asarray(curve[:: len(curve) // 8][:8]).reshape(8, 1, 3)
    assert refusal(panel(keys, scale="linear")) is not None
    assert refusal(panel(keys, np.arange(8.0).reshape(8, 1), scale="linear")) is None
    assert refusal(panel(keys[[3, 0, 6, 1, 7, 2, 5, 4]], scale="linear")) is None


def test_two_columns_of_one_color_each_are_a_table() -> None:
    table = np.empty((5, 2, 3))
    table[:, 0], table[:, 1] = WHITE, GOLD
    assert refusal(panel(table, np.arange(10.0).reshape(5, 2))) is not None


def test_boxes_of_a_scheme_that_hold_words_are_no_matrix() -> None:
    boxes = np.array([[BLUE, GOLD, (120.0, 200, 90), (200.0, 120, 200)]])
    for named, words, refused in (
        (False, ("Tissue", "Lysis", "MS", "Search"), True),
        (True, ("Tissue", "Lysis", "MS", "Search"), False),
        (False, ("Tissue", None, "MS", "Search"), False),
    ):
        scheme = panel(boxes, scale="linear", named=named, unread=4)
        scheme.cells.text[:] = np.array([words], dtype=object)
        assert (refusal(scheme) is not None) is refused


def test_notes_on_a_board_are_no_cells_though_their_headings_pass_for_a_bar() -> None:
    words = ("Login page", "OAuth", "Charts", "Fix list", None, "Tests")
    for bar, named, told, refused in (
        ("bare", False, words, True),
        ("bare", True, words, False),
        ("linear", False, words, False),
        ("bare", False, (*words[:5], "17"), False),
        ("bare", False, (*words[:2], *[None] * 4), False),
    ):
        notes = panel(ramp(2, 3), scale=bar, named=named, unread=6)
        notes.cells.text.ravel()[:] = told
        notes.cells.value[:] = 1.0
        assert (refusal(notes) is not None) is refused


def test_boxes_of_a_head_in_two_grays_are_no_column_whatever_bar_stands_beside() -> None:
    dark, light = (132.0, 132.0, 132.0), (224.0, 224.0, 224.0)
    head = np.array([[dark], [light], [light]])
    assert refusal(panel(head, scale="linear", named=False)) is not None
    assert refusal(panel(head, scale="linear")) is None
    assert refusal(panel(head, [[1.0], [4.0], [4.0]], scale="linear", named=False)) is None
    steps = panel(np.array([[dark], [light], [GOLD]]), scale="linear", named=False)
    steps.cells.value[:, 0] = 1.0, 4.0, 2.0
    assert refusal(steps) is None


@pytest.mark.parametrize(("named", "told", "kept"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_a_few_cells_beside_a_bar_without_numbers_are_a_sign(
    named: int, told: int, kept: int
) -> None:
    sign = panel(ramp(2, 2), scale="linear", named=bool(named))
    sign.cells.value[:] = np.arange(4.0).reshape(2, 2) if told else np.nan
    assert (refusal(sign) is None) is bool(kept)


def test_a_line_of_steps_of_a_map_that_nothing_names_is_a_key_and_no_other_line_is() -> None:
    curve = colors_of("viridis")
    assert curve is not None
    steps = curve[np.linspace(0, len(curve) - 1, 20).astype(int)].reshape(20, 1, 3)
    assert "as those of a key" in str(refusal(panel(steps, named=False)))
    assert refusal(panel(steps)) is None
    assert refusal(panel(np.random.default_rng(4).permutation(steps), named=False)) is None


def test_a_line_of_cells_in_the_order_of_a_scale_is_a_key_where_nothing_names_it() -> None:
    def read(values: list[float], *, named: bool) -> str | None:
        keys = panel(ramp(len(values), 1), scale="boundaries", named=named)
        keys.cells.value[:, 0] = values
        return refusal(keys)

    assert read([4.0, 3.0, 2.0, 1.0], named=False) is not None
    assert read([4.0, 3.0, 2.0, 1.0], named=True) is None
    assert read([4.0, 1.0, 2.0, 3.0], named=False) is None


def test_bars_that_a_line_is_drawn_over_are_refused() -> None:
    rgb = np.full((8, 6, 3), 255.0)
    for column, height in enumerate((1, 4, 7, 6, 3, 2)):
        rgb[8 - height :, column] = GOLD
    rgb[2:6, 3] = BLUE
    assert "bars of a chart" in (refusal(panel(rgb)) or "")
    rgb[7, 2] = 255.0
    assert "bars of a chart" not in (refusal(panel(rgb)) or "")


def test_bars_that_the_lines_of_axes_part_are_refused_whatever_bar_stands_beside() -> None:
    rgb = np.full((4, 4, 3), 255.0)
    for row, length in enumerate((4, 2, 1, 1)):
        rgb[row, :length] = GOLD
    assert "bars of a chart" in (refusal(panel(rgb, scale="linear")) or "")
    rgb[0, 0] = BLUE
    assert refusal(panel(rgb, scale="linear")) is None


def test_a_diagonal_of_a_map_is_kept() -> None:
    curve = colors_of("viridis")
    assert curve is not None
    matrix = np.tile(np.asarray(curve[0], dtype=float), (15, 15, 1))
    matrix[np.arange(15), np.arange(15)] = curve[np.linspace(0, len(curve) - 1, 15).astype(int)]
    assert refusal(panel(matrix)) is None


def test_half_of_a_matrix_of_ones_is_kept() -> None:
    rgb = np.full((5, 5, 3), 255.0)
    rgb[np.tri(5, dtype=bool)] = GOLD
    assert refusal(panel(rgb, scale="linear")) is None


def test_a_few_cells_are_kept_where_each_row_and_column_has_a_name() -> None:
    few = panel(ramp(4, 2))
    assert "a few cells" in (refusal(few) or "")
    cast(SimpleNamespace, few.rows).labels = ("a", "b")
    assert refusal(few) is None
    cast(SimpleNamespace, few.rows).labels = ("a", None)
    assert "a few cells" in (refusal(few) or "")


def at(panel: Panel, x: float, y: float, size: float) -> Panel:
    """The panel in a square of ``size`` pixels."""
    panel.box = Box(x, y, x + size, y + size)  # type: ignore[misc]
    return panel


def test_bars_of_an_app_are_no_cells_whatever_was_not_read_in_them() -> None:
    bars = np.array([[BLUE] * 2, [GOLD] * 2, [GOLD] * 2])
    clock = [[14.32, 87.0], [np.nan, np.nan], [np.nan, np.nan]]
    head = panel(bars, clock, named=False)
    head.cells.status[2, 0] = Status.UNREAD
    assert refusal(head) is not None
    # Cells whose colors differ may still be a matrix.
    other = panel(np.array([[BLUE, GOLD], [GOLD, BLUE], [GOLD, BLUE]]), clock, named=False)
    other.cells.status[2, 0] = Status.UNREAD
    assert refusal(other) is None


def test_few_colors_are_believed_beside_a_panel_of_their_size() -> None:
    def few() -> Panel:
        return panel(board(6, 6, BLUE, GOLD), named=False)

    many = at(panel(ramp(6, 6), named=False), 10.0, 10.0, 120.0)
    assert refusal(many) is None
    assert refusal(few()) is not None
    beside = at(few(), 160.0, 11.0, 120.0)
    below = at(few(), 10.0, 160.0, 121.0)
    assert believed([many, beside, below]) == [many, beside, below]
    # Nothing is told by another size, another place or another number of lines.
    smaller, apart = at(few(), 160.0, 10.0, 100.0), at(few(), 160.0, 50.0, 120.0)
    narrow = at(panel(board(6, 5, BLUE, GOLD), named=False), 160.0, 10.0, 120.0)
    assert believed([many, smaller, apart, narrow]) == [many]
    # A grid of numbers is a table wherever it stands.
    table = at(panel(board(6, 6, WHITE, WHITE), np.ones((6, 6)), named=False), 160.0, 10.0, 120.0)
    assert believed([many, table]) == [many]
    assert believed([beside]) == []


def test_numbers_that_count_places_are_no_values() -> None:
    elements = np.full((3, 8), np.nan)
    elements[0, [0, 7]] = 1, 2
    elements[1:] = np.arange(3, 19).reshape(2, 8)
    elements[1, 2] = 5e9  # misread
    paints = np.random.default_rng(4).integers(0, 255, (3, 8, 3)).astype(float)
    assert "count" in str(refusal(panel(paints, elements)))
    # Sums go up in each row, and begin anew in the next one.
    sums = np.cumsum(np.random.default_rng(1).integers(1, 4, (3, 8)), axis=1).astype(float)
    assert refusal(panel(paints, sums)) is None


def test_rows_that_count_their_places_each_anew_are_seats() -> None:
    states = np.array([BLUE, GOLD, (150.0, 150, 150), (60.0, 160, 60), (200.0, 40, 40)])
    seats = states[np.random.default_rng(5).integers(0, 5, (6, 9))]
    numbers = np.tile(np.arange(1.0, 10.0), (6, 1))
    numbers[2, 4] = np.nan  # not read
    assert "count" in str(refusal(panel(seats, numbers)))
    assert "count" in str(refusal(panel(seats, numbers[:, ::-1])))
    assert "seats" in str(refusal(panel(seats, numbers, scale="categories")))
    numbers[3, 3] = 12.0  # a value
    assert "count" not in str(refusal(panel(seats, numbers)))


def test_strips_on_a_page_are_no_matrix_and_gaps_in_one_are_none() -> None:
    rgb = np.full((5, 30, 3), 255.0)
    rgb[::2] = (60.0, 160, 90)
    rgb[2, 7], rgb[4, 20], rgb[0, 3] = GOLD, (200.0, 40, 40), GOLD
    assert "strips" in str(refusal(panel(rgb)))
    rgb[1] = BLUE
    assert refusal(panel(rgb)) is None
    line = np.full((1, 31, 3), 255.0)
    line[:, ::2] = (60.0, 160, 90)
    line[:, 4:9:4], line[:, 20] = GOLD, (200.0, 40, 40)
    assert "strips" in str(refusal(panel(line)))


def test_letters_on_a_line_of_boxes_are_no_numbers() -> None:
    head = panel(np.array([[WHITE, GOLD, BLUE, (200.0, 40, 40)]]), [[8, 1, 0, 0]], unread=2)
    head.cells.review[:] = True
    assert "for certain" in str(refusal(head))
    head.cells.review[0, 3] = False
    assert refusal(head) is None


def test_signs_here_and_there_in_two_colors_that_nothing_names_are_a_puzzle() -> None:
    digits = np.full((9, 9), np.nan)
    digits[::2, ::3] = 5
    colors = board(9, 9, BLUE, GOLD)
    assert refusal(panel(colors, digits, unread=3, named=False)) is not None
    assert refusal(panel(colors, digits, unread=3)) is None
    # Most of the numbers of a matrix that was hard to read.
    assert refusal(panel(colors, digits, unread=50, named=False)) is None


def test_cards_of_as_many_hues_as_they_are_do_not_follow_their_numbers() -> None:
    hues = [
        (37, 99, 235),
        (22, 163, 74),
        (220, 38, 38),
        (147, 51, 234),
        (234, 88, 12),
        (8, 145, 178),
    ]
    colors = np.array(hues, dtype=float).reshape(2, 3, 3)
    numbers = np.array([[12481.0, 31027, 41], [9.4, 418, 12]])
    assert refusal(panel(colors, numbers, named=False)) is not None
    assert refusal(panel(colors, numbers)) is None
    blues = np.array([(250.0 - 40 * k, 250 - 20 * k, 255) for k in range(6)]).reshape(2, 3, 3)
    assert refusal(panel(blues, np.arange(6.0).reshape(2, 3), named=False)) is None


def test_bands_along_an_axis_are_no_cells() -> None:
    """The marks of an axis all along the only line of a filled plot."""
    bands = panel(ramp(1, 4), scale="linear")
    assert refusal(bands) is None
    axis = SimpleNamespace(labels=("3 2 1 0 -1 -2 -3",))
    assert refusal(cast(Panel, SimpleNamespace(**{**vars(bands), "rows": axis}))) is not None
    axis = SimpleNamespace(labels=("12 of 40",))
    assert refusal(cast(Panel, SimpleNamespace(**{**vars(bands), "rows": axis}))) is None


def test_two_colors_beside_a_bar_without_numbers_are_a_table_of_marks() -> None:
    """Columns of such a table pass for a bar."""
    marks = np.where((np.indices((6, 3)).sum(axis=0) % 3 == 0)[..., None], 180.0, 240.0)
    colors = np.repeat(marks, 3, axis=2)
    assert refusal(panel(colors, scale="bare")) is not None
    assert refusal(panel(ramp(6, 3), scale="bare")) is None


def test_charts_with_axes_of_their_own_are_no_cells() -> None:
    """Small multiples on grounds of several colors: each row has the numbers of its first axis."""
    random = np.random.default_rng(8)
    charts = panel(random.uniform(180, 250, (4, 4, 3)))
    assert refusal(charts) is None
    rows = SimpleNamespace(labels=("6 4 2 0", "7.5 5.0 2.5 0.0", "4 2 0 \N{EM DASH}2", "2 0 -2"))
    some = {**vars(charts), "rows": rows}
    assert refusal(cast(Panel, SimpleNamespace(**some))) is not None
    named = SimpleNamespace(labels=("6 4 2 0", "7.5 5", "Gene 4", "2 0 -2"))
    assert refusal(cast(Panel, SimpleNamespace(**{**some, "rows": named}))) is None


def test_events_of_a_calendar_are_no_cells() -> None:
    """Boxes in a few colors on some of its days, and the numbers of others beside them."""
    events = np.full((4, 6, 3), 255.0)
    hues = {"a": (246, 191, 38), "b": (213, 0, 0), "c": (66, 133, 244)}
    places = [(0, 0), (3, 0), (0, 2), (2, 2), (1, 4), (2, 4)]
    for place, color in zip(places, "abbcab", strict=True):
        events[place] = hues[color]
    month = panel(events)
    rows, columns = (
        SimpleNamespace(labels=("7", "14", "21", "28")),
        SimpleNamespace(labels=(None,) * 6),
    )
    named = SimpleNamespace(labels=tuple("abcdef"))
    some = {**vars(month), "rows": rows, "columns": columns}
    assert refusal(cast(Panel, SimpleNamespace(**some))) is not None
    assert refusal(cast(Panel, SimpleNamespace(**{**some, "columns": named}))) is None


def test_two_ones_on_four_bars_are_error_bars() -> None:
    gray = (150.0, 150, 150)
    bars = np.array([[gray, gray, WHITE, WHITE]])
    assert refusal(panel(bars, [[np.nan, np.nan, 1, 1]])) is not None
    assert refusal(panel(np.array([[BLUE, GOLD, gray, gray]]), [[3, 1, 2, 2]])) is None


@pytest.mark.parametrize(
    ("columns", "apart", "refused"),
    [
        (["rrgb", "rggb", "rgbb"], 2.0, True),
        (["rrgb", "rggb", "rgbb"], 0.0, False),
        (["rrgb", "rggb", "bgrr"], 2.0, False),
        (["rrgb", "rgrb", "rgbb"], 2.0, False),
    ],
)
def test_parts_of_bars_follow_each_other_in_one_order(
    columns: list[str], apart: float, refused: bool
) -> None:
    colors = {"r": (240.0, 110, 110), "g": (0.0, 180, 60), "b": (90.0, 150, 250)}
    rgb = np.array([[colors[one] for one in column] for column in columns]).swapaxes(0, 1)
    found = panel(rgb, scale="boundaries", named=False, apart=apart)
    why = refusal(found)
    assert (why is not None and "stacked bars" in why) == refused


def test_three_colors_may_part_the_numbers_of_each_column() -> None:
    colors = np.array([(99.0, 190, 123), (255.0, 235, 132), (248.0, 105, 107)])
    tones = np.array([[0, 0, 2, 2], [1, 2, 1, 1], [2, 1, 0, 0], [2, 2, 0, 0]])
    numbers = np.array(
        [[98.0, 0.2, 20, 880], [50, 99.7, 600, 500], [1, 40.9, 890, 10], [0.5, 98, 900, 9]]
    )
    assert refusal(panel(colors[tones], numbers)) is None
    assert refusal(panel(colors[tones], numbers[::-1])) is not None


def test_words_in_the_shades_of_one_ramp_are_a_matrix() -> None:
    shades = panel(ramp(5, 5))
    shades.cells.text[:] = "city"
    assert refusal(shades) is not None
    shades.rows.labels = shades.columns.labels = tuple("abcde")  # type: ignore[misc]
    assert refusal(shades) is None


def test_keys_with_their_names_between_them_are_no_cells() -> None:
    blue, green, ground = (166.0, 207.0, 228.0), (51.0, 160.0, 44.0), (254.0, 254.0, 252.0)
    names = np.array([[np.nan, 3.0, np.nan, 4.0, np.nan]])
    keys = np.array([[blue, ground, green, ground, blue]])
    found = panel(keys, names, scale="linear")
    assert refusal(found) == "it is keys of a legend with their names between them"
    # Printed in its pale cells and in others a line is one of a matrix.
    assert refusal(panel(keys, np.array([[1.0, 3.0, 2.0, 4.0, 1.0]]), scale="linear")) is None
    other = np.array([[blue, ground, green, (200.0, 120.0, 90.0), blue]])
    assert refusal(panel(other, names, scale="linear")) is None
