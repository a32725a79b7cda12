"""The page that explains the words holds all of them, with the code's sentences and a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from unheat.model import Reason, Status

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "statuses.md"


@pytest.mark.parametrize("word", [*Status, *Reason])
def test_every_word_is_explained_and_shown(word: Status | Reason) -> None:
    line = next(line for line in PAGE.read_text("utf-8").splitlines() if f"| `{word}` |" in line)
    assert f"![{word}](images/status-{word}.png)" in line
    if isinstance(word, Reason):
        assert word.sentence in line


def test_every_picture_is_there_and_used() -> None:
    text = PAGE.read_text("utf-8")
    pictures = {path.name for path in (ROOT / "docs" / "images").glob("status-*.png")}
    assert pictures
    assert {name for name in pictures if f"images/{name})" in text} == pictures
    assert text.count("](images/status-") == len(pictures)
