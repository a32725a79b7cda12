"""Characters laid side by side at least cost."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from unheat.model import Box, Crop
from unheat.text.chains import Chains
from unheat.text.strips import build_strips


def _strips() -> tuple[list[Crop], npt.NDArray[np.float64]]:
    rng = np.random.default_rng(2)
    crops = []
    for number in range(4):
        page = np.full((9, 8), 255, dtype=np.uint8)
        page[1:8, 1:7] = rng.integers(0, 255, (7, 6))
        crops.append(Crop(key=f"{number},0,0", pixels=page, box=Box(0, 0, 9, 9), numeric=True))
    return crops, rng.random((3, 4, 400))


def test_chains_are_the_cheapest_of_all_that_can_be_laid() -> None:
    crops, costs = _strips()
    strips = build_strips(crops, fine=2)
    tables = {name: costs[k, :, : strips.width] * 30 for k, name in enumerate("abc")}
    widths = {"a": 4, "b": 6, "c": 3}
    chains = Chains(strips, tables, widths)
    energy = (strips.ink**2).sum(axis=1)
    early = max(2, round(0.3 * strips.digit_height))
    for shape in ("abc", "bc", "c"):
        cost, starts = chains.lay(shape)
        for number in range(len(crops)):
            best = np.inf
            steps = [range(max(-early, 1 - widths[char]), early + 1) for char in shape[:-1]]
            for first, moves in itertools.product(range(strips.width), itertools.product(*steps)):
                places = [first]
                for char, move in zip(shape, moves, strict=False):
                    places.append(places[-1] + widths[char] + move)
                if places[-1] >= strips.width:
                    continue
                end = min(places[-1] + widths[shape[-1]], strips.width)
                total = float(energy[number, :first].sum() + energy[number, end:].sum())
                total += sum(
                    float(tables[char][number, x]) for char, x in zip(shape, places, strict=True)
                )
                best = min(best, total + 1e-3 * sum(map(abs, moves)))
            assert np.isclose(cost[number], best, rtol=1e-5)
            assert (np.diff(starts[number]) > 0).all()


def test_characters_that_stand_off_their_advance_cost_more() -> None:
    crops, costs = _strips()
    strips = build_strips(crops, fine=2)
    tables = {name: costs[k, :, : strips.width] * 3 for k, name in enumerate("abc")}
    widths = {"a": 4, "b": 6, "c": 3}
    loose, stiff = (Chains(strips, tables, widths, stiffness=value) for value in (0.0, 1e6))
    steps = np.diff(loose.lay("abc")[1]) - [4, 6]
    assert np.abs(steps).max() > 0
    assert (np.diff(stiff.lay("abc")[1]) == [4, 6]).all()
