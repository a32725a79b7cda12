"""``unheat report``: the page of evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Outcome

Run = Callable[[str], Outcome]


def test_a_figure_becomes_a_page(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    outcome = run(f"report fixtures/images/prompt-transferability-misprint.png -o {page}")
    assert (outcome.code, outcome.out) == (0, "")
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert "Vicuna / GPT-4 prints 59.7" in text
    assert "prompt-transferability-misprint.png" in text


def test_no_page_is_left_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(f"report {tmp_path / 'none.png'} -o {page}").code == 3
    assert not page.exists()
