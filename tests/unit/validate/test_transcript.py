"""Transcriptions as people, programs and language models hand them in."""

from __future__ import annotations

from pathlib import Path

import pytest

from unheat.errors import InputError
from unheat.validate.transcript import Transcript, parse


def read(text: str) -> list[tuple[str, str, float | None]]:
    """(row, column, value) of every entry, by its likeliest pair."""
    return [(*entry.pairs[0], entry.value) for entry in parse(text).entries]


@pytest.mark.parametrize(
    "line",
    [
        "- GPT-4 to Claude 2: 61.9% (bright red)",
        "* **GPT-4** vs **Claude 2**: 61.9",
        "GPT-4 → Claude 2 = 61.9",
        "1. GPT-4 -> Claude 2: 61.9",
        "2) `GPT-4` to `Claude 2`: about 61.9%",
        "• GPT-4, Claude 2: 61.9",
        "GPT-4 to Claude 2 is 61.9%.",
        "  - **GPT-4 to Claude 2:** 61.9%",
        "GPT-4 / Claude 2: 61.9",
        "GPT-4 – Claude 2: 61.9",
        '"GPT-4" to "Claude 2": 61.9',
        "- **GPT-4 → Claude 2**: **61.9%** – the highest of its row",
    ],
)
def test_a_line_of_a_list_names_row_column_and_number(line: str) -> None:
    assert read(line) == [("GPT-4", "Claude 2", 61.9)]


def test_words_behind_a_number_are_kept() -> None:
    entry = parse("- GPT-4 to Claude 2: 61.9% (bright red)").entries[0]
    assert (entry.words, entry.percent, entry.decimals, entry.line) == ("bright red", True, 1, 1)


def test_every_way_to_part_the_names_is_kept() -> None:
    entry = parse("- Text to Speech to Speech to Text: 3").entries[0]
    assert ("Text to Speech", "Speech to Text") in entry.pairs


def test_prose_around_a_list_is_passed_over() -> None:
    text = """Here is what I see in the figure of 2023:

    - A to B: 1.5
    - B to A: 2.5

    These 2 values range from 1.5 to 2.5. Let me know if you need more!"""
    assert read(text) == [("A", "B", 1.5), ("B", "A", 2.5)]


def test_a_heading_is_the_row_of_the_lines_under_it() -> None:
    text = "**GPT-4**\n- Claude 2: 61.9\n- Vicuna: 48.3\n\n### Vicuna:\n- GPT-4: 52.7"
    assert read(text) == [
        ("GPT-4", "Claude 2", 61.9),
        ("GPT-4", "Vicuna", 48.3),
        ("Vicuna", "GPT-4", 52.7),
    ]


def test_a_row_may_stand_in_one_line() -> None:
    assert read("GPT-4: Claude 2 61.9, Vicuna 48.3") == [
        ("GPT-4", "Claude 2", 61.9),
        ("GPT-4", "Vicuna", 48.3),
    ]
    assert read("GPT-4: [0.0, 61.9]\nVicuna: [52.7, 0.0]")[1] == ("GPT-4", "#2", 61.9)


def test_no_number_of_a_line_is_lost() -> None:
    assert read("- A to B: 1.5, C: 2.5") == [("A", "B", 1.5), ("A", "C", 2.5)]


def test_lines_of_a_list_that_cannot_be_read_are_kept() -> None:
    transcript = parse("- A to B: 1.5\n- the bar goes up to 60\n- A to C: 2")
    assert (2, "the bar goes up to 60") in [(s.line, s.text) for s in transcript.statements]


@pytest.mark.parametrize(
    "text",
    [
        ",A,B\nx,1,2\ny,3,4\n",
        "\tA\tB\nx\t1\t2\ny\t3\t4\n",
        "name;A;B\nx;1,0;2,0\ny;3,0;4,0\n",
        "A,B\nx,1,2\ny,3,4\n",
        "row,column,value\nx,A,1\nx,B,2\ny,A,3\ny,B,4\n",
        "row,column,text,value,status\nx,A,1.0,1,ok\nx,B,2.0,2,ok\ny,A,3,3,ok\ny,B,4,4,ok\n",
        "x,A,1\nx,B,2\ny,A,3\ny,B,4\n",
        "# a comment\n,A,B\nx,1,2\ny,3,4\n",
        "| | A | B |\n|---|:---:|---:|\n| x | 1 | 2 |\n| **y** | 3 | 4 |\n",
        "So:\n\n| from \\ to | A | B |\n|--|--|--|\n| x | 1 | 2 |\n| y | 3 | 4 |\n\nDone.",
        '{"x": {"A": 1, "B": 2}, "y": {"A": 3, "B": 4}}',
        '```json\n{"matrix": {"x": {"A": 1, "B": 2}, "y": {"A": 3, "B": 4}}}\n```',
        '{"rows": ["x", "y"], "columns": ["A", "B"], "values": [[1, 2], [3, 4]]}',
        '{"index": ["x", "y"], "columns": ["A", "B"], "data": [[1, 2], [3, 4]]}',
        '[["", "A", "B"], ["x", 1, 2], ["y", 3, 4]]',
        '[{"row": "x", "column": "A", "value": 1}, {"row": "x", "column": "B", "value": 2},'
        ' {"row": "y", "column": "A", "value": 3}, {"row": "y", "column": "B", "value": 4}]',
    ],
)
def test_tables_of_all_kinds_say_the_same(text: str) -> None:
    assert read(text) == [("x", "A", 1), ("x", "B", 2), ("y", "A", 3), ("y", "B", 4)]


