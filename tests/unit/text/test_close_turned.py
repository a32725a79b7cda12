"""Turned labels of rows: as long as these, as close to each other as their letters are, and those
whose letters stand far apart."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.model import Raster, Reason
from unheat.pipeline import read_raster

NAMES = [f"Cohort {number}" for number in range(1, 6)]


def _drawn(high: float, blur: float = 0.0, names: Sequence[str] = NAMES) -> Raster:
    """Five rows of cells, all ``high`` px, with their names turned by a quarter."""
    figure = drawing(6.0, 4.0)
    ax = figure.add_axes((0.2, 0.1, 0.6, high / 400))
    values = np.random.default_rng(3).uniform(0, 1, (5, 6))
    image = ax.imshow(values, cmap="viridis", aspect="auto", vmin=0, vmax=1)
    ax.set_yticks(range(5), names, rotation=90, va="center", fontsize=10)
    ax.set_xticks(range(6), [f"T{number}" for number in range(6)])
    figure.colorbar(image, cax=figure.add_axes((0.84, 0.1, 0.03, high / 400)))
    raster = raster_of(figure)
    if not blur:
        return raster
    rgb = np.asarray(cv2.GaussianBlur(raster.rgb, (0, 0), blur), dtype=np.uint8)
    return Raster(rgb=rgb, name="drawn", sha256="", format="png")


@pytest.mark.parametrize("high", [306.0, 309.0])
def test_they_are_cut_where_each_is_in_the_middle_of_its_row(high: float) -> None:
    rows = read_raster(_drawn(high)).panels[0].rows
    assert list(rows.labels) == NAMES
    assert not any(rows.review)


def test_those_without_a_space_between_any_two_of_them_are_cut_as_well() -> None:
    names = ["2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1"]
    rows = read_raster(_drawn(306.0, names=names)).panels[0].rows
    assert (list(rows.labels), rows.title) == (names, None)
    assert not any(rows.review)


@pytest.mark.parametrize("blur", [0.0, 0.8])
def test_those_of_which_one_may_have_lost_a_letter_to_the_next_are_in_doubt(blur: float) -> None:
    rows = read_raster(_drawn(288.0, blur)).panels[0].rows
    assert all(
        review or label == name
        for label, review, name in zip(rows.labels, rows.review, NAMES, strict=True)
    )


def test_those_that_run_together_along_all_rows_are_no_title() -> None:
    rows = read_raster(_drawn(306.0, 0.8)).panels[0].rows
    assert all(rows.review)
    assert rows.title is None or Reason.LABEL_PLACE in rows.title.reasons


@pytest.mark.parametrize("turn", [0, 90])
def test_formulas_with_wide_spaces_run_upwards_where_their_letters_stand_over_each_other(
    turn: int,
) -> None:
    figure = drawing(6.0, 5.0, dpi=150)
    ax = figure.add_axes((0.2, 0.1, 0.6, 0.8))
    ax.imshow(np.random.default_rng(3).uniform(0, 1, (4, 5)), cmap="bone", aspect="auto")
    names = [rf"$\alpha=0.{number}$" for number in (1, 3, 5, 7)]
    ax.set_yticks(range(4), names, rotation=turn, va="center", fontsize=11)
    ax.set_xticks(range(5), [f"T{number}" for number in range(5)])
    rows = read_raster(raster_of(figure)).panels[0].rows
    assert [(label or "").replace(" ", "") for label in rows.labels] == [
        "α=0.1",
        "α=0.3",
        "α=0.5",
        "α=0.7",
    ]
    assert rows.turn == turn


def test_names_of_one_letter_are_level() -> None:
    figure = drawing(6.0, 5.0)
    ax = figure.add_axes((0.2, 0.1, 0.6, 0.8))
    ax.imshow(np.random.default_rng(3).uniform(0, 1, (4, 5)), cmap="bone", aspect="auto")
    ax.set_yticks(range(4), ["A", "B", "S", "X"])
    ax.set_xticks(range(5), [f"T{number}" for number in range(5)])
    rows = read_raster(raster_of(figure)).panels[0].rows
    assert (rows.labels, rows.turn) == (("A", "B", "S", "X"), 0.0)
