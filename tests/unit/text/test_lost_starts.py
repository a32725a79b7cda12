"""Beginnings of slanted labels that stand beside what passed for the whole of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from tests.unit.text.drawn_columns import Write, axis_of, sites_under_columns

import unheat
from unheat.text.lost_starts import lost_starts_doubted


def _review(starts: list[tuple[int, int] | None]) -> bool:
    """Whether five numbers under their columns are doubted beside which "Ep" stands so far to the
    left and below."""

    def write_all(write: Write, middles: list[float]) -> None:
        for column, (middle, place) in enumerate(zip(middles, starts, strict=True)):
            write(middle, 140, str(column + 4))
            if place is not None:
                write(middle - place[0], 140 + place[1], "Ep")

    sites = sites_under_columns(write_all, pitch=60)
    # On a slope the lower parts pass for no second lines.
    ends_alone = (replace(site, lines=site.lines[:1]) for site in sites.of("column", 0))
    sites = replace(sites, sites=tuple(ends_alone))
    own = sites.of("column", 0)
    assert len(own) == 5
    return all(lost_starts_doubted(sites, axis_of(list("45678")), 0, own).review)


@pytest.mark.parametrize(
    ("starts", "asked"),
    [
        ([(22, 13)] * 5, True),
        ([(22, 13), (23, 14), None, (21, 13), (22, 13)], True),
        # Words of a title, each elsewhere beside its label.
        ([None, (26, 20), (4, 20), (-16, 20), None], False),
        ([(22, 13), None, None, None, (22, 13)], False),
        # And one of so many letters that some stand there, which ends before the outer labels.
        ([None, (22, 13), (22, 13), (22, 13), None], False),
        ([None] * 5, False),
    ],
)
def test_letters_at_one_place_beside_most_labels_are_parts_of_these(
    starts: list[tuple[int, int] | None], asked: bool
) -> None:
    assert _review(starts) is asked


def test_labels_that_are_whole_in_the_panel_beside_are_whole(tmp_path: Path) -> None:
    """The title of three facets stands under the middle one, from its second label on."""
    figure = Figure(figsize=(7.2, 2.8))
    values = np.random.default_rng(3).random((3, 4, 5))
    for at, (own, name) in enumerate(zip(values, ("Men", "Women", "All"), strict=True)):
        axes = figure.add_axes((0.1 + 0.27 * at, 0.2, 0.25, 0.68))
        shown = axes.imshow(own, cmap="viridis", vmin=0, vmax=1, aspect="auto")
        axes.set_xticks(range(5), [f"Q{k}" for k in range(1, 6)])
        axes.set_yticks(range(4), ["Low", "Mid", "High", "Top"] if at == 0 else [])
        axes.set_title(name)
    figure.colorbar(shown, cax=figure.add_axes((0.93, 0.3, 0.02, 0.5)))
    figure.text(0.495, 0.045, "Income quintile", ha="center", size=12)
    figure.savefig(tmp_path / "drawn.png", dpi=120)
    panels = unheat.read(tmp_path / "drawn.png").panels
    assert [panel.columns.labels for panel in panels] == [("Q1", "Q2", "Q3", "Q4", "Q5")] * 3
    assert not any(any(panel.columns.review) for panel in panels)
