"""Tables whose columns, or rows, are colored by a map of their own each."""

from __future__ import annotations

from dataclasses import replace

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import cells_of, readings_of

from unheat.decide.decode import decode
from unheat.decide.learned_part import learn_from_parts
from unheat.decide.maps_of_lines import judged_by_lines
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.model import CellPixels, Reason, Status

WHITE, GREEN, BLUE = (255.0, 255.0, 255.0), (99.0, 190.0, 123.0), (90.0, 138.0, 198.0)
RED, YELLOW = (248.0, 105.0, 107.0), (255.0, 235.0, 132.0)


def _between(
    stops: list[tuple[float, float, float]], shares: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    places = np.linspace(0.0, 1.0, len(stops))
    return np.stack([np.interp(shares, places, channel) for channel in np.array(stops).T], axis=-1)


def _table() -> tuple[CellPixels, npt.NDArray[np.str_]]:
    """Eight rows of heights, weights, changes and counts, each in colors of their own."""
    draw = np.random.default_rng(5)
    texts, colors = [], []
    for number, (low, high, digits) in enumerate(
        ((151.0, 199.0, 0), (48.0, 99.0, 1), (-20.0, 20.0, 1), (3.0, 390.0, 0))
    ):
        values = draw.uniform(low, high, 8).round(digits)
        shares = (values - values.min()) / (values.max() - values.min())
        texts.append([f"{value:.{digits}f}" for value in values])
        if number == 3:
            colors.append(mpl.colormaps["Oranges"](shares)[:, :3] * 255)
        else:
            stops = [[WHITE, GREEN], [WHITE, BLUE], [RED, YELLOW, GREEN]][number]
            colors.append(_between(stops, shares))
    rgb = np.rint(np.stack(colors, axis=1))
    return cells_of(rgb, ink=True), np.array(texts).T


def _judged(
    pixels: CellPixels, texts: npt.NDArray[np.str_], confidence: float = 0.98
) -> Verdicts | None:
    readings = readings_of(texts, confidence=confidence)
    scale = learn_from_parts(pixels, readings)
    decoded = None if scale is None else decode(scale, pixels)
    common = reconcile(readings, decoded, pixels, scale)
    return judged_by_lines(pixels, readings, common, lambda one: decode(one, pixels))


@pytest.mark.parametrize("turned", [False, True])
def test_each_line_has_a_map_of_its_own(turned: bool) -> None:
    pixels, texts = _table()
    if turned:
        pixels, texts = cells_of(pixels.rgb.transpose(1, 0, 2), ink=True), texts.T
    found = _judged(pixels, texts)
    assert found is not None
    assert found.relation == ("row-scaled" if turned else "column-scaled")
    assert found.scale is None
    assert (found.cells.status == Status.TEXT_ONLY).all()
    assert found.cells.value.tolist() == [[float(text) for text in row] for row in texts]
    assert not found.cells.review.any()


def test_a_number_off_the_colors_of_its_own_line_is_asked_about() -> None:
    pixels, texts = _table()
    texts[2, 0] = str(int(texts[2, 0]) + (-20 if int(texts[2, 0]) > 175 else 20))
    found = _judged(pixels, texts)
    assert found is not None
    assert np.argwhere(found.cells.review).tolist() == [[2, 0]]
    assert Reason.COLOR_DIFFERS in found.cells.reasons[2, 0]


def test_colors_that_run_with_no_line_tell_of_none() -> None:
    pixels, texts = _table()
    order = np.random.default_rng(3).permutation(8)
    assert _judged(cells_of(pixels.rgb[order], ink=True), texts) is None


def test_a_codec_moves_colors_by_more_than_they_scatter() -> None:
    pixels, texts = _table()
    moved = pixels.rgb + np.random.default_rng(4).uniform(-1.5, 1.5, pixels.rgb.shape)
    rippled = replace(pixels, rgb=moved, spread=np.full(pixels.spread.shape, 0.6))
    found = _judged(rippled, texts)
    assert found is not None
    assert found.relation == "column-scaled"


def test_columns_of_one_number_but_for_one_tell_no_way() -> None:
    texts = np.full((10, 10), "0")
    np.fill_diagonal(texts, [str(30 + i) for i in range(10)])
    texts[0, 1] = texts[4, 2] = "1"
    # The colors are those of no number: shares of another table.
    rgb = np.random.default_rng(2).integers(0, 255, (10, 10, 3)).astype(float)
    assert _judged(cells_of(rgb, ink=True), texts) is None
