"""What holds, what differs, and which witness says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.show.factory import (
    MATRIX,
    NAMES,
    axis,
    even_grid,
    founding,
    make_cells,
    make_figure,
    make_panel,
    make_scale,
    put,
)

from unheat.errors import ExitCode, UsageError
from unheat.model import Box, Figure, NumberFormat, Reason, Status
from unheat.validate.compare import validate
from unheat.validate.judge import Finding
from unheat.validate.labels import AxisLabels
from unheat.validate.transcript import parse
from unheat.validate.validation import Checked, Validation

VALUES = np.array(MATRIX)


def csv(
    values: npt.NDArray[np.float64],
    rows: Sequence[str] = NAMES,
    columns: Sequence[str] = NAMES,
    decimals: int = 1,
) -> str:
    lines = [",".join(["", *columns])]
    for name, row in zip(rows, values.tolist(), strict=True):
        lines.append(",".join([name, *(f"{value:.{decimals}f}" for value in row)]))
    return "\n".join(lines) + "\n"


def check(figure: Figure, text: str, **options: int) -> Validation:
    return validate(figure, parse(text), **options)


def one(figure: Figure, text: str) -> Checked:
    return check(figure, text).entries[0]


def with_cell(figure: Figure, row: int, col: int, **changes: object) -> Figure:
    panel = figure.panels[0]
    return replace(figure, panels=(replace(panel, cells=put(panel.cells, row, col, **changes)),))


def test_a_faultless_table_holds() -> None:
    result = check(founding(), csv(VALUES))
    assert result.counts["holds"] == 16
    assert (result.findings, result.exit_code) == (0, ExitCode.DONE)


def test_the_misprint_is_named_with_both_witnesses() -> None:
    result = check(founding(misprint=True), "- Vicuna to GPT-4: 52.7% (light red)")
    item = result.entries[0]
    assert item.finding == Finding.DIFFERS
    assert (item.printed, item.theirs) == ("59.7", "52.7%")
    assert item.supports == ("color",)
    assert item.contradicts == ("print",)
    assert item.color_low is not None
    assert item.color_low <= 52.7 <= (item.color_high or 0)
    assert result.exit_code == ExitCode.FINDINGS
    line = result.to_text().splitlines()[1]
    assert line.startswith("differs   Vicuna / GPT-4: theirs 52.7% (light red), printed 59.7")
    assert line.endswith("; the print contradicts theirs; the color supports theirs (line 1)")


def test_repeating_the_misprint_is_unsure() -> None:
    item = one(founding(misprint=True), "- Vicuna to GPT-4: 59.7")
    assert item.finding == Finding.UNSURE
    assert (item.supports, item.contradicts) == (("print",), ("color",))


def test_a_third_number_in_a_conflict_differs_from_both() -> None:
    item = one(founding(misprint=True), "- Vicuna to GPT-4: 30.0")
    assert (item.finding, item.contradicts) == (Finding.DIFFERS, ("print", "color"))


@pytest.mark.parametrize(
    ("theirs", "finding"),
    [
        ("61.9", Finding.HOLDS),
        ("61.90%", Finding.HOLDS),
        ("62", Finding.ROUNDED),
        ("61.93", Finding.HOLDS),
        ("60", Finding.DIFFERS),
        ("61", Finding.DIFFERS),
        ("-61.9", Finding.DIFFERS),
        ("6.19", Finding.DIFFERS),
        ("NA", Finding.MISSING),
    ],
)
def test_one_number_against_a_printed_cell(theirs: str, finding: Finding) -> None:
    assert one(founding(), f"GPT-4 to Claude 2: {theirs}").finding == finding


def test_a_number_of_a_neighbor_is_pointed_out() -> None:
    item = one(founding(), "GPT-4 to Claude 2: 49.7")
    assert (item.finding, item.note) == (Finding.DIFFERS, "it is the number of GPT-4 / Mistral 7B")
    assert one(founding(), "GPT-4 to Claude 2: 45.7").note == ""  # neither its row nor its column
    assert one(founding(), "GPT-4 to Claude 2: 0.0").note == ""  # of several cells


def test_order_of_rows_and_columns_does_not_matter() -> None:
    turned = csv(VALUES[::-1, [2, 0, 3, 1]], NAMES[::-1], [NAMES[i] for i in (2, 0, 3, 1)])
    assert check(founding(), turned).counts["holds"] == 16


def test_the_transpose_is_tried_and_said() -> None:
    result = check(founding(), csv(VALUES.T))
    assert result.parts[0].transposed
    assert result.counts["holds"] == 16
    assert "transpose" in result.to_text()


def test_a_table_with_some_errors_is_not_turned() -> None:
    wrong = VALUES.copy()
    wrong[0, 1], wrong[2, 3] = 16.9, 47.5
    result = check(founding(), csv(wrong))
    assert not result.parts[0].transposed
    assert [entry.row for entry in result.entries if entry.finding == "differs"] == [
        "GPT-4",
        "Mistral 7B",
    ]


def test_fractions_of_printed_percentages_are_understood_and_said() -> None:
    result = check(founding(), csv(VALUES / 100, decimals=3))
    assert (result.parts[0].factor, result.counts["holds"]) == (100.0, 16)
    assert "× 100" in result.to_text()


def test_a_percent_sign_is_a_factor_of_its_own() -> None:
    cells = make_cells(VALUES / 100, decimals=3, low=0, high=0.6)
    panel = replace(founding().panels[0], cells=cells, scale=make_scale(0, 0.6, [0, 0.6]))
    figure = replace(founding(), panels=(replace(panel, format=NumberFormat(decimals=3)),))
    assert one(figure, "GPT-4 to Claude 2: 61.9%").finding == Finding.HOLDS
    assert one(figure, "GPT-4 to Claude 2: 61.9").finding == Finding.DIFFERS


def test_what_is_left_out_is_missing_and_no_mismatch() -> None:
    result = check(founding(), csv(VALUES[:, :3], columns=NAMES[:3]))
    assert result.counts["missing"] == 4
    assert result.exit_code == ExitCode.DONE


def test_a_name_that_the_figure_does_not_have_is_extra() -> None:
    result = check(founding(), "GPT-4 to Claude 2: 61.9\nGPT-4 to Llama 2: 40.0")
    item = result.entries[1]
    assert (item.finding, item.column) == (Finding.EXTRA, "Llama 2")
    assert "no column 'Llama 2'" in item.note


def test_a_number_for_a_masked_cell_is_extra() -> None:
    figure = with_cell(
        founding(), 0, 0, status=Status.EMPTY, value=np.nan, text=None, text_value=np.nan
    )
    assert one(figure, "GPT-4 to GPT-4: 0.0").finding == Finding.EXTRA
    assert one(figure, "GPT-4 to GPT-4: NA").finding == Finding.HOLDS


def test_a_cell_that_is_given_twice_is_pointed_out() -> None:
    result = check(founding(), "GPT-4 to Claude 2: 61.9\nGPT-4 to Claude 2: 16.9")
    assert [entry.finding for entry in result.entries[:2]] == ["holds", "differs"]
    assert "line 1 gives 61.9" in result.entries[1].note


def color_only() -> Figure:
    cells = make_cells(VALUES, decimals=None, low=0, high=70)
    panel = replace(
        founding().panels[0], cells=cells, scale=make_scale(0, 70, [0, 70]), format=NumberFormat()
    )
    return replace(founding(), panels=(panel,))


@pytest.mark.parametrize(
    ("theirs", "finding"),
    [("61.9", "holds"), ("62", "holds"), ("61.6", "holds"), ("60", "differs"), ("16.9", "differs")],
)
def test_without_print_the_color_decides(theirs: str, finding: str) -> None:
    item = one(color_only(), f"GPT-4 to Claude 2: {theirs}")
    assert item.finding == finding
    assert "by color alone" in item.note


def test_beyond_the_bar_color_alone_tells_nothing() -> None:
    figure = with_cell(color_only(), 1, 0, color_high=np.nan)
    assert one(figure, "Claude 2 to GPT-4: 69.9").finding == Finding.HOLDS
    item = one(figure, "Claude 2 to GPT-4: 95.0")
    assert (item.finding, "beyond the bar" in item.note) == (Finding.UNSURE, True)


def test_an_ambiguous_color_refutes_nothing() -> None:
    figure = with_cell(color_only(), 0, 1, reasons=(Reason.AMBIGUOUS_COLOR,))
    assert one(figure, "GPT-4 to Claude 2: 16.9").finding == Finding.UNSURE


def test_unread_print_leaves_the_verdict_to_a_color_that_is_firm_and_narrow() -> None:
    figure = with_cell(founding(), 0, 2, status=Status.UNREAD, text="4?", text_value=np.nan)
    item = one(figure, "GPT-4 to Mistral 7B: 49.7")
    assert (item.finding, item.supports) == (Finding.HOLDS, ("color",))
    assert "could not be read; by color alone" in item.note
    assert one(figure, "GPT-4 to Mistral 7B: 19.7").finding == Finding.DIFFERS
    # Half of all slips would not be seen in this one.
    wide = with_cell(figure, 0, 2, color_low=40.0, color_high=56.0)
    assert one(wide, "GPT-4 to Mistral 7B: 49.7").finding == Finding.UNSURE


TOKENS = ("The", "cat", "the", "mat")


def tokens() -> Figure:
    panel = founding().panels[0]
    rows, columns = axis(TOKENS, "left"), axis(TOKENS, "bottom")
    return replace(founding(), panels=(replace(panel, rows=rows, columns=columns),))


@pytest.mark.parametrize("names", [TOKENS, ("the", "cat", "the", "mat")])
def test_names_that_stand_twice_are_told_apart_by_their_order(names: tuple[str, ...]) -> None:
    result = check(tokens(), csv(VALUES, names, names))
    assert [entry.finding for entry in result.entries] == [Finding.HOLDS] * 16
    wrong = VALUES.copy()
    wrong[2, 0] = 55.2
    found = check(tokens(), csv(wrong, names, names)).entries
    assert [(e.row_index, e.col_index) for e in found if e.finding == Finding.DIFFERS] == [(2, 0)]


def test_names_that_stand_twice_in_another_order_accuse_nobody() -> None:
    order = [1, 0, 3, 2]
    names = [("the", "cat", "the", "mat")[i] for i in order]
    result = check(tokens(), csv(VALUES[order], names, TOKENS))
    assert Finding.DIFFERS not in {entry.finding for entry in result.entries}
    assert "\0" not in result.to_text()


def test_a_scale_in_doubt_holds_no_number_alone() -> None:
    figure = with_cell(founding(), 0, 2, status=Status.UNREAD, text="4?", text_value=np.nan)
    figure = with_cell(figure, 0, 2, color_low=49.6, color_high=50.2)
    panel = figure.panels[0]
    assert panel.scale is not None
    doubted = replace(panel, scale=replace(panel.scale, review=True))
    item = one(replace(figure, panels=(doubted,)), "GPT-4 to Mistral 7B: 50")
    assert item.finding == Finding.UNSURE


def test_a_reading_that_was_put_aside_holds_where_they_give_it_too() -> None:
    figure = with_cell(founding(), 0, 2, review=True, value=49.9, text="49.7")
    item = one(figure, "GPT-4 to Mistral 7B: 49.7")
    assert (item.finding, item.supports) == (Finding.HOLDS, ("print", "color"))
    assert one(figure, "GPT-4 to Mistral 7B: 49.6").finding == Finding.UNSURE


def in_doubt(**changes: object) -> Figure:
    """A cell whose print the readers do not agree about: 49.7, read as 48.7."""
    told = {"review": True, "text": "48.7", "text_value": 48.7, "value": 48.7} | changes
    return with_cell(founding(), 0, 2, **told)


def test_print_that_may_say_theirs_holds_where_color_speaks_against_what_was_read() -> None:
    conflict = {"status": Status.CONFLICT, "color_low": 49.3, "color_high": 50.1}
    item = one(in_doubt(text_confidence=0.8, **conflict), "GPT-4 to Mistral 7B: 49.7")
    assert (item.finding, item.supports) == (Finding.HOLDS, ("color",))
    # Print that was read for certain is a misprint, which color gives away.
    sure = in_doubt(text_confidence=0.999, **conflict)
    assert one(sure, "GPT-4 to Mistral 7B: 49.7").finding == Finding.DIFFERS
    # A slip far from the print is none of a reader, and one beside the color is none at all.
    doubted = in_doubt(text_confidence=0.8, **conflict)
    assert one(doubted, "GPT-4 to Mistral 7B: 50.0").finding == Finding.DIFFERS
    assert one(doubted, "GPT-4 to Mistral 7B: 46.7").finding == Finding.DIFFERS


def test_what_another_reader_read_holds_where_they_type_it() -> None:
    wide = {"color_low": 40.0, "color_high": 56.0, "text_confidence": 0.6}
    both = in_doubt(alternatives=((49.7, 0.3),), **wide)
    assert one(both, "GPT-4 to Mistral 7B: 49.7").finding == Finding.HOLDS
    assert one(both, "GPT-4 to Mistral 7B: 47.7").finding == Finding.UNSURE
    assert one(in_doubt(**wide), "GPT-4 to Mistral 7B: 49.7").finding == Finding.UNSURE


def test_a_number_at_the_edge_of_what_color_allows_holds() -> None:
    figure = with_cell(color_only(), 0, 1, color_low=60.0, color_high=62.0)
    item = one(figure, "GPT-4 to Claude 2: 62.3")
    assert (item.finding, "at the edge" in item.note) == (Finding.HOLDS, True)
    assert one(figure, "GPT-4 to Claude 2: 63.3").finding == Finding.DIFFERS


def test_a_reading_that_is_under_review_refutes_only_with_the_color() -> None:
    figure = with_cell(founding(), 0, 2, review=True, text_value=49.9, value=49.9, text="49.9")
    assert one(figure, "GPT-4 to Mistral 7B: 49.7").finding == Finding.UNSURE
    assert one(figure, "GPT-4 to Mistral 7B: 19.7").finding == Finding.DIFFERS


def test_where_print_and_color_measure_different_things_only_the_print_counts() -> None:
    panel = replace(founding().panels[0], print_and_color="different")
    item = one(replace(founding(), panels=(panel,)), "GPT-4 to Claude 2: 16.9")
    assert (item.finding, item.contradicts, item.color_low) == ("differs", ("print",), None)


def test_open_ends_of_the_bar_are_told_as_such() -> None:
    result = check(founding(), "GPT-4 to Claude 2: 12.0")
    assert "color 59.7 or more" in result.to_text()
    assert result.entries[0].finding == Finding.DIFFERS


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("gpt 4", "GPT-4"),
        ("GPT–4", "GPT-4"),
        ("claude-2", "Claude 2"),
        ("Mistral", "Mistral 7B"),
        ("Vlcuna", "Vicuna"),
        ("from Vicuna", "Vicuna"),
        ("#3", "Mistral 7B"),
        ("GPT-3", None),
        ("Claude 3", None),
        ("Koala", None),
        ("7", None),
    ],
)
def test_names_find_their_labels(name: str, label: str | None) -> None:
    index = AxisLabels.of(axis(NAMES, "left")).find(name).index
    assert (None if index is None else NAMES[index]) == label


def test_a_name_between_two_labels_is_not_guessed() -> None:
    labels = AxisLabels.of(axis(("Vicuna 7B", "Vicuna 13B"), "left"))
    assert labels.find("Vicuna").index is None
    assert labels.find("Vicuna").candidates == ("Vicuna 7B", "Vicuna 13B")


def test_a_repeated_label_is_ambiguous() -> None:
    figure = founding()
    panel = replace(figure.panels[0], rows=axis(("GPT-4", "GPT-4", "A", "B"), "left"))
    item = one(replace(figure, panels=(panel,)), "GPT-4 to Claude 2: 61.9\nA to Vicuna: 45.7")
    assert item.finding == Finding.UNSURE
    assert "GPT-4 (#1) or GPT-4 (#2)" in item.note


def test_a_label_under_review_may_be_misread_in_a_digit() -> None:
    sure = axis(("GPT-1", *NAMES[1:]), "left")
    doubted = axis(("GPT-1", *NAMES[1:]), "left", review=(True, False, False, False))
    assert AxisLabels.of(sure).find("GPT-4").index is None
    match = AxisLabels.of(doubted).find("GPT-4")
    assert (match.index, match.doubtful) == (0, True)


def test_tables_without_labels_are_matched_by_place() -> None:
    text = "\n".join(",".join(str(v) for v in row) for row in MATRIX)
    assert check(founding(), text).counts["holds"] == 16


def test_the_panel_that_fits_is_found_and_named() -> None:
    other = make_panel(
        make_cells(np.full((4, 4), 7.0), decimals=1, low=0, high=10),
        rows=axis(NAMES, "left"),
        columns=axis(NAMES, "bottom"),
        grid=even_grid(Box(0, 0, 40, 40), 4, 4),
    )
    figure = make_figure(other, founding().panels[0], size=(900, 750))
    result = check(figure, csv(VALUES))
    assert (result.parts[0].panel, result.counts["holds"]) == (2, 16)
    assert "panel 2 of 2" in result.to_text()
    assert check(figure, csv(VALUES), panel=1).counts["holds"] == 0


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(UsageError, match="no name of the transcription is a label"):
        check(founding(), ",Paris,Rome\nMay,1,2\nJune,3,4\n")


def test_a_panel_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no panel 3"):
        check(founding(), csv(VALUES), panel=3)


def test_words_for_colors_are_reported_and_never_decide() -> None:
    item = one(founding(), "GPT-4 to Claude 2: 61.9 (dark blue)")
    assert (item.finding, item.words) == (Finding.HOLDS, "dark blue")
    assert "red" in (item.color_words or "")


def test_json_carries_the_verdicts_and_no_infinity() -> None:
    data = json.loads(check(founding(misprint=True), csv(VALUES)).to_json())
    assert data["counts"]["differs"] == data["findings"] == 1
    beyond = next(
        e for e in data["parts"][0]["entries"] if (e["row"], e["column"]) == ("GPT-4", "Claude 2")
    )
    assert beyond["color_high"] is None
    assert beyond["finding"] == "holds"


def test_names_that_were_stretched_are_told() -> None:
    result = check(founding(), "Mistral to Vicuna: 45.7")
    assert result.parts[0].renamed == (("Mistral", "Mistral 7B"),)
    assert "'Mistral' was taken for 'Mistral 7B'" in result.to_text()


def doubted(labels: Sequence[str | None], review: Sequence[bool]) -> Figure:
    figure = founding()
    panel = replace(figure.panels[0], rows=axis(labels, "left", review=review))
    return replace(figure, panels=(panel,))


def test_a_badly_read_label_is_known_by_the_name_within_it() -> None:
    figure = doubted(("GPT-4", "x Claude 26", "Mistral 7B", "Vicuna"), (False, True, False, False))
    result = check(figure, csv(VALUES))
    assert (result.counts["holds"], result.findings) == (16, 0)
    assert ("Claude 2", "x Claude 26") in result.parts[0].renamed


def test_a_name_whose_numbers_are_those_of_an_unread_label_is_taken_for_it() -> None:
    labels: list[str | None] = ["GPT-4", None, "Mistral 7B", "V1"]
    figure = doubted(labels, (False, True, False, True))
    wrong = VALUES.copy()
    wrong[1, 0] = 61.4
    result = check(figure, csv(wrong))
    assert result.counts["holds"] == 15
    assert [(e.row, e.finding) for e in result.entries if e.finding != "holds"] == [
        ("#2", "unsure")
    ]


def test_a_label_that_stands_there_twice_is_known_by_its_numbers() -> None:
    figure = doubted(("Claude 2", "Claude 2", "Mistral 7B", "Vicuna"), (False,) * 4)
    result = check(figure, csv(VALUES))
    assert (result.counts["holds"], result.findings) == (16, 0)


def test_a_label_that_lost_a_sign_is_known_by_its_numbers() -> None:
    figure = doubted(("GPT-4", "Claude", "Mistral 7B", "Vicuna"), (False,) * 4)
    names = ("GPT-4", "Claude-2", "Mistral 7B", "Vicuna")
    assert check(figure, csv(VALUES, rows=names)).findings == 0
    wrong = VALUES.copy()
    wrong[1] = [10.0, 20.0, 30.0, 40.0]
    assert check(figure, csv(wrong, rows=names)).counts["extra"] == 4


def test_another_digit_is_another_name_whatever_the_numbers() -> None:
    result = check(founding(), csv(VALUES, rows=("GPT-3", *NAMES[1:])))
    assert result.counts["extra"] == 4


def test_doubts_about_the_figure_are_told_first() -> None:
    figure = founding()
    panel = replace(figure.panels[0], review=True, reasons=(Reason.GRID_AMBIGUOUS,))
    result = check(replace(figure, panels=(panel,)), csv(VALUES))
    assert result.parts[0].doubts
    assert result.to_text().splitlines()[1].startswith("note      up for review in the figure: ")
    assert result.exit_code == ExitCode.DONE
    more = csv(VALUES, rows=("GPT-4", "Koala", "Mistral 7B", "Vicuna"))
    assert check(replace(figure, panels=(panel,)), more).counts["unsure"] == 4


def test_a_name_whose_numbers_are_elsewhere_is_not_taken_for_an_unread_label() -> None:
    figure = doubted(("GPT-4", None, "Mistral 7B", "Vicuna"), (False, True, False, False))
    wrong = VALUES.copy()
    wrong[1] = [10.0, 20.0, 30.0, 40.0]
    result = check(figure, csv(wrong))
    assert result.counts["extra"] == 4
    assert result.counts["missing"] == 4


def test_a_label_that_was_read_for_certain_is_not_taken_by_its_numbers() -> None:
    result = check(founding(), csv(VALUES, rows=("GPT-4", "Koala", "Mistral 7B", "Vicuna")))
    assert result.counts["extra"] == 4


def test_a_word_may_stand_before_the_number_of_a_line() -> None:
    hours = AxisLabels.of(axis(("00", "07", "14"), "bottom"))
    assert [hours.find(name).index for name in ("hour 14", "Hour 07", "hour 15")] == [2, 1, None]
    assert AxisLabels.of(axis(("GPT-4", "7"), "left")).find("hour 7").index is None


def test_a_column_of_numbers_is_an_index_only_where_none_is_a_label() -> None:
    figure = founding()
    panel = replace(figure.panels[0], rows=axis(("0.1", "0.2", "0.5.", "1.0"), "left"))
    rates = replace(figure, panels=(panel,))
    turned = [3, 2, 1, 0]
    table = csv(VALUES[turned], rows=("1.0", "0.6", "0.2", "0.1"))
    result = check(rates, table)
    assert (result.counts["holds"], result.counts["extra"], result.counts["missing"]) == (12, 4, 4)
    assert check(figure, csv(VALUES, rows=("1", "2", "3", "4"))).counts["holds"] == 16


def test_a_code_with_a_leading_nought_is_no_number() -> None:
    labels = AxisLabels.of(axis(("0.0", "0.1", "1.0"), "left"))
    assert labels.find("01").index is None
    assert labels.find("1").index == 2
    assert labels.find("0.10").index == 1
    hours = AxisLabels.of(axis(("0.0", "0.1", "1.0"), "left", review=(True, True, True)))
    assert [hours.find(name).index for name in ("00", "01", "10")] == [0, 1, 2]


def test_a_percentage_is_no_share_of_a_printed_one() -> None:
    """61% is 0.61 where shares are printed, and not the 1 that is printed among percentages."""
    figure = with_cell(founding(), 0, 1, text="1", text_value=1.0, value=1.0)
    assert one(figure, "GPT-4 to Claude 2: 61%").finding == Finding.DIFFERS


def triangle() -> Figure:
    figure = founding()
    cells = figure.panels[0].cells
    for row in range(4):
        for col in range(row + 1, 4):
            cells = put(
                cells, row, col, status=Status.EMPTY, value=np.nan, text=None, text_value=np.nan
            )
    return replace(figure, panels=(replace(figure.panels[0], cells=cells),))


def test_a_pair_of_a_triangle_has_no_order() -> None:
    item = one(triangle(), "GPT-4 and Vicuna: 52.7")
    assert (item.finding, item.row, item.column) == (Finding.HOLDS, "Vicuna", "GPT-4")
    assert "mirrored" in item.note
    assert one(triangle(), "GPT-4 and Vicuna: 48.3").finding == Finding.DIFFERS


def spread() -> Figure:
    return with_cell(founding(), 0, 1, text="61.9±2.5", parts=(61.9, 2.5))


@pytest.mark.parametrize(
    ("theirs", "finding"),
    [("61.9±2.5", "holds"), ("61.9 ± 2.8", "differs"), ("61.9", "holds"), ("60.9±2.5", "differs")],
)
def test_further_numbers_of_a_cell_are_checked(theirs: str, finding: str) -> None:
    assert one(spread(), f"GPT-4 to Claude 2: {theirs}").finding == finding
    assert one(spread(), f"row,column,value\nGPT-4,Claude 2,{theirs}").finding == finding


def test_labels_that_ran_together_are_told_apart_by_their_numbers() -> None:
    figure = doubted(("GPT-4", None, "Claude 2Mistral 7B", "Vicuna"), (False, True, True, False))
    checked = check(figure, csv(VALUES)).entries
    assert {item.finding for item in checked} == {Finding.HOLDS}
