"""How the numbers of a panel lie beside its colors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from tests.unit.decide.conftest import Make, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.reconcile import Verdicts, reconcile
from unheat.decide.scale import build_scale
from unheat.text.numbers import parse

FloatArray = npt.NDArray[np.float64]


def test_counts_at_one_end_of_the_bar_do_not_tilt_all_of_it(painted_bar) -> None:  # type: ignore[no-untyped-def]
    made = painted_bar(0, 400, [0, 100, 200, 300, 400])
    scale = build_scale(made.raster, made.bar, made.texts)
    rng = np.random.default_rng(3)
    counts = rng.integers(0, 30, (6, 6)).astype(float)
    counts[np.arange(6), np.arange(6)] = [383, 331, 251, 395, 363, 391]
    # Small counts are colored a little too high, the more so the larger they are.
    shown = np.where(counts < 30, counts * 1.12, counts)
    readings = np.empty(counts.shape, dtype=object)
    for index, value in np.ndenumerate(counts):
        readings[index] = parse(f"{value:g}", confidence=0.99)
    pixels = cells_of(paint(shown / 400))
    cells = reconcile(readings, decode(scale, pixels), pixels, scale).cells
    assert set(np.diag(cells.status)) == {"agreed"}
    assert not np.diag(cells.review).any()


def _verdicts(painted_bar: Make, values: FloatArray, read: FloatArray, sure: float) -> Verdicts:
    made = painted_bar(0, 1, [0, 0.5, 1])
    scale = build_scale(made.raster, made.bar, made.texts)
    readings = np.empty(values.shape, dtype=object)
    for index, value in np.ndenumerate(read):
        fits = value == values[index]
        readings[index] = parse(f"{value:.2f}", confidence=0.9 if fits else sure)
    pixels = cells_of(paint(values))
    return reconcile(readings, decode(scale, pixels), pixels, scale)


def test_numbers_without_signs_are_no_absolute_values(painted_bar: Make) -> None:
    rng = np.random.default_rng(4)
    values = np.round(rng.uniform(0.1, 0.9, (10, 10)), 2)
    # Readers are sure of the right ones alone, but of half of all cells they are at a loss.
    read = np.where(rng.random(values.shape) < 0.5, values, np.round(values + 0.5, 2))
    assert _verdicts(painted_bar, values, read, sure=0.4).print_and_color == "same"


@pytest.mark.parametrize(("sure", "kind"), [(0.3, "same"), (0.95, "different")])
def test_readers_at_a_loss_do_not_make_print_another_quantity(
    painted_bar: Make, sure: float, kind: str
) -> None:
    rng = np.random.default_rng(5)
    values = np.round(rng.uniform(0.1, 0.9, (10, 10)), 2)
    wrong = rng.permutation(values.ravel()).reshape(values.shape)
    read = np.where(rng.random(values.shape) < 0.25, values, wrong)
    assert _verdicts(painted_bar, values, read, sure=sure).print_and_color == kind


def test_numbers_coarser_than_the_whole_bar_are_none_of_its(painted_bar: Make) -> None:
    """Iterations over scores: each score rounds to one, and no doubtful 2 is a 1 for that."""
    made = painted_bar(0.5, 0.95, [0.5, 0.6, 0.7, 0.8, 0.9])
    scale = build_scale(made.raster, made.bar, made.texts)
    shown = np.linspace(0.52, 0.94, 36).reshape(6, 6)
    readings = np.empty(shown.shape, dtype=object)
    for index, value in np.ndenumerate(shown):
        readings[index] = parse("2" if value > 0.92 else "1", confidence=0.95)
    pixels = cells_of(paint((shown - 0.5) / 0.45))
    verdicts = reconcile(readings, decode(scale, pixels), pixels, scale)
    assert verdicts.print_and_color == "different"
