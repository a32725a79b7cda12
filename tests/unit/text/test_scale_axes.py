"""Axes whose numbers stand where they are, and not at the middles of the cells."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.unit.text.test_counted import beside, read

from unheat.model import Axis, Box, Grid, Reason
from unheat.text.counted import without_scales
from unheat.text.scale_axes import at_their_places

TOP = 40.0


def _grid(rows: int, high: float) -> Grid:
    edges = tuple(TOP + high * i for i in range(rows + 1))
    return Grid(row_spans=tuple(pairwise(edges)), column_spans=((200.0, 300.0),))


def _axis(labels: list[str | None], boxes: list[Box | None]) -> Axis:
    return Axis(
        title=None,
        labels=tuple(labels),
        confidence=tuple(1.0 for _ in labels),
        review=tuple(False for _ in labels),
        reasons=tuple(() for _ in labels),
        boxes=tuple(boxes),
    )


def test_a_scale_says_what_every_cell_stands_for() -> None:
    # Rows of 30 from 0 to 210, and numbers at every 50.
    grid = _grid(8, 24.0)
    places = [(190.0, TOP + 12 + n / 30 * 24, str(n)) for n in (0, 50, 100, 150, 200)]
    sites = beside(places, [TOP + 24.0 * i for i in range(9)])
    readings = without_scales(sites, read(sites, ["0", "50", "100", "150", "200"]))
    own = list(readings.values())
    assert {one.text for one in own} == {""}
    axis = at_their_places(_axis(["0", *[None] * 7], [None] * 8), own, grid, "row")
    assert axis.labels == (None,) * 8
    assert axis.quantity is not None
    assert axis.quantity.values == tuple(30.0 * i for i in range(8))
    assert axis.quantity.spacing == "even"
    assert not any(axis.review)
    ticks = axis.quantity.ticks
    assert [(tick.text, tick.value) for tick in ticks] == [(str(n), n) for n in range(0, 201, 50)]
    assert [tick.box for tick in ticks] == [reading.site.box for reading in own]
    assert axis.print_boxes == tuple(tick.box for tick in ticks)
    assert axis.quantity.place(45.0) == 1.5


@pytest.mark.parametrize(("off", "asked"), [(0.5, {2, 3}), (0.05, set())])
def test_a_label_on_the_border_of_two_rows_may_be_either_ones(off: float, asked: set[int]) -> None:
    high = 20.0
    grid = _grid(6, high)

    def box(row: float) -> Box:
        middle = TOP + high * (row + 0.5)
        return Box(170, middle - 4, 195, middle + 4)

    labels = ["0", None, "2.5", None, None, "5"]
    boxes = [box(0), None, box(2 + off), None, None, box(5)]
    axis = at_their_places(_axis(labels, boxes), [], grid, "row")
    assert {i for i, one in enumerate(axis.review) if one} == asked
    assert all(axis.reasons[i] == (Reason.LABEL_PLACE,) for i in asked)


@pytest.mark.parametrize(
    ("offs", "asked"), [((0.0, 0.5, 0.5), {0, 3, 6}), ((0.0, 0.0, 0.5), {6, 7})]
)
def test_where_several_of_a_few_labels_stand_on_borders_all_of_them_name_groups(
    offs: tuple[float, ...], asked: set[int]
) -> None:
    high = 20.0
    labels: list[str | None] = [None] * 8
    boxes: list[Box | None] = [None] * 8
    for place, off, name in zip((0, 3, 6), offs, ("VIS", "SMN", "DAN"), strict=True):
        middle = TOP + high * (place + off + 0.5)
        labels[place], boxes[place] = name, Box(170, middle - 4, 195, middle + 4)
    axis = at_their_places(_axis(labels, boxes), [], _grid(8, high), "row")
    assert {i for i, one in enumerate(axis.review) if one} == asked


def test_names_at_every_second_border_are_asked_about_though_two_seem_neighbors() -> None:
    high = 20.0
    labels: list[str | None] = [None] * 8
    boxes: list[Box | None] = [None] * 8
    for place, off, name in (
        (1, -0.45, "VIS"),
        (3, -0.45, "SMN"),
        (4, 0.45, "DAN"),
        (7, -0.45, "LIM"),
    ):
        middle = TOP + high * (place + off + 0.5)
        labels[place], boxes[place] = name, Box(170, middle - 4, 195, middle + 4)
    axis = at_their_places(_axis(labels, boxes), [], _grid(8, high), "row")
    assert {i for i, one in enumerate(axis.review) if one} == {1, 3, 4, 7}


@pytest.mark.parametrize(
    ("labels", "step", "asked"),
    [
        # Rows of 1800", and a mark at every 2000".
        (['6000"', '4000"', '2000"', '0"'], 2 / 1.8, True),
        (["1.5", "1.0", "0.5", "0.0"], 0.5 / 0.55, True),
        # The next rows are as high as steps are, to a pixel.
        (["1.5", "1.0", "0.5", "0.0"], 1.02, False),
        (["Iris", "Lily", "Rose", "Aster"], 2 / 1.8, False),
    ],
)
def test_numbers_that_run_away_from_their_rows_count_others(
    labels: list[str | None], step: float, asked: bool
) -> None:
    high = 50.0
    grid = _grid(4, high)
    # The last one stands on the middle of its row.
    middles = [TOP + high * (3.5 - step * (3 - i)) for i in range(4)]
    boxes: list[Box | None] = [
        Box(160.0 + 3 * i, middle - 5, 195, middle + 5) for i, middle in enumerate(middles)
    ]
    axis = at_their_places(_axis(labels, boxes), [], grid, "row")
    assert axis.review == (asked,) * 4


@pytest.mark.parametrize("flush", [True, False])
def test_numbers_that_are_set_by_one_side_run_away_with_their_lengths(flush: bool) -> None:
    grid = Grid(
        row_spans=((40.0, 60.0),),
        column_spans=tuple(pairwise(200.0 + 60.0 * i for i in range(5))),
    )
    starts = [210.0 + 60.0 * i + (0.0 if flush else 2.5 * i) for i in range(4)]
    boxes: list[Box | None] = [
        Box(x, 70, x + (8.0 * (i + 1) if flush else 22.0 + 2 * i), 78) for i, x in enumerate(starts)
    ]
    labels: list[str | None] = ["1", "10", "100", "1000"]
    axis = at_their_places(_axis(labels, boxes), [], grid, "column")
    assert any(axis.review) is not flush


@pytest.mark.parametrize(
    ("labels", "asked"),
    [
        (["T", None, "T", "T"], {0, 2, 3}),
        (["1", "1", "1", "1"], {0, 1, 2, 3}),
        (["T", None, "C", "T"], set()),
        (["A", "A", None, "A"], set()),
    ],
)
def test_one_and_the_same_stroke_at_all_rows_is_a_tick_mark(
    labels: list[str | None], asked: set[int]
) -> None:
    grid = _grid(4, 20.0)
    boxes = [
        None if label is None else Box(190, TOP + 20.0 * i + 8, 195, TOP + 20.0 * i + 12)
        for i, label in enumerate(labels)
    ]
    axis = at_their_places(_axis(labels, boxes), [], grid, "row")
    assert {i for i, one in enumerate(axis.review) if one} == asked
