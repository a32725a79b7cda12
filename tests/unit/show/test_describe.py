"""A figure in words: what is said, and that every number in it is the record's."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from tests.unit.show.factory import MATRIX, founding, make_cells, put

from unheat.model import Figure, Status
from unheat.show.describe import describe
from unheat.show.observe import observe


def with_values(matrix: Sequence[Sequence[float]], *, decimals: int = 1) -> Figure:
    figure = founding()
    panel = figure.panels[0]
    values = np.array(matrix, dtype=float)
    cells = make_cells(values, decimals=decimals, low=0.0, high=60.0)
    return replace(figure, panels=(replace(panel, cells=cells),))


def test_the_founding_figure_in_words() -> None:
    figure = founding()
    panel = figure.panels[0]
    rows, columns = replace(panel.rows, title=None), replace(panel.columns, title=None)
    figure = replace(figure, panels=(replace(panel, rows=rows, columns=columns),))
    text = describe(figure).to_markdown()
    # Nobody wrote which is the source and which the target.
    assert not {"source", "target"} & set(re.findall("[a-z]+", text.lower()))
    assert text.startswith("# Prompt Transferability Matrix\n")
    for name in ("GPT-4", "Claude 2", "Mistral 7B", "Vicuna"):
        assert name in text
    assert "“Transferability (%)”, from 0 (dark blue) to 60 (" in text
    for row in MATRIX:
        for value in row:
            assert f" {value} " in text
    assert (
        "highest cells off the diagonal are Claude 2 / GPT-4 with 64.1 and GPT-4 / Claude 2" in text
    )
    assert "The diagonal is 0.0 throughout, probably by definition" in text
    assert "nearly symmetric; the largest difference is 4.5" in text
    assert "Mistral 7B / GPT-4 with 54.2 and GPT-4 / Mistral 7B with 49.7" in text
    assert "2 values above the last tick (60)" in text


def test_json_says_the_same_as_markdown() -> None:
    found = describe(founding(misprint=True))
    record = json.loads(found.to_json())
    text = found.to_markdown()
    assert record["schema"] == "unheat/description/1"
    panel = record["panels"][0]
    for sentence in (*panel["observations"], *panel["to_review"], *panel["components"].values()):
        assert sentence in text
    assert [row["row"] for row in panel["values"]] == ["GPT-4", "Claude 2", "Mistral 7B", "Vicuna"]


def test_a_doubt_stands_where_its_number_stands() -> None:
    text = describe(founding(misprint=True)).to_markdown()
    assert re.search(r"\*\*Vicuna\*\*: GPT-4 59\.7 \([a-z ]+, to review\)", text)
    assert "## To review" in text
    assert "Vicuna / GPT-4 prints 59.7" in text


def test_numbers_are_those_of_the_record() -> None:
    """Every number of a description is printed, a label's, a tick's or computed from these."""
    figure = founding()
    own = np.array(MATRIX)
    off = own[~np.eye(4, dtype=bool)].reshape(4, 3)
    columns = own.T[~np.eye(4, dtype=bool)].reshape(4, 3)
    allowed = {float(value) for value in own.ravel()} | {float(x) for x in range(0, 70, 10)}
    allowed |= {4.0, 16.0, 2.0, 4.5, 7.0}  # counts, the largest difference, names
    allowed |= {round(float(mean), 2) for mean in (*off.mean(axis=1), *columns.mean(axis=1))}
    numbers = {float(text) for text in re.findall(r"\d+(?:\.\d+)?", describe(figure).to_markdown())}
    assert numbers <= allowed


def test_matrices_that_are_not_square_have_no_diagonal() -> None:
    figure = founding()
    panel = figure.panels[0]
    renamed = replace(panel.columns, labels=("a", "b", "c", "d"))
    seen = observe(replace(panel, columns=renamed))
    assert seen.diagonal is None
    assert seen.symmetry is None
    assert seen.lowest[0].value == 0.0


@pytest.mark.parametrize(
    ("matrix", "exact"),
    [
        ([[1, 0.2, 0.5, 0.1], [0.2, 1, 0.3, 0.4], [0.5, 0.3, 1, 0.6], [0.1, 0.4, 0.6, 1]], True),
        ([[1, 0.2, 0.5, 0.1], [0.9, 1, 0.3, 0.4], [0.1, 0.8, 1, 0.6], [0.7, 0.1, 0.2, 1]], None),
    ],
)
def test_symmetry_is_told_where_it_is(matrix: list[list[float]], exact: bool | None) -> None:
    seen = observe(with_values(matrix).panels[0])
    assert (seen.symmetry.exact if seen.symmetry else None) is exact
    assert seen.diagonal is not None
    assert seen.diagonal.structural


def test_a_diagonal_amid_other_values_is_not_structural() -> None:
    seen = observe(with_values([[5, 1, 9, 2], [7, 5, 3, 8], [1, 6, 5, 4], [2, 3, 7, 5]]).panels[0])
    assert seen.diagonal is not None
    assert not seen.diagonal.structural
    assert seen.highest[0].value == 9


def test_plain_trends_and_blocks_are_told() -> None:
    rising = [[1, 2, 3, 4], [2, 4, 6, 8], [0, 1, 5, 9], [3, 4, 5, 6]]
    assert "Every row rises from left to right." in describe(with_values(rising)).to_markdown()
    blocks = [[9, 8, 1, 2], [8, 9, 2, 1], [1, 2, 9, 7], [2, 1, 7, 9]]
    seen = observe(with_values(blocks).panels[0])
    assert (seen.split, seen.split_high) == (2, True)
    text = describe(with_values(blocks)).to_markdown()
    assert "within GPT-4 to Claude 2, and within Mistral 7B to Vicuna, all cells are higher" in text


def test_missing_values_are_said_and_take_no_part() -> None:
    figure = founding()
    panel = figure.panels[0]
    cells = put(panel.cells, 1, 0, value=np.nan, status=Status.EMPTY)
    text = describe(replace(figure, panels=(replace(panel, cells=cells),))).to_markdown()
    assert "1 cell of 16 has no value." in text
    assert "GPT-4 no value" in text


def test_a_large_panel_is_told_by_the_ranges_of_its_rows() -> None:
    figure = founding()
    panel = figure.panels[0]
    values = np.arange(60 * 50, dtype=float).reshape(60, 50)
    axis = replace(
        panel.rows,
        labels=(None,) * 60,
        confidence=(1.0,) * 60,
        review=(False,) * 60,
        boxes=(),
        reasons=(),
    )
    columns = replace(
        axis, labels=(None,) * 50, confidence=(1.0,) * 50, review=(False,) * 50, side="bottom"
    )
    cells = make_cells(values, decimals=0, low=0.0, high=3000.0)
    large = replace(panel, rows=axis, columns=columns, cells=cells)
    found = describe(replace(figure, panels=(large,)))
    assert found.panels[0].values[1] == ("row 2", "50 of 50 values, 50.0 to 99.0")
