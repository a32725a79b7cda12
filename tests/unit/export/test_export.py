"""Tables a person can read, folders that are whole or not there."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.unit.show.factory import founding

from unheat.errors import OutputError
from unheat.export import folder_names, one_product, write_bytes, write_products
from unheat.export.doubts import color_says, doubts
from unheat.export.formats import delimited, harmless
from unheat.export.table import axis_names, cell_rows, matrix_rows, status_rows
from unheat.model import Axis, Quantity


def test_the_matrix() -> None:
    assert one_product(founding(), "csv").decode() == (
        ",GPT-4,Claude 2,Mistral 7B,Vicuna\n"
        "GPT-4,0.0,61.9,49.7,48.3\n"
        "Claude 2,64.1,0.0,47.2,46.1\n"
        "Mistral 7B,54.2,50.3,0.0,45.7\n"
        "Vicuna,52.7,48.6,46.5,0.0\n"
    )
    assert one_product(founding(), "tsv").decode().splitlines()[1] == "GPT-4\t0.0\t61.9\t49.7\t48.3"


def test_markdown_marks_doubts() -> None:
    text = one_product(founding(misprint=True), "md").decode()
    assert "| Vicuna | 59.7* | 48.6 | 46.5 | 0.0 |" in text
    assert "in doubt" in text


def test_statuses_have_the_matrix_shape() -> None:
    rows = list(status_rows(founding(misprint=True).panels[0]))
    assert rows[0] == ["", "GPT-4", "Claude 2", "Mistral 7B", "Vicuna"]
    assert rows[4] == ["Vicuna", "conflict", "agreed", "agreed", "agreed"]


def test_one_row_a_cell() -> None:
    text = delimited(cell_rows(founding(misprint=True))).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 16
    last = rows[12]
    assert (last["row_label"], last["column_label"]) == ("Vicuna", "GPT-4")
    assert (last["value"], last["status"], last["review"]) == ("59.7", "conflict", "true")
    assert float(last["color_low"]) < 52.7 < float(last["color_high"])


def test_labels_that_are_not_drawn_are_numbered_in_the_matrix_only() -> None:
    panel = founding().panels[0]
    bare = replace(panel, rows=replace(panel.rows, labels=(None,) * 4))
    assert [row[0] for row in matrix_rows(bare)] == ["", "1", "2", "3", "4"]
    figure = replace(founding(), panels=(bare,))
    assert next(iter(list(cell_rows(figure))[1:]))[3] == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd", "-log10(p)", "\tx", "\r=1", "\n=1", "＝1"]
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-0.3", "+5", "1e-3", "GPT-4", "", "−5"])
def test_numbers_and_names_are_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_doubts_are_sentences() -> None:
    found = doubts(founding(misprint=True))
    assert len(found) == 1
    assert (found[0].kind, found[0].row, found[0].col) == ("conflict", 3, 0)
    panel = founding(misprint=True).panels[0]
    says = color_says(panel, 3, 0)
    assert found[0].sentence == f"Vicuna / GPT-4 prints 59.7, its colour says {says}."
    assert doubts(founding()) == ()


def test_folder_names_are_each_their_own() -> None:
    names = [
        ("a/fig.png", None),
        ("b/fig.jpg", None),
        ("fig-2.png", None),
        ("p.pdf", 2),
        ("-", None),
    ]
    assert folder_names(names) == ("fig", "fig-3", "fig-2", "p-page-2", "stdin")


def test_a_folder_of_products(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "fig"
    draw = {"redrawn.png": lambda path: path.write_bytes(b"a picture")}
    written = write_products(founding(), folder, drawings=draw)
    names = ["cells.csv", "figure.json", "matrix.csv", "redrawn.png", "status.csv"]
    assert [path.name for path in written.files] == names
    assert sorted(path.name for path in folder.iterdir()) == names
    assert written.replaced == ()
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["fig"]

    (folder / "mine.txt").write_text("a user's own file")
    (folder / "matrix-2.csv").write_text("of a reading with two panels")
    again = write_products(founding(), folder, drawings=draw)
    assert [path.name for path in again.replaced] == names
    assert [path.name for path in again.removed] == ["matrix-2.csv"]
    assert (folder / "mine.txt").exists()


def test_nothing_is_left_behind_where_a_drawing_fails(tmp_path: Path) -> None:
    def fails(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_products(founding(), tmp_path / "fig", drawings={"redrawn.png": fails})
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for folder in (tmp_path / "file", tmp_path / "file" / "fig"):
        with pytest.raises(OutputError, match="is a file, not a folder"):
            write_products(founding(), folder)
    with pytest.raises(OutputError, match="is a file, not a folder"):
        write_bytes(b"data", tmp_path / "file" / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_number_read_from_colour_has_no_invented_digits() -> None:
    panel = founding().panels[0]
    cells = replace(
        panel.cells,
        text=np.full((4, 4), None, dtype=object),
        text_value=np.full((4, 4), np.nan),
        value=np.full((4, 4), 52.739182),
    )
    colored = replace(panel, cells=cells, color_resolution=0.26)
    assert next(iter(list(matrix_rows(colored))[1:]))[1] == "52.74"


def test_a_place_between_numbered_ticks_is_called_by_the_number_due_there() -> None:
    due = Quantity(kind="number", values=(12.0, 11.0, 10.0, None), spacing="even")
    sure, no = (1.0,) * 4, (False,) * 4
    ticks = Axis(
        title=None, labels=("12", None, "10", None), confidence=sure, review=no, quantity=due
    )
    assert axis_names(ticks) == ["12", "11", "10", "#4"]
    genes = Axis(title=None, labels=("TP53", None, "MYC", None), confidence=sure, review=no)
    assert axis_names(genes) == ["TP53", "2", "MYC", "4"]
    days = replace(
        ticks,
        labels=(None,) * 4,
        quantity=Quantity(kind="date", values=(18628.5, 18629.5, 18630.5, 18631.5)),
    )
    assert axis_names(days)[:2] == ["2021-01-01 12:00", "2021-01-02 12:00"]
    instants = Quantity(kind="time", values=(0.0, 1e-6, 2e-6, 3e-6))
    assert axis_names(replace(days, quantity=instants)) == ["1", "2", "3", "4"]
