"""The "I" that begins a sentence is told from a "1" by its ink."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

import unheat
from unheat.model import Reason
from unheat.text.pronouns import _meant
from unheat.text.reading import Reading


def _disputed(text: str, *said: str, reason: Reason = Reason.READERS_DIFFER) -> str | None:
    site = cast(Any, SimpleNamespace(lines=(None,)))
    return _meant(
        Reading(site=site, text=text, confidence=0.4, review=True, reasons=(reason,), said=said)
    )


@pytest.mark.parametrize("text", ["Q1. I trust my team", "1 feel safe here", "12: | can be myself"])
def test_a_stroke_that_begins_a_sentence_is_the_pronoun(text: str) -> None:
    said = [text.replace(one, "l") for one in "1|"] + [text.replace(".", ",")]
    found = _disputed(text, *said)
    assert found is not None
    assert " I " in f" {found}"


def test_an_s_that_was_taken_for_a_dollar_is_no_dispute_of_the_pronoun() -> None:
    said = ("$2: | often worry", "S2: [ often worry", "S2: 1 often worry")
    assert _disputed(said[2], *said) == "S2: I often worry"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Type 1 diabetes mellitus", "Type I diabetes mellitus"),
        ("1 of six cases", "I of six cases"),
        ("Q1. I trust my team", "Q1. A trust my team"),
        ("1 h after dosing", "I h after dosing"),
    ],
)
def test_other_strokes_are_left_in_dispute(text: str, said: str) -> None:
    assert _disputed(text, text, said, text) is None


def test_only_a_dispute_of_readers_is_settled() -> None:
    text, said = "Q1. I trust my team", "Q1. 1 trust my team"
    assert _disputed(text, text, text, text) is None
    assert _disputed(text, text, said, text, reason=Reason.LABEL_PLACE) is None


def test_a_bar_that_begins_a_sentence_needs_no_dispute() -> None:
    text = "| feel ill"
    assert _disputed(text, text, text, text) == "I feel ill"


@pytest.mark.parametrize("face", ["DejaVu Sans", "DejaVu Serif"])
def test_items_of_a_questionnaire(tmp_path: Path, face: str) -> None:
    names = ["Q1. I trust my team", "Q2. I can be myself", "Q3. I feel safe", "Q4. Goals are clear"]
    with mpl.rc_context({"font.size": 8, "font.family": face}):
        figure = Figure(figsize=(4, 2.2), layout="constrained")
        axes = figure.subplots()
        values = np.random.default_rng(3).random((4, 4))
        image = axes.imshow(values, cmap="viridis", aspect="auto")
        axes.set_yticks(range(4), names)
        axes.set_xticks(range(4), ["Never", "Seldom", "Often", "Always"])
        figure.colorbar(image, label="Share")
        figure.savefig(tmp_path / "a.png", dpi=150)
    rows = unheat.read(tmp_path / "a.png").panels[0].rows
    wrong = [
        text
        for name, text, review in zip(names, rows.labels, rows.review, strict=True)
        if text != name and not review
    ]
    assert not wrong
    if face == "DejaVu Serif":
        assert not any(rows.review[1:3])
    if face == "DejaVu Sans":
        assert list(rows.labels) == names
        assert not any(rows.review[:3])
