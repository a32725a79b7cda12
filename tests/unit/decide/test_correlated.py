"""Bars of correlations whose marks are set in, though their colors run from end to end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.decide.conftest import Make

from unheat.decide.correlated import names_correlations
from unheat.decide.scale import build_scale
from unheat.model import Label


@pytest.mark.parametrize(
    ("label", "end"),
    [("Corr", 1.0), ("Pearson correlation", 1.0), ("r", 1.0), ("log ratio", 1.05), (None, 1.05)],
)
def test_no_correlation_is_beyond_one(painted_bar: Make, label: str | None, end: float) -> None:
    made = painted_bar(-1.05, 1.05, [-1, -0.5, 0, 0.5, 1])
    texts = replace(made.texts, label=Label(text=label) if label else None)
    scale = build_scale(made.raster, made.bar, texts)
    assert (scale.minimum, scale.maximum) == pytest.approx((-end, end), abs=0.01)


def test_marks_set_in_at_one_end_alone_are_where_they_belong(painted_bar: Make) -> None:
    made = painted_bar(-1, 1.08, [-1, -0.5, 0, 0.5, 1])
    texts = replace(made.texts, label=Label(text="Correlation"))
    scale = build_scale(made.raster, made.bar, texts)
    assert scale.maximum == pytest.approx(1.08, abs=0.01)


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Corr", True),
        ("correlation coeff.", True),
        ("Spearman's ρ", True),
        ("ρ", True),
        ("Correlation distance", False),
        ("Covariance", False),
        ("corridor", False),
        ("", False),
        (None, False),
    ],
)
def test_names_of_correlations(label: str | None, named: bool) -> None:
    assert names_correlations(label) is named
