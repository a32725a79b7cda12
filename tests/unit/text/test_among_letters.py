"""Axes whose labels are single letters: amino acids and bases."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from tests.unit.text.test_mirrored import LINE

import unheat
from unheat.text.among_letters import settled_among_letters
from unheat.text.reading import Reading
from unheat.text.sites import Site, Sites


@pytest.mark.parametrize("family", ["DejaVu Sans", "Liberation Sans"])
def test_amino_acids_are_read_without_a_doubt(tmp_path: Path, family: str) -> None:
    """No "A" of theirs is taken for one with a ring, no "Q" for one with a mark; the one stroke
    among capitals is an "I"."""
    acids = list("ACDEFGHIKLMNPQRSTVWY*")
    values = np.random.default_rng(5).normal(0.0, 1.0, (len(acids), 30))
    with mpl.rc_context({"font.size": 9, "font.family": family}):
        figure = Figure(figsize=(6.4, 4.2), layout="constrained")
        axes = figure.subplots()
        image = axes.imshow(values, cmap="RdBu_r", vmin=-3, vmax=3, aspect="auto")
        axes.set_yticks(range(len(acids)), acids)
        axes.set_xticks(range(9, 30, 10), ["10", "20", "30"])
        figure.colorbar(image, label="Effect")
        figure.savefig(tmp_path / "a.png", dpi=100)
    (panel,) = unheat.read(tmp_path / "a.png").panels
    assert list(panel.rows.labels) == acids
    assert [text for text, asked in zip(acids, panel.rows.review, strict=True) if asked] in (
        [],
        ["*"],
    )
    assert [panel.columns.labels[i] for i in (9, 19, 29)] == ["10", "20", "30"]
    assert not any(panel.columns.review)


def heard(letters: str, open_: int) -> tuple[Sites, dict[str, Reading]]:
    """The sites and readings of an axis of single letters, of which one is in doubt."""
    found = [Site(role="row", owner=0, index=i, lines=(LINE,)) for i in range(len(letters))]
    readings = {
        site.key: Reading(
            site=site,
            text=text,
            confidence=0.5 if i == open_ else 0.99,
            review=i == open_,
            said=(text, text),
        )
        for i, (site, text) in enumerate(zip(found, letters, strict=True))
    }
    sites = SimpleNamespace(axes=lambda: [("row", 0)], of=lambda role, number: found)
    return cast(Sites, sites), readings


@pytest.mark.parametrize(
    ("letters", "asked"),
    [("AXDEFCHIKL", False), ("ACDEFCHIKL", True), ("ACDEFCHIKLAD", False)],
)
def test_a_letter_that_is_there_twice_stays_in_doubt(letters: str, asked: bool) -> None:
    """A small "G" may pass for a "C", of which there is one already; sequences repeat many."""
    settled = settled_among_letters(*heard(letters, open_=5))
    assert settled["row.0.5"].review == asked
