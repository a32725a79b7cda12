"""Turned labels of rows as long as their rows, as close to each other as their letters are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.model import Raster, Reason
from unheat.pipeline import read_raster

NAMES = [f"Cohort {number}" for number in range(1, 6)]


def _drawn(high: float, blur: float = 0.0) -> Raster:
    """Five rows of cells, all ``high`` px, with their names turned by a quarter."""
    figure = drawing(6.0, 4.0)
    ax = figure.add_axes((0.2, 0.1, 0.6, high / 400))
    values = np.random.default_rng(3).uniform(0, 1, (5, 6))
    image = ax.imshow(values, cmap="viridis", aspect="auto", vmin=0, vmax=1)
    ax.set_yticks(range(5), NAMES, rotation=90, va="center", fontsize=10)
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
