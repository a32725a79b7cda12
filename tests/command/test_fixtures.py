"""The fixtures through the real command line, held against their truth.

Every variant of the founding figure is right in everything: shape, labels, title, bar,
ticks and all sixteen numbers. Every misprint is the one conflict. What is no heatmap is
refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from tests.conftest import Outcome

from unheat.bench.score import score
from unheat.model import Figure
from unheat.model.record import from_json

Run = Callable[[str], Outcome]

IMAGES = Path("fixtures/images")
VALIDATOR = jsonschema.Draft202012Validator(
    json.loads(Path("docs/record-schema.json").read_text("utf-8"))
)
FOUNDING = [
    "prompt-transferability.png",
    "prompt-transferability-200dpi.png",
    "prompt-transferability-clipped.png",
    "prompt-transferability-jet.png",
    "prompt-transferability-percent.png",
    "prompt-transferability-plotly.png",
    "prompt-transferability-seaborn.png",
    "prompt-transferability-webp.webp",
    "prompt-transferability-page.pdf",
    "prompt-transferability-pasted.pdf",
]
NEGATIVES = sorted(
    path.name for path in IMAGES.glob("not-a-heatmap-*") if path.suffix in (".png", ".jpg")
)


def truth(name: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((IMAGES / name).with_suffix(".json").read_text())
    return content


def record(outcome: Outcome) -> Figure:
    """The record on standard output, which keeps to its published schema."""
    VALIDATOR.validate(json.loads(outcome.out))
    return from_json(outcome.out.encode())


@pytest.mark.parametrize("name", FOUNDING)
def test_the_founding_figure_is_right_in_everything(run: Run, name: str) -> None:
    outcome = run(f"read {IMAGES / name} -f json --strict")
    judged = score(record(outcome), truth(name))
    wrong = [f"{f.stage}: {f.place}: {f.expected} read as {f.got}" for f in judged.failures]
    assert wrong == []
    assert judged.right
    assert outcome.code == 0, "nothing is up for review"


@pytest.mark.parametrize("name", ["bar-without-numbers.png", "no-bar-no-numbers.png"])
def test_what_has_no_numbers_has_a_record_all_the_same(run: Run, name: str) -> None:
    figure = record(run(f"read {IMAGES / name} -f json"))
    assert np.isnan(figure.panels[0].cells.value).all()


@pytest.mark.parametrize("name", FOUNDING[:3])
def test_values_beyond_the_bar_agree_with_a_note(run: Run, name: str) -> None:
    bar = truth(name)["colorbar"]
    assert isinstance(bar, dict)
    cells = record(run(f"read {IMAGES / name} -f json")).panels[0].cells
    for row, col, value in ((0, 1, 61.9), (1, 0, 64.1)):
        cell = cells[row, col]
        assert (cell.value, cell.status) == (value, "agreed")
        # A bar that ends at the value itself cannot be measured to a tenth of a pixel.
        if value != bar["vmax"]:
            assert ("off-scale" in cell.reasons) == (value > bar["vmax"])


@pytest.mark.parametrize(
    "name",
    [
        "prompt-transferability-misprint.png",
        "prompt-transferability-bar-60-misprint.png",
        "prompt-transferability-plotly-misprint.png",
        "prompt-transferability-seaborn-misprint.jpg",
    ],
)
def test_the_misprint_is_the_one_conflict(run: Run, name: str) -> None:
    outcome = run(f"read {IMAGES / name} -f json --strict")
    assert outcome.code == 1
    panel = record(outcome).panels[0]
    found = [
        [panel.rows.labels[row], panel.columns.labels[col], panel.cells[row, col].text]
        for row in range(4)
        for col in range(4)
        if panel.cells.status[row, col] == "conflict"
    ]
    assert found == [["Vicuna", "GPT-4", "59.7"]]
    assert panel.counts()["agreed"] == 15


@pytest.mark.parametrize("name", NEGATIVES)
def test_what_is_no_heatmap_is_refused(run: Run, name: str) -> None:
    outcome = run(f"read {IMAGES / name} -f csv")
    assert (outcome.code, outcome.out) == (4, "")
    assert "--box" in outcome.err
