"""Drawings on a sheet of paper before a camera."""

from __future__ import annotations

import numpy as np

from unheat.bench.corpus.damage import photographed
from unheat.bench.corpus.recipe import Photo


def sheet() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    rgb = np.full((200, 300, 3), 255, dtype=np.uint8)
    rgb[60:140, 90:210] = 0
    return rgb


def test_light_falls_off_where_it_is_said_to() -> None:
    taken = photographed(sheet(), Photo(fall=(0.2, 0.0, 0.0), grain=0.0)).astype(float)
    left, right = taken[20, 5].mean(), taken[20, -5].mean()
    assert 0.78 < right / left < 0.83
    assert taken.shape == (200, 300, 3)


def test_a_turned_and_slanted_sheet_keeps_its_middle() -> None:
    taken = photographed(sheet(), Photo(turn=2.0, slant=(0.01, 0.01), grain=1.0))
    dark = np.argwhere(taken[..., 0] < 60)
    assert np.abs(dark.mean(axis=0) - (99.5, 149.5)).max() < 2.0
    assert taken[100, 2].std() < 30.0


def test_the_same_sheet_is_taken_twice_alike() -> None:
    photo = Photo(turn=1.0, fall=(0.1, 0.1, 0.1))
    assert (photographed(sheet(), photo) == photographed(sheet(), photo)).all()
