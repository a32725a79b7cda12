"""Panels of large pages: small ones that a bar explains, and those behind many other regions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.detect.test_find import Picture, colored, lattices, page

from unheat.detect.beside_bars import beside_bars
from unheat.detect.idle_bars import missed_beside
from unheat.detect.panels import find_panels
from unheat.detect.rivals import FoundPanel
from unheat.detect.verdict import TOO_SMALL, judge
from unheat.model import Bar, Box, Candidate

WHITE = (255.0, 255.0, 255.0)
CELLS = Box(100, 100, 180, 196)
BAR = Bar(
    box=Box(200, 100, 210, 196),
    orientation="vertical",
    tick_positions=(100.0, 148.0, 196.0),
)


def small_panel() -> Picture:
    """4 × 4 cells of 20×24 px beside a bar of their colors, on a page a hundred times as large."""
    rgb = page(1000, 1000)
    ramp = np.stack([np.linspace(20, 240, 96), np.full(96, 60), np.linspace(230, 10, 96)], axis=1)
    rgb[100:196, 200:210] = np.rint(ramp)[:, None]
    places = np.random.default_rng(2).integers(2, 94, (4, 4))
    for row, col in np.ndindex(4, 4):
        y, x = 100 + 24 * row, 100 + 20 * col
        rgb[y : y + 24, x : x + 20] = np.rint(ramp[places[row, col]])
    return rgb


@pytest.mark.parametrize(
    ("bar", "found"),
    [
        (BAR, 1),
        (replace(BAR, tick_positions=()), 0),
        (replace(BAR, box=Box(700, 100, 710, 196)), 0),
    ],
)
def test_a_small_panel_is_looked_at_again_beside_a_bar_with_marks(bar: Bar, found: int) -> None:
    rgb = small_panel()
    refused = [Candidate(box=CELLS, why=TOO_SMALL), Candidate(box=CELLS, why="other")]
    panels = beside_bars(rgb, refused, [], [bar], WHITE, 4.0)
    assert [(panel.fit.rows.n, panel.fit.columns.n) for panel in panels] == [(4, 4)] * found


def test_what_a_bar_explains_needs_no_flawless_borders() -> None:
    fit = lattices(4, 4, 24, 20)
    fit = replace(fit, columns=replace(fit.columns, score=0.8))
    rgb = page(1000, 1000)
    told = judge(rgb, fit, colored(4, 4), WHITE, 10.0, explained=True)
    alone = judge(rgb, fit, colored(4, 4), WHITE, 10.0)
    assert isinstance(told, FoundPanel)
    assert isinstance(alone, Candidate)


def test_a_panel_is_found_behind_many_regions_of_few_places() -> None:
    rgb = small_panel()
    rgb[400:800, 400:800] = (20, 90, 140)
    elsewhere = [Box(400 - k, 400 - k, 800 + k, 800 + k) for k in range(30, 0, -1)]
    found, _ = find_panels(rgb, [*elsewhere, CELLS.padded(3.0)], WHITE, 4.0)
    assert [(panel.fit.rows.n, panel.fit.columns.n) for panel in found] == [(4, 4)]


@pytest.mark.parametrize(
    ("used", "why", "panels", "count"),
    [
        ([], "cells too fine", [], 1),
        ([BAR], "cells too fine", [], 0),
        ([], "cells too fine", [CELLS], 0),
    ],
)
def test_what_was_refused_beside_a_bar_of_nobody_is_named(
    used: list[Bar], why: str, panels: list[Box], count: int
) -> None:
    notes = missed_beside([BAR], used, [Candidate(box=CELLS, why=why)], panels)
    assert len(notes) == count
    assert all("100,100,180,196" in note for note in notes)
