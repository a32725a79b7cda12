"""``unheat render``: corrections go into the drawing."""

from __future__ import annotations

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


def test_a_correction_is_drawn_and_said(run: Run, record: Path, tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.png"
    outcome = run(f"render {record} --set 'Vicuna,GPT-4=52.7' -o {corrected}")
    assert outcome.code == 0
    assert outcome.out == f"set Vicuna / GPT-4 to 52.7\n{corrected}\n"
    assert corrected.read_bytes().startswith(b"\x89PNG")
    again = run(f"render {record.parent} -o {corrected}")
    assert again.out == f"{corrected} (replaced)\n"


def test_a_label_that_is_not_there(run: Run, record: Path, tmp_path: Path) -> None:
    outcome = run(f"render {record} --set 'Vicunna,GPT-4=52.7' -o {tmp_path / 'x.png'}")
    assert outcome.code == 2
    assert "Vicuna" in outcome.err
    assert not (tmp_path / "x.png").exists()


def test_a_suffix_that_is_not_drawn(run: Run, record: Path, tmp_path: Path) -> None:
    assert run(f"render {record} -o {tmp_path / 'x.docx'}").code == 2
