from __future__ import annotations

from dataclasses import replace

from unheat.model import Axis, Grid
from unheat.text.numbered_pixels import at_their_numbers, places_by_number

GRID = Grid(
    row_spans=tuple((float(k), k + 1.0) for k in range(400)),
    column_spans=tuple((2.0 * k, 2.0 * k + 2.0) for k in range(400)),
)


def axis(places: dict[int, str]) -> Axis:
    return Axis(
        title=None,
        labels=tuple(places.get(k) for k in range(400)),
        confidence=(1.0,) * 400,
        review=(False,) * 400,
        reasons=((),) * 400,
        side="left",
        turn=0.0,
        boxes=(None,) * 400,
    )


def labels(found: Axis) -> dict[int, str]:
    return {place: text for place, text in enumerate(found.labels) if text is not None}


def test_labels_one_line_behind_their_numbers_are_moved() -> None:
    moved = at_their_numbers(axis({1: "0", 101: "100", 201: "200", 301: "300"}), GRID, "row")
    assert labels(moved) == {0: "0", 100: "100", 200: "200", 300: "300"}
    assert not any(moved.review)


def test_names_that_end_in_numbers_are_numbers() -> None:
    moved = at_their_numbers(axis({1: "g0", 101: "g100", 201: "g200"}), GRID, "row")
    assert labels(moved) == {0: "g0", 100: "g100", 200: "g200"}


def test_labels_at_their_numbers_stay() -> None:
    own = axis({0: "0", 100: "100", 200: "200"})
    assert at_their_numbers(own, GRID, "row") is own


def test_of_lines_wider_than_a_pixel_some_marks_are_on_the_next() -> None:
    wide = replace(GRID, row_spans=tuple((1.4 * k, 1.4 * k + 1.4) for k in range(400)))
    moved = at_their_numbers(axis({0: "0", 101: "100", 200: "200", 301: "300"}), wide, "row")
    assert labels(moved) == {0: "0", 100: "100", 200: "200", 300: "300"}
    assert not any(moved.review)


def test_where_nothing_is_counted_a_person_is_asked_which_line_a_mark_means() -> None:
    wide = replace(GRID, row_spans=tuple((1.4 * k, 1.4 * k + 1.4) for k in range(400)))
    asked = at_their_numbers(axis({0: "a", 101: "b", 200: "c"}), wide, "row")
    assert [place for place, doubt in enumerate(asked.review) if doubt] == [0, 101, 200]


def test_single_pixels_do_not_step_from_mark_to_mark() -> None:
    asked = at_their_numbers(axis({0: "0", 100: "100", 201: "200", 301: "300"}), GRID, "row")
    assert labels(asked) == {0: "0", 100: "100", 201: "200", 301: "300"}
    assert asked.review[201]


def test_an_axis_may_count_from_one() -> None:
    asked = at_their_numbers(axis({99: "100", 199: "200", 299: "300"}), GRID, "row")
    assert labels(asked) == {99: "100", 199: "200", 299: "300"}
    assert [place for place, doubt in enumerate(asked.review) if doubt] == [99, 199, 299]


def test_wider_lines_are_told_by_their_marks() -> None:
    own = axis({1: "0", 101: "100", 201: "200"})
    assert at_their_numbers(own, GRID, "column") is own


def test_labels_in_doubt_count_nothing() -> None:
    own = axis({0: "0", 100: "100", 200: "200"})
    assert places_by_number(own) == {0: 0, 100: 100, 200: 200}
    doubted = replace(own, review=(True, *own.review[1:]))
    assert places_by_number(doubted) is None
    assert places_by_number(axis({0: "a", 100: "b", 200: "c"})) is None
