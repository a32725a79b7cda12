"""Lanes beside the points of numbers part no cells."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.decide.halved_cells import are_parts
from unheat.model import Axis


def axis(labels: tuple[str | None, ...]) -> Axis:
    count = len(labels)
    return Axis(title=None, labels=labels, confidence=(1.0,) * count, review=(False,) * count)


@pytest.mark.parametrize(
    ("halved", "labels", "told"),
    [
        (True, (None,) * 8, True),
        (True, (None, "a", None, "b", None, "c", None, "d"), True),
        # Lines that all have names are lines, whatever colors they have.
        (True, tuple("abcdefgh"), False),
        (False, (None,) * 8, False),
    ],
)
@pytest.mark.parametrize("lines", [0, 1])
def test_two_and_two_lines_of_one_color_are_one(
    halved: bool, labels: tuple[str | None, ...], told: bool, lines: int
) -> None:
    random = np.random.default_rng(5)
    colors = random.uniform(0, 255, (4 if halved else 8, 5, 3))
    rgb = np.repeat(colors, 2, axis=0) if halved else colors
    rgb = rgb + random.uniform(-1, 1, rgb.shape)
    axes = axis(labels), axis(tuple("vwxyz"))
    rgb, axes = (rgb, axes) if lines == 0 else (rgb.transpose(1, 0, 2), axes[::-1])
    assert are_parts(rgb, *axes) is told


def test_one_color_everywhere_tells_of_no_halves() -> None:
    assert not are_parts(np.full((8, 5, 3), 90.0), axis((None,) * 8), axis((None,) * 5))


@pytest.mark.parametrize("parts", [3, 4])
@pytest.mark.parametrize("cut", [True, False])
def test_so_are_three_and_three_between_lines_of_the_axes(parts: int, cut: bool) -> None:
    random = np.random.default_rng(6)
    colors = random.uniform(0, 255, (2 if cut else 2 * parts, 4, 3))
    rgb = np.repeat(colors, parts, axis=0) if cut else colors
    # What the axes have beside the cells is empty.
    rgb = np.concatenate([rgb, np.full((2 * parts, 2, 3), np.nan)], axis=1)
    axes = axis((None,) * 2 * parts), axis((None,) * 6)
    assert are_parts(rgb, *axes) is cut


@pytest.mark.parametrize(("halved", "told"), [(True, True), (False, False)])
def test_halves_of_a_matrix_of_few_colors_are_told_by_how_many_are_alike(
    halved: bool, told: bool
) -> None:
    """Off the diagonal of a confusion matrix neighbors are alike mostly, but not all of them."""
    colors = np.full((6 if halved else 12, 6, 3), 245.0)
    for place in range(len(colors)):
        colors[place, place % 6] = 40.0 + 9.0 * place
    rgb = np.repeat(colors, 2, axis=0) if halved else colors
    assert are_parts(rgb, axis((None,) * 12), axis(tuple("uvwxyz"))) is told