def test_numbers_over_a_table_are_labels_where_the_corner_is_empty() -> None:
    assert read(",0.1,0.2\n10,3,4\n20,5,6")[0] == ("10", "0.1", 3)


def test_decimals_are_those_that_were_written() -> None:
    table = parse(",A,B\nx,61.90,7\ny,1e-3,2.5E-4\n")
    assert [entry.decimals for entry in table.entries] == [2, 0, 3, 5]
    assert parse('{"x": {"A": 61.90}}').entries[0].decimals == 2


def test_empty_fields_and_words_for_nothing_are_missing() -> None:
    entries = parse(",A,B,C\nx,1,,NA\ny,2,3,4\n").entries
    assert [entry.missing for entry in entries[:3]] == [False, True, True]


def test_quoted_labels_keep_their_commas() -> None:
    assert read('"","a, b",c\n"x, y",1,2\nz,3,4')[0] == ("x, y", "a, b", 1)


def test_a_heading_that_is_abbreviated_is_a_name() -> None:
    text = "- **Farmer Joe**\n  - maize: 1.5\n- **Upland Bros.**\n  - maize: 2.2\n  - rice: 3.1\n"
    assert [entry.pairs[0] for entry in parse(text).entries] == [
        ("Farmer Joe", "maize"),
        ("Upland Bros.", "maize"),
        ("Upland Bros.", "rice"),
    ]


def test_one_slip_with_more_decimals_hides_no_lost_noughts() -> None:
    text = '{"a": {"x": 0.4, "y": 0.51, "z": 1.0}, "b": {"x": 0.1, "y": 0.3, "z": 2.25}}'
    assert [entry.decimals for entry in parse(text).entries] == [1, 2, 1, 1, 1, 2]
    text = '{"a": {"x": 0.44, "y": 0.5, "z": 1.25}, "b": {"x": 0.12, "y": 0.31, "z": 2.125}}'
    assert [entry.decimals for entry in parse(text).entries] == [2, 2, 2, 2, 2, 3]


def test_a_comma_before_four_digits_is_a_decimal_comma() -> None:
    text = ";0,05;0,10\n1;0,4291;0,431\n8;-0,4527;0,5441\n"
    assert [(entry.value, entry.decimals) for entry in parse(text.encode()).entries] == [
        (0.4291, 4),
        (0.431, 3),
        (-0.4527, 4),
        (0.5441, 4),
    ]


def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "numbers.dat"
    path.write_bytes("\ufeff,A\nx,1\n".encode())
    assert parse(path).entries[0].value == 1
    assert parse(str(path)).kind == "table"


@pytest.mark.parametrize(
    "data", [b"\xff\xfe" + ",Ä\nx,1\n".encode("utf-16-le"), ",Ä\nx,1\n".encode("cp1252")]
)
def test_spreadsheet_encodings_are_understood(data: bytes) -> None:
    assert parse(data).entries[0].pairs[0] == ("x", "Ä")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "is empty"),
        ("I could not read the figure.", "line 1: no number"),
        ("\n\nNothing here.", "line 3: no number"),
        ("nowhere.csv", "no file nowhere.csv"),
        (b"PK\x03\x04\x00\x00", "damaged or cut off workbook"),
    ],
)
def test_what_holds_no_number_is_refused_in_one_sentence(source: str | bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse(source)


def test_a_folder_is_no_transcription(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        parse(tmp_path)


def test_the_kind_is_told() -> None:
    kinds = [parse(text).kind for text in (",A\nx,1\n", "- A to B: 1", '{"x": {"A": 1}}')]
    assert kinds == ["table", "list", "json"]
    assert isinstance(parse("- A to B: 1"), Transcript)
