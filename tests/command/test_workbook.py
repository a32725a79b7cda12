"""``unheat read -f xlsx`` and ``--xlsx``."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Outcome

Run = Callable[[str], Outcome]

MISPRINT = "fixtures/images/prompt-transferability-misprint.png"
QUICK = "fixtures/images/log-between-two-ticks.png"
"""A small figure, for what is no matter of its numbers."""


def test_a_workbook_whole_on_standard_output_and_the_same_in_a_file(
    run: Run, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "unheat", "read", MISPRINT, "-f", "xlsx", "-o"]
    done = subprocess.run([*command, "-"], capture_output=True, check=True)
    assert done.stderr == b""
    sheet = openpyxl.load_workbook(io.BytesIO(done.stdout))["matrix"]
    assert (sheet["B7"].value, sheet["B7"].number_format) == (59.7, r"0.0\!")
    file = tmp_path / "figure.xlsx"
    assert run(f"read {MISPRINT} -f xlsx -o {file}").code == 0
    assert file.read_bytes() == done.stdout


def test_a_workbook_beside_the_other_products(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "log-between-two-ticks"
    assert run(f"read {QUICK} --xlsx -o {tmp_path}").code == 0
    first = (folder / "figure.xlsx").read_bytes()
    outcome = run(f"read {QUICK} --xlsx -o {tmp_path}")
    assert "figure.xlsx" in outcome.out
    assert (folder / "figure.xlsx").read_bytes() == first
    # One that this reading did not write would pass for it.
    assert "removed" in run(f"read {QUICK} -o {tmp_path}").out
    assert not (folder / "figure.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "why"), [("--xlsx -f csv", "-f csv writes none"), ("--xlsx -o -", "-f xlsx puts")]
)
def test_words_that_do_not_go_together(run: Run, words: str, why: str) -> None:
    outcome = run(f"read {MISPRINT} {words}")
    assert (outcome.code, outcome.out) == (2, "")
    assert why in outcome.err


@pytest.mark.parametrize("words", ["-f xlsx -o -", "--xlsx"])
def test_a_missing_library_is_said_before_any_work(
    run: Run, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    outcome = run(f"read no-such-figure.png {words}")
    assert (outcome.code, outcome.out) == (5, "")
    assert "pip install 'unheat[xlsx]'" in outcome.err
