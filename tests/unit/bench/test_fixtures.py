"""The committed fixtures: every truth fits its picture, and none is too heavy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from unheat.bench.perfect import perfect
from unheat.bench.run import find
from unheat.bench.score import score
from unheat.bench.truth import load_truth

FIXTURES = Path(__file__).parents[3] / "fixtures"
TRUTHS = find(FIXTURES / "images")


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_a_truth_fits_its_picture(path: Path) -> None:
    truth = load_truth(path)
    assert truth is not None
    picture = path.with_name(truth["image"])
    if picture.suffix != ".pdf":
        with Image.open(picture) as opened:
            assert opened.size == (truth["width"], truth["height"])
    answer = None if truth["negative"] else perfect(truth)
    assert score(answer, truth).right


def test_every_picture_has_a_truth() -> None:
    pictures = {path.name for path in (FIXTURES / "images").iterdir() if path.suffix != ".json"}
    assert pictures == {(load_truth(path) or {})["image"] for path in TRUTHS}


def test_fixtures_stay_small() -> None:
    assert sum(path.stat().st_size for path in FIXTURES.rglob("*") if path.is_file()) < 6_000_000


def test_the_bullet_list_is_complete() -> None:
    text = (FIXTURES / "transcriptions" / "prompt-transferability.md").read_text(encoding="utf-8")
    assert "- GPT-4 to Claude 2: 61.9% (bright red)" in text
    assert sum(line.startswith("- ") for line in text.splitlines()) == 16
