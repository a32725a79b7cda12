"""Transcriptions of the founding figure in all the ways that people hand them in."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
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
)

import unheat
from unheat.errors import InputError, MissingDependencyError, UsageError
from unheat.model import Box, Figure, Label
from unheat.validate.transcript import parse
from unheat.validate.validation import Validation

ROWS = [[f"{value:.1f}" for value in row] for row in MATRIX]


def check(text: str | bytes) -> Validation:
    return unheat.validate(founding(), text if isinstance(text, bytes) else text.encode())


def held(text: str | bytes) -> int:
    """How many numbers hold, where nothing else was found."""
    result = check(text)
    assert result.findings == 0, result.to_text()
    return result.counts["holds"]


def table(delimiter: str, point: str = ".") -> str:
    lines = [delimiter.join(["", *NAMES])]
    lines += [
        delimiter.join([name, *(text.replace(".", point) for text in row)])
        for name, row in zip(NAMES, ROWS, strict=True)
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", " | ", "^", "~"])
def test_any_delimiter(delimiter: str) -> None:
    assert held(table(delimiter)) == 16


def test_decimal_commas() -> None:
    assert held(table(";", ",")) == 16
    assert held("sep=;\n" + table(";", ",")) == 16


def test_columns_that_were_lined_up() -> None:
    assert (
        held(
            """\
            GPT-4  Claude 2  Mistral 7B  Vicuna
