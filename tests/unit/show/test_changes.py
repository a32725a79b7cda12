"""Which cell a correction names, and what becomes of the cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import axis, even_grid, founding, make_cells, make_figure, make_panel

from unheat.errors import UsageError
from unheat.model import Box, Figure, NumberFormat, Status
from unheat.show.changes import apply_changes, parse_change
from unheat.show.numerals import parse_numeral, print_numeral


def two_by_two(rows: tuple[str | None, ...], columns: tuple[str | None, ...]) -> Figure:
    cells = make_cells(np.array([[1.0, 2.0], [3.0, 4.0]]), decimals=1, low=0, high=5)
    panel = make_panel(
        cells,
        rows=axis(rows, "left"),
        columns=axis(columns, "bottom"),
        grid=even_grid(Box(50, 50, 150, 150), 2, 2),
    )
    return make_figure(panel, size=(200, 200))


def test_a_change_sets_number_print_and_status_of_one_cell() -> None:
    changed = apply_changes(founding(misprint=True), {("Vicuna", "GPT-4"): "52.7"})
    cell = changed.panels[0].cells[3, 0]
    assert (cell.value, cell.text, cell.status) == (52.7, "52.7", Status.REVIEWED)
    assert not cell.review
    assert changed.panels[0].cells[0, 1] == founding().panels[0].cells[0, 1]


def test_the_given_figure_stays_as_it_was() -> None:
    figure = founding(misprint=True)
    apply_changes(figure, {("Vicuna", "GPT-4"): 52.7})
    assert figure.panels[0].cells[3, 0].value == 59.7


def test_a_number_with_more_decimals_is_not_rounded() -> None:
    changed = apply_changes(founding(), {("Vicuna", "GPT-4"): "52.75"})
    assert changed.panels[0].cells[3, 0].text == "52.75"


def test_the_first_of_several_numbers_is_replaced_and_the_rest_kept() -> None:
    figure = founding()
    panel = figure.panels[0]
    texts, parts = panel.cells.text.copy(), panel.cells.parts.copy()
    texts[0, 1], parts[0, 1] = "61.9 (±0.4)", (61.9, 0.4)
    cells = replace(panel.cells, text=texts, parts=parts)
    figure = replace(figure, panels=(replace(panel, cells=cells),))
    changed = apply_changes(figure, {("GPT-4", "Claude 2"): 60})
    assert changed.panels[0].cells[0, 1].text == "60.0 (±0.4)"


def test_na_masks_a_cell() -> None:
    cell = apply_changes(founding(), {("GPT-4", "Vicuna"): "NA"}).panels[0].cells[0, 3]
    assert (cell.value, cell.text, cell.rgb, cell.status) == (None, None, None, Status.EMPTY)


def test_without_a_scale_a_changed_cell_keeps_its_color() -> None:
    figure = two_by_two(("a", "b"), ("c", "d"))
    before = figure.panels[0].cells[0, 0].rgb
    assert apply_changes(figure, {("a", "c"): 4}).panels[0].cells[0, 0].rgb == before


def test_nothing_is_printed_into_a_panel_that_prints_nothing() -> None:
    figure = two_by_two(("a", "b"), ("c", "d"))
    cells = make_cells(np.ones((2, 2)), decimals=None, low=0, high=5)
    figure = replace(figure, panels=(replace(figure.panels[0], cells=cells),))
    cell = apply_changes(figure, {("a", "c"): 4}).panels[0].cells[0, 0]
    assert (cell.value, cell.text) == (4.0, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vicuna,GPT-4=52.7", ("Vicuna", "GPT-4", "52.7")),
        (" Vicuna , GPT-4 = 52.7% ", ("Vicuna", "GPT-4", "52.7%")),
        ("#4,#1=-3e-4", ("#4", "#1", "-3e-4")),
        ('"R, squared","p=0.05"=0.9', ("R, squared", "p=0.05", "0.9")),
        ("alpha=0.1,beta=0.2=7", ("alpha=0.1", "beta=0.2", "7")),
        ("a,b=NA", ("a", "b", "NA")),
    ],
)
def test_changes_are_read(text: str, expected: tuple[str, str, str]) -> None:
    assert parse_change(text, two_by_two(("alpha=0.1", "y"), ("beta=0.2", "z"))) == expected


def test_the_figure_decides_where_a_label_holds_a_comma() -> None:
    figure = two_by_two(("fast, small", "slow"), ("train", "test, hard"))
    assert parse_change("fast, small,train=2", figure) == ("fast, small", "train", "2")
    assert parse_change("slow,test, hard=2", figure) == ("slow", "test, hard", "2")


def test_without_a_figure_two_commas_are_ambiguous() -> None:
    with pytest.raises(UsageError, match="double quotes"):
        parse_change("fast, small,train=2")


@pytest.mark.parametrize("text", ["Vicuna", "Vicuna=3", "Vicuna,GPT-4", "Vicuna,GPT-4=much"])
def test_what_is_no_change_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ROW,COLUMN=NUMBER"):
        parse_change(text)


def test_an_unknown_label_names_what_is_close() -> None:
    with pytest.raises(UsageError, match=r"no row 'Vicunna'; did you mean 'Vicuna'\?"):
        apply_changes(founding(), {("Vicunna", "GPT-4"): 1})


def test_an_unknown_column_lists_the_columns() -> None:
    with pytest.raises(UsageError, match="no column 'Zzz'; the columns are 'GPT-4', 'Claude 2'"):
        apply_changes(founding(), {("Vicuna", "Zzz"): 1})


def test_labels_are_found_without_case_unless_two_differ_in_case_only() -> None:
    figure = two_by_two(("a", "A"), ("c", "d"))
    assert apply_changes(founding(), {("vicuna", "gpt-4"): 1}).panels[0].cells[3, 0].value == 1
    assert apply_changes(figure, {("A", "c"): 9}).panels[0].cells[1, 0].value == 9


def test_a_repeated_label_asks_for_numbers() -> None:
    figure = two_by_two(("a", "a"), ("c", "d"))
    with pytest.raises(UsageError, match="names 2 cells; write #1,#1 or #2,#1"):
        apply_changes(figure, {("a", "c"): 1})
    assert apply_changes(figure, {("#2", "#1"): 9}).panels[0].cells[1, 0].value == 9


def test_with_several_panels_the_panel_must_be_clear() -> None:
    one, two = two_by_two(("a", "b"), ("c", "d")), two_by_two(("a", "x"), ("c", "d"))
    figure = replace(one, panels=(one.panels[0], two.panels[0]))
    with pytest.raises(UsageError, match="is in panels 1, 2"):
        apply_changes(figure, {("a", "c"): 1})
    assert apply_changes(figure, {("2/a", "c"): 9}).panels[1].cells[0, 0].value == 9
    assert apply_changes(figure, {("x", "c"): 9}).panels[1].cells[1, 0].value == 9


def test_axes_without_labels_say_how_to_count() -> None:
    with pytest.raises(UsageError, match="write #1 to #2 for the row"):
        apply_changes(two_by_two((None, None), ("c", "d")), {("a", "c"): 1})


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (52.7, NumberFormat(decimals=1, suffix="%"), "52.7%"),
        (-0.5, NumberFormat(decimals=2, leading_zero=False, minus="−"), "−.50"),
        (1234.0, NumberFormat(decimals=0, thousands=","), "1,234"),
        (0.00125, NumberFormat(decimals=2, scientific=True), "1.25e-03"),
        (0.001257, NumberFormat(decimals=2, scientific=True), "1.257e-03"),
        (1.234, NumberFormat(decimals=3, point=","), "1,234"),
        (3.0, NumberFormat(decimals=None), "3"),
    ],
)
def test_numbers_are_printed_as_the_panel_prints_them(
    value: float, number_format: NumberFormat, printed: str
) -> None:
    assert print_numeral(value, number_format) == printed


def test_several_numbers_are_no_numeral() -> None:
    assert parse_numeral("45 (12.3%)") is None
