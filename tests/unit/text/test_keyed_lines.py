"""Entries of a legend that stand where the title of an axis would."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.patches import Patch
from tests.unit.drawn import drawing, raster_of

from unheat.pipeline import read_raster


@pytest.mark.parametrize("titled", [False, True])
def test_what_a_swatch_names_is_no_title_of_the_columns(titled: bool) -> None:
    values = np.random.default_rng(3).uniform(5, 60, (6, 9))
    values[2, 3] = values[4, 7] = values[0, 5] = np.nan
    figure = drawing(7.0, 4.0)
    axes = figure.add_axes((0.15, 0.27, 0.65, 0.6))
    image = axes.imshow(np.ma.masked_invalid(values), cmap="cividis", aspect="auto")
    axes.set_facecolor("lightgray")
    axes.set_yticks(range(6), ["Brazil", "China", "India", "Peru", "Nigeria", "Kenya"])
    axes.set_xticks(range(9), [str(year) for year in range(2001, 2010)])
    if titled:
        axes.set_xlabel("Year")
    figure.colorbar(image, ax=axes, label="Share (%)")
    figure.legend(
        handles=[Patch(color="lightgray", label="no data")],
        loc="lower center",
        bbox_to_anchor=(0.4, 0.01),
        frameon=False,
    )
    (panel,) = read_raster(raster_of(figure)).panels
    assert (panel.columns.title and panel.columns.title.text) == ("Year" if titled else None)
    assert panel.cells.value.shape == (6, 9)
    assert not any(panel.columns.review)
