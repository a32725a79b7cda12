"""Where a line that names many columns is cut, so that each part stands on one of them."""

from __future__ import annotations

import numpy as np

from unheat.text.ink import FloatArray

# A label of its own is worth standing a quarter of a pitch off its column; without this
# three labels would pass for one that is centred on the middle column.
_REWARD = 0.25


def best_cuts(
    low: FloatArray,
    high: FloatArray,
    centers: FloatArray,
    pitch: float,
    size: float,
    anchor: float = 0.5,
    most: int = 12,
) -> list[tuple[int, int, int]]:
    """(first atom, end, place) of every part, of so many atoms at the ``most``, by dynamic
    programming over the atoms."""
    count = len(low)
    # best[i] maps the last place used by atoms[:i] to (cost, cuts so far).
    best: list[dict[int, tuple[float, tuple[int, int, int] | None, int]]] = [
        {} for _ in range(count + 1)
    ]
    best[0][-1] = (0.0, None, -1)
    for stop in range(1, count + 1):
        wide = 0.0
        for start in range(stop - 1, max(-1, stop - most - 1), -1):
            if start < stop - 1:
                # A gap that is much wider than a space between words is a boundary.
                wide += max(0.0, (low[start + 1] - high[start]) / size - 0.9) ** 2
            middle = (1 - anchor) * low[start] + anchor * high[stop - 1]
            nearest = int(np.abs(centers - middle).argmin())
            for place in {nearest - 1, nearest, nearest + 1}:
                if not 0 <= place < len(centers):
                    continue
                away = (middle - centers[place]) / pitch
                cost = 4 * away**2 + wide - _REWARD
                for last, (before, _, _) in best[start].items():
                    if last >= place:
                        continue
                    total = before + cost
                    if place not in best[stop] or total < best[stop][place][0]:
                        best[stop][place] = (total, (start, stop, place), last)
    if not best[count]:
        return []
    place = min(best[count], key=lambda key: best[count][key][0])
    cuts = []
    stop = count
    while stop > 0:
        _, cut, last = best[stop][place]
        if cut is None:
            break
        cuts.append(cut)
        stop, place = cut[0], last
    return cuts[::-1]
