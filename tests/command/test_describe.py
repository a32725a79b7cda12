"""``unheat describe``: a figure in words, on standard output or in a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Outcome
from tests.unit.show.factory import founding

from unheat.model.record import to_json

Run = Callable[[str], Outcome]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "figure.json"
    path.write_bytes(to_json(founding(misprint=True)))
    return path


def test_a_record_or_its_folder_in_words(run: Run, record: Path) -> None:
    outcome = run(f"describe {record}")
    assert outcome.code == 0
    assert outcome.out.startswith("# Prompt Transferability Matrix\n")
    assert run(f"describe {record.parent}").out == outcome.out
    assert json.loads(run(f"describe {record} --json").out)["schema"] == "unheat/description/1"


def test_into_a_file_nothing_is_said_on_standard_output(run: Run, record: Path) -> None:
    target = record.with_name("words.md")
    outcome = run(f"describe {record} -o {target}")
    assert (outcome.code, outcome.out) == (0, "")
    assert target.read_text("utf-8").startswith("# Prompt")
    assert "(replaced)" in run(f"describe {record} -o {target}").err


def test_a_picture_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run(f"describe {tmp_path / 'none.png'}").code == 3
    assert run(f"describe {tmp_path}").code == 3


def test_a_figure_is_read_and_put_into_words(run: Run) -> None:
    outcome = run("describe fixtures/images/prompt-transferability-misprint.png")
    assert outcome.code == 0
    assert "Vicuna / GPT-4 prints 59.7" in outcome.out
