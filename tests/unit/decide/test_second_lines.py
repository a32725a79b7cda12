"""Gaps between cells that passed for cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.decide.second_lines import are_gaps_between
from unheat.model import Axis

_PAGE = (255.0, 255.0, 255.0)


def _axis(n: int, named: range | None = None) -> Axis:
    labels = tuple(f"S{i}" if named is not None and i in named else None for i in range(n))
    return Axis(title=None, labels=labels, confidence=(1.0,) * n, review=(False,) * n)


def _colors(gaps: slice) -> npt.NDArray[np.float64]:
    """Five rows of eleven columns, of which some are the page, smeared."""
    rng = np.random.default_rng(4)
    colors = rng.uniform(20, 180, (5, 11, 3))
    colors[:, gaps] = rng.uniform(190, 250, (5, len(range(*gaps.indices(11))), 3))
    return colors


def test_columns_that_are_paler_than_those_beside_them_are_gaps() -> None:
    colors = _colors(slice(0, None, 2))
    rows = _axis(5, range(5))
    assert are_gaps_between(colors, _PAGE, rows, _axis(11, range(1, 11, 4)))
    assert are_gaps_between(colors.transpose(1, 0, 2), _PAGE, _axis(11, range(1, 11, 4)), rows)
    # The outer gaps may be the page's.
    assert are_gaps_between(_colors(slice(1, None, 2)), _PAGE, rows, _axis(11, range(0, 11, 4)))
    colors[2, 4] = np.nan
    assert are_gaps_between(colors, _PAGE, rows, _axis(11, range(1, 11, 4)))


def test_lines_that_have_labels_are_cells() -> None:
    colors = _colors(slice(0, None, 2))
    assert not are_gaps_between(colors, _PAGE, _axis(5, range(5)), _axis(11, range(11)))
    assert not are_gaps_between(colors, _PAGE, _axis(5, range(5)), _axis(11))


def test_colors_that_do_not_take_turns_are_cells() -> None:
    rows, columns = _axis(5, range(5)), _axis(11, range(1, 11, 4))
    assert not are_gaps_between(_colors(slice(0, 3)), _PAGE, rows, columns)
    noise = np.random.default_rng(5).uniform(0, 255, (5, 11, 3))
    assert not are_gaps_between(noise, _PAGE, rows, columns)
    assert not are_gaps_between(
        _colors(slice(0, None, 2))[:, :5], _PAGE, rows, _axis(5, range(1, 5, 2))
    )