GPT-4         0.0      61.9        49.7    48.3
Claude 2     64.1       0.0        47.2    46.1
Mistral 7B   54.2      50.3         0.0    45.7
Vicuna       52.7      48.6        46.5     0.0
"""
        )
        == 16
    )


@pytest.mark.parametrize("rule", [" \\\\ \\midrule", " \\\\\n\\hline"])
def test_tables_of_latex(rule: str) -> None:
    lines = [r"\begin{tabular}{lrrrr}", r"\toprule", " & " + " & ".join(NAMES) + rule]
    for name, row in zip(NAMES, ROWS, strict=True):
        fields = " & ".join(rf"{text}\%" for text in row)
        lines.append(rf"\textbf{{{name}}} & {fields} \\")
    assert held("\n".join([*lines, r"\bottomrule", r"\end{tabular}"])) == 16


@pytest.mark.parametrize("bar", ["|", "│", "┃"])
def test_tables_that_a_terminal_draws(bar: str) -> None:
    rule = "+------+------+" if bar == "|" else "├──────┼──────┤"
    lines = [rule, f"{bar}{bar.join(['', *NAMES])}{bar}", rule]
    lines += [bar.join(["", name, *row, ""]) for name, row in zip(NAMES, ROWS, strict=True)]
    assert held("\n".join([*lines, rule])) == 16


def test_tables_of_html() -> None:
    head = "".join(f"<th>{name}" + "</th>" for name in ("", *NAMES))
    body = "".join(
        f"<tr><th>{name}</th>{''.join(f'<td><b>{text}</b></td>' for text in row)}</tr>\n"
        for name, row in zip(NAMES, ROWS, strict=True)
    )
    text = f"<html><h2>Scores &amp; more</h2><TABLE>\n<tr>{head}</tr>\n{body}</TABLE></html>"
    assert held(text) == 16
    assert parse(text).entries[0].under == ("Scores & more",)
    assert parse(text).entries[0].line == 3


def test_quoted_names_with_single_spaces() -> None:
    lines = [" ".join(f'"{name}"' for name in NAMES)]
    lines += [f'"{name}" {" ".join(row)}' for name, row in zip(NAMES, ROWS, strict=True)]
    assert held("\n".join(lines)) == 16


def test_titles_and_remarks_around_a_table() -> None:
    text = f"Prompt Transferability Matrix\n{table(',')}\nSource: figure 3\n"
    assert held(text) == 16
    assert held(f",Target model,,,\n{table(',')}") == 16
    assert held(f'"Scores, all",,,,\n,,,,\n{table(",")}') == 16


def test_two_columns_of_names() -> None:
    text = "\n".join(
        [
            "Source,,GPT-4,Claude 2,Mistral 7B,Vicuna",
            "models,GPT-4,0.0,61.9,49.7,48.3",
            ",Claude 2,64.1,0.0,47.2,46.1",
            ",Mistral 7B,54.2,50.3,0.0,45.7",
            ",Vicuna,52.7,48.6,46.5,0.0",
        ]
    )
    assert held(text) == 16


def test_the_half_of_a_table() -> None:
    assert held("\n".join(table(",").splitlines()[:3])) == 8


def json_texts() -> list[str]:
    numbers = [[float(text) for text in row] for row in ROWS]
    nested = {
        row: dict(zip(NAMES, line, strict=True)) for row, line in zip(NAMES, numbers, strict=True)
    }
    records = [
        {"source": row, "target": column, "transferability": value}
        for row, line in nested.items()
        for column, value in line.items()
    ]
    wide = [{"model": row, **line} for row, line in nested.items()]
    split = {"index": NAMES, "columns": NAMES, "data": numbers}
    described = {
        row: {column: {"value": value, "color": "red"} for column, value in line.items()}
        for row, line in nested.items()
    }
    wrapped = {
        "title": "Prompt Transferability Matrix",
        "color_scale": {"min": 0, "max": 60, "label": "Transferability (%)"},
        "matrix": nested,
    }
    lists = dict(zip(NAMES, numbers, strict=True))
    data = [
        nested,
        records,
        wide,
        split,
        described,
        wrapped,
        lists,
        {"x": NAMES, "y": NAMES, "z": numbers},
    ]
    lines = "\n".join(json.dumps(one) for one in records)
    trailing = json.dumps(nested).replace("}}", ",}}")
    return [*(json.dumps(one) for one in data), lines, trailing]


@pytest.mark.parametrize("text", json_texts())
def test_json_of_all_shapes(text: str) -> None:
    assert held(text) == 16


def test_what_json_says_beside_the_matrix_is_checked() -> None:
    wrapped = {"color_scale": {"min": 0, "max": 80}, "matrix": {"GPT-4": {"Claude 2": 61.9}}}
    assert [str(claim.finding) for claim in check(json.dumps(wrapped)).claims] == ["differs"]


def test_columns_of_a_frame_are_its_transpose() -> None:
    columns = {name: {n: MATRIX[i][j] for i, n in enumerate(NAMES)} for j, name in enumerate(NAMES)}
    result = check(json.dumps(columns))
    assert (result.parts[0].transposed, result.counts["holds"]) == (True, 16)


def test_damaged_json_names_its_line() -> None:
    with pytest.raises(InputError, match="line 2: no valid JSON"):
        parse('{"GPT-4":\n {"Claude 2": 61.9,,}}')
    with pytest.raises(InputError, match="JSON without numbers"):
        parse('{"GPT-4": "Claude 2"}')


@pytest.mark.parametrize(
    "line",
    [
        "- GPT-4 to Claude 2: 61.9% (bright red)",
        "- From GPT-4 to Claude 2: 61.9 %",
        "GPT‑4 → Claude‑2: 61.9",
        "GPT-4 ⟶ Claude 2 – 61.9%",
        "GPT-4 --> Claude 2: 61.9",
        r"- $\text{GPT-4} \rightarrow Claude 2$: 61.9",
        "* **GPT-4 → Claude 2** — **61.9%**",
        "GPT-4 / Claude 2 — 61.9",
        "gpt-4 and claude-2: about 61.9 percent",
        "Between GPT-4 and Claude 2: 61.9",
        "GPT-4 | Claude 2 | 61.9",
        "(GPT-4, Claude 2) = 61.9",
        "[GPT-4][Claude 2]: 61.9",
        "Row GPT-4, column Claude 2: 61.9",
        "source: GPT-4, target: Claude 2 = 61.9",
        "GPT-4 to Claude 2 61.9%",
        "61.9% — GPT-4 to Claude 2",
        "61.9 for GPT-4 to Claude 2",
        "GPT-4 transfers to Claude 2 at 61.9%.",
        "The score of GPT-4 on Claude 2 is 61.9.",
        "GPT-4 to Claude 2 (row 1, column 2): 61.9",
        "> 3. GPT-4 vs. Claude 2 : 61.9",
        "GPT-4: Claude 2 = 61.9, Vicuna = 48.3",
        "- [x] GPT-4 → Claude 2: 61.9",
    ],
)
def test_a_line_says_where_its_number_belongs(line: str) -> None:
    result = check(line)
    found = [(e.row, e.column, e.finding) for e in result.entries if e.line]
    assert found[0] == ("GPT-4", "Claude 2", "holds"), result.to_text()
    assert result.findings == 0


@pytest.mark.parametrize(
    "text",
    [
        "**GPT-4**\n- Claude 2: 61.9\n- Vicuna: 48.3",
        "1. **GPT-4 (row 1)**\n   - Claude 2: 61.9\n   - Vicuna: 48.3",
        "From GPT-4:\n  • to Claude 2: 61.9%\n  • to Vicuna: 48.3%",
        "- Row: GPT-4\n  - Column: Claude 2 — 61.9\n  - Column: Vicuna — 48.3",
        "### GPT-4\nClaude 2: 61.9\nVicuna: 48.3",
        "## Values\n\n### GPT-4\n\n* Claude 2 — 61.9\n* Vicuna — 48.3",
        "Source: GPT-4\nTarget: Claude 2 -> 61.9\nTarget: Vicuna -> 48.3",
        "GPT-4\n  Claude 2: 61.9\n  Vicuna: 48.3",
        "GPT-4 row: Claude 2 61.9 | Vicuna 48.3",
        "GPT-4: 61.9 (Claude 2), 48.3 (Vicuna)",
        "GPT-4: Claude 2 61.9; Vicuna 48.3",
    ],
)
def test_rows_stand_over_their_columns(text: str) -> None:
    result = check(text)
    given = [(e.row, e.column, e.theirs) for e in result.entries if e.line]
    assert given == [("GPT-4", "Claude 2", "61.9" + "%" * text.count("61.9%")), given[1]]
    assert result.counts["holds"] == 2
    assert result.findings == 0


def test_a_quantity_before_the_number_is_no_name() -> None:
    result = check("- GPT-4 – Vicuna: r = 48.3")
    assert (result.counts["holds"], result.parts[0].renamed) == (1, ())


def test_a_piece_of_a_sentence_is_no_name() -> None:
    text = (
        "GPT-4 to Vicuna: 48.3\nGPT-4 and Claude 2 have a mean of about 53.3 and 52.5 respectively."
    )
    result = check(text)
    assert (result.counts["holds"], result.findings) == (1, 0)
    assert result.skipped[0][0] == 2


@pytest.mark.parametrize(
    "text", ["61.9x", "61.9pts", "61.9 points", "61.9ms", "61.9*", "61.9, as printed", "61.9."]
)
def test_a_number_is_never_cut_at_its_point(text: str) -> None:
    """What cannot be read whole is not read at all."""
    entries = parse(f"- GPT-4 to Claude 2: {text}\n- GPT-4 to Vicuna: 48.3").entries
    assert {entry.value for entry in entries} <= {61.9, 48.3}
    items = parse(f"GPT-4: Claude 2 {text} or so, Vicuna 48.3").entries
    assert {entry.value for entry in items} <= {61.9, 48.3}


def test_thousands_are_no_list_of_numbers() -> None:
    entry = parse("- Q3 -> South: 40,633").entries[0]
    assert (entry.pairs[0], entry.value) == (("Q3", "South"), 40633)


def test_a_hedged_round_number_is_as_coarse_as_its_noughts() -> None:
    assert str(check("GPT-4 to Claude 2: about 60").entries[0].finding) == "rounded"
    assert str(check("GPT-4 to Claude 2: about 62").entries[0].finding) == "rounded"
    assert str(check("GPT-4 to Claude 2: about 50").entries[0].finding) == "differs"
    assert str(check("GPT-4 to Claude 2: 60").entries[0].finding) == "differs"


def test_comparisons_are_no_numbers_of_a_cell() -> None:
    result = check("GPT-4 to Claude 2: 61.9\nClaude 2 is 2.2 points higher than GPT-4.")
    assert result.counts["holds"] == 1
    assert result.skipped == ((2, "Claude 2 is 2.2 points higher than GPT-4."),)


def test_a_small_slip_in_a_name_is_bridged_and_told() -> None:
    result = check("GPT-4 to Vlcuna: 48.3\nMlstral 7B to C1aude 2: 50.3")
    assert result.counts["holds"] == 2
    assert ("Vlcuna", "Vicuna") in result.parts[0].renamed


def test_a_page_with_table_list_and_sentences() -> None:
    text = (
        "# Figure 3\n\n| | GPT-4 | Claude 2 |\n|---|---|---|\n| GPT-4 | 0.0 | 61.9 |\n\n"
        "- Vicuna to GPT-4: 52.7\n\nThe highest value is 64.1.\n"
    )
    result = check(text)
    assert (result.counts["holds"], result.claim_counts["holds"]) == (3, 1)


def test_a_fenced_block_is_a_table() -> None:
    text = f"Here:\n\n```csv\n{table(',')}```\n\nThe diagonal is zero.\n"
    result = check(text)
    assert (result.counts["holds"], result.claim_counts["holds"]) == (16, 1)
    assert result.entries[0].line == 5


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    sheet.write(i, j, value)
    return buffer.getvalue()


def test_a_workbook_is_known_by_what_it_holds(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Scores"], [], ["", *NAMES]]
    rows += [[name, *line] for name, line in zip(NAMES, MATRIX, strict=True)]
    path = tmp_path / "numbers.dat"
    path.write_bytes(workbook({"Sheet1": rows, "Notes": [["made by hand"]]}))
    result = unheat.validate(founding(), path)
    assert result.counts["holds"] == 16
    assert parse(path).kind == "workbook"
    assert result.entries[0].line == 4


def test_a_sheet_about_something_else_is_told_and_left_alone() -> None:
    rows: list[list[object]] = [["", *NAMES]]
    rows += [[name, *line] for name, line in zip(NAMES, MATRIX, strict=True)]
    other: list[list[object]] = [["what", "width", "height"], ["page", 810, 660], ["box", 1, 2]]
    result = check(workbook({"Matrix": rows, "Sizes": other}))
    assert (result.counts["holds"], result.findings) == (16, 0)
    assert result.skipped == ((2, "a table under “Sizes” names nothing of the figure"),)


def test_noughts_that_a_workbook_forgets_are_no_rounding() -> None:
    """0.62 among numbers of three decimals is 0.620, not anything from 0.615 to 0.625."""
    rows: list[list[object]] = [
        ["", "A", "B", "C"],
        ["x", 0.617, 0.62, 0.633],
        ["y", 0.1, 0.222, 0.345],
    ]
    decimals = {entry.decimals for entry in parse(workbook({"S": rows})).entries}
    assert decimals == {3}


def test_whole_numbers_of_json_are_rounded_ones() -> None:
    cells = {"GPT-4": 0.0, "Claude 2": 62, "Mistral 7B": 49.7, "Vicuna": 48.3}
    found = {
        e.column: str(e.finding) for e in check(json.dumps({"GPT-4": cells})).entries if e.line
    }
    assert found["Claude 2"] == "rounded"
    decimals = [e.decimals for e in parse('{"a": {"x": 0.62, "y": 0.617, "z": 0.633}}').entries]
    assert decimals == [3, 3, 3]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 cut off", "damaged or cut off workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "neither text nor a workbook"),
    ],
)
def test_files_that_are_no_tables(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse(data)


def test_an_archive_of_something_else() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "x")
    with pytest.raises(InputError, match="holds no workbook"):
        parse(buffer.getvalue())


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "x")
    data = buffer.getvalue()
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'unheat\[xlsx\]'"):
        parse(data)


def two_panels(first: str | None, second: str | None) -> Figure:
    panels = []
    for index, title in enumerate((first, second)):
        panels.append(
            make_panel(
                make_cells(
                    np.array([[1.0, 2.0], [3.0, 4.0]]) + 4 * index, decimals=1, low=0, high=10
                ),
                rows=axis(("a", "b"), "left"),
                columns=axis(("c", "d"), "bottom"),
                grid=even_grid(Box(50 * index, 0, 40 + 50 * index, 40), 2, 2),
                title=None if title is None else Label(text=title),
            )
        )
    return make_figure(*panels, size=(100, 40))


BOTH = "{}\n\n,c,d\na,1.0,2.0\nb,3.0,4.0\n\n{}\n\n,c,d\na,5.0,6.0\nb,7.0,9.0\n"


@pytest.mark.parametrize(
    ("names", "headings"),
    [
        (("Before", "After"), ("Before", "After")),
        ((None, None), ("Panel A", "Panel B")),
        ((None, None), ("(a)", "(b)")),
        (("Before", "After"), ("Figure 1: the state before", "Figure 2: the state after")),
    ],
)
def test_panels_are_told_apart_by_headings(
    names: tuple[str | None, str | None], headings: tuple[str, str]
) -> None:
    text = BOTH.format(*headings)
    for page in (text, _markdown(text)):
        result = unheat.validate(two_panels(*names), page)
        assert [part.panel for part in result.parts] == [1, 2], result.to_text()
        assert [part.entries[3].finding for part in result.parts] == ["holds", "differs"]
        assert result.counts["differs"] == 1


def _markdown(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if "," in line:
            lines.append("| " + line.replace(",", " | ") + " |")
            if line.startswith(",c"):
                lines.append("|---|---|---|")
        else:
            lines.append(f"## {line}" if line else "")
    return "\n".join(lines)


def test_tables_without_headings_go_to_the_panels_that_they_fit() -> None:
    result = unheat.validate(two_panels(None, None), json.dumps([{"a": {"c": 5.0, "d": 6.0}}]))
    assert [part.panel for part in result.parts] == [2]


def test_a_column_may_name_the_panel() -> None:
    text = "panel,row,row_label,column_label,value\n1,1,a,c,1.0\n2,1,a,c,5.0\n2,1,a,d,6.5\n"
    result = unheat.validate(two_panels(None, None), text)
    assert [part.panel for part in result.parts] == [1, 2]
    assert (result.counts["holds"], result.counts["differs"]) == (2, 1)


def test_the_panel_that_was_asked_for_is_taken() -> None:
    text = BOTH.format("Panel A", "Panel B")
    result = unheat.validate(two_panels(None, None), text, panel=2)
    assert [part.panel for part in result.parts] == [2]
    assert (result.counts["holds"], result.counts["differs"]) == (3, 1)


def test_sheets_are_panels() -> None:
    sheet: list[list[object]] = [["", "c", "d"], ["a", 1, 2], ["b", 3, 4]]
    other: list[list[object]] = [["", "c", "d"], ["a", 5, 6], ["b", 7, 8]]
    data = workbook({"Before": sheet, "After": other})
    result = unheat.validate(two_panels("Before", "After"), data)
    assert (len(result.parts), result.counts["holds"]) == (2, 8)


def test_prose_about_nothing_of_the_figure_is_refused() -> None:
    with pytest.raises(UsageError, match="no name of the transcription is a label"):
        check("Paris to Rome: 1.5\nRome to Oslo: 2.5")


def test_names_that_all_fit_two_labels_are_refused_with_the_reason() -> None:
    figure = two_panels(None, None)
    panel = replace(figure.panels[0], rows=axis(("Vicuna 7B", "Vicuna 13B"), "left"))
    with pytest.raises(UsageError, match="can be Vicuna 7B or Vicuna 13B"):
        unheat.validate(replace(figure, panels=(panel,)), "Vicuna to c: 1.0")


def test_the_markdown_page_tells_what_does_not_hold() -> None:
    page = check(
        "GPT-4 to Claude 2: 16.9 (red | blue)\nNo value is above 60.\nIn 2023."
    ).to_markdown()
    assert page.startswith("# Prompt Transferability Matrix\n\n1 differs, 15 missing; of 1 claim")
    assert "| differs | GPT-4 | Claude 2 | 16.9 (red \\| blue) | 61.9 | 59.7 or more |" in page
    assert "… and 3 more cells are missing." in page
    assert "| differs | threshold | No value is above 60. | 2 of 12 are above 60 | 2 |" in page
    assert page.endswith("Not checked:\n\n- line 3: In 2023.\n")
    assert "\n\n\n" not in page
