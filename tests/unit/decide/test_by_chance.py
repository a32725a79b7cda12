"""Cells of the page's color that are too many to be values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from unheat.decide.by_chance import more_than_others
from unheat.decide.decoded import Decoded
from unheat.model import CellPixels

COUNT = 400


def cells(*, masks: int, noise: float = 0.0) -> tuple[npt.NDArray[np.bool_], CellPixels, Decoded]:
    """A row of cells over a map through white; the first ``masks`` of them are the page."""
    rng = np.random.default_rng(3)
    position = np.clip(rng.normal(0.4, 0.2, (1, COUNT)), 0, 1)
    position = np.round(position * 255) / 255
    position[0, :masks] = 0.5
    off = np.round(510 * np.abs(position - 0.5))
    rgb = np.stack([255 - off * (position < 0.5), 255 - off, 255 - off * (position > 0.5)], axis=-1)
    flat = np.ones((1, COUNT))
    pixels = CellPixels(
        rgb=rgb,
        clean=flat * 100,
        spread=0 * flat,
        blank=np.abs(position - 0.5) < 0.008,
        ink_box=np.full((1, COUNT, 4), np.nan),
        ink_share=0 * flat,
    )
    decoded = Decoded(
        value=position,
        low=position,
        high=position,
        inner_low=position,
        inner_high=position,
        position=position,
        delta_e=0 * flat,
        between=0 * flat,
        off_ramp=flat < 0,
        astray=flat < 0,
        other=0 * flat,
        at_low=flat < 0,
        at_high=flat < 0,
        resolution=None,
        noise=noise,
        run_low=position,
        run_high=position,
    )
    return pixels.blank, pixels, decoded


@pytest.mark.parametrize(("masks", "told"), [(0, False), (20, True)])
def test_one_shade_that_far_more_cells_have_than_any_beside_it_is_no_value(
    masks: int, told: bool
) -> None:
    alike, pixels, decoded = cells(masks=masks)
    assert more_than_others(alike, pixels, decoded) is told


def test_a_codec_spreads_one_shade_over_others_and_keys_have_none_beside_them() -> None:
    alike, pixels, decoded = cells(masks=20, noise=0.5)
    assert not more_than_others(alike, pixels, decoded)
    alike, pixels, decoded = cells(masks=20)
    assert not more_than_others(alike, pixels, replace(decoded, named=True))
