"""Numbers of an axis that are wider than its columns and stand on the borders of some."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.drawn import drawing, raster_of

from unheat.model import Box
from unheat.pipeline import read_raster
from unheat.text.in_steps import words_in_steps
from unheat.text.lines import Line


def _words(*middles: float, width: float = 28.0) -> list[Line]:
    return [
        Line(
            glyphs=np.array([number]),
            angle=0.0,
            along=(middle - width / 2, middle + width / 2),
            across=(0.0, 10.0),
            box=Box(middle - width / 2, 0.0, middle + width / 2, 10.0),
            size=10.0,
        )
        for number, middle in enumerate(middles)
    ]


@pytest.mark.parametrize(
    ("middles", "places"),
    [
        # On the middles of every fifth column of ten pixels, and on borders of columns.
        ((5, 55, 105, 155, 205), [0, 5, 10, 15, 20]),
        ((0, 50, 100, 150, 200), [0, 5, 10, 15, 20]),
        # At no even steps, too close to each other, or too few.
        ((0, 50, 90, 150, 200), None),
        ((0, 30, 60, 90, 120), None),
        ((0, 50, 100, 150), None),
    ],
)
def test_words_at_even_steps_stand_where_they_are(
    middles: tuple[float, ...], places: list[int] | None
) -> None:
    centers = np.arange(5.0, 215.0, 10.0)
    found = words_in_steps(_words(*middles), 10.0, centers, 10.0)
    if places is None:
        assert found is None
        return
    assert found is not None
    assert np.abs(np.array(list(found[0])) - places).max() <= 1
    assert found[1] < 0.1


def test_numbers_of_a_scale_on_borders_of_columns_are_read_as_coordinates() -> None:
    """Four letters wide, and in steps of five columns that are narrower than two letters."""
    x = np.linspace(0, 1, 40)
    figure = drawing(6.0, 5.0)
    axes = figure.add_axes((0.12, 0.12, 0.68, 0.78))
    image = axes.pcolormesh(
        np.linspace(0, 2, 41),
        np.linspace(10, 50, 41),
        np.sin(6 * x)[None] * np.cos(4 * x)[:, None],
        cmap="inferno",
    )
    axes.set_xlabel("Detuning")
    axes.set_ylabel("Atoms")
    figure.colorbar(image, ax=axes, label="Spin")
    (panel,) = read_raster(raster_of(figure)).panels
    assert panel.cells.value.shape == (40, 40)
    assert panel.columns.labels == (None,) * 40
    assert not any(panel.columns.review)
    assert panel.columns.quantity is not None
    told = np.array(panel.columns.quantity.values, dtype=float)
    np.testing.assert_allclose(told, np.arange(0.025, 2.0, 0.05))
