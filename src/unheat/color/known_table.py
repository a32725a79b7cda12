"""Builds the table of named colormaps that ``known`` ships with.

Matplotlib and cmap need half a second to load; their curves do not change. So 32 colours
of every continuous map are kept in ``known_maps.npz``, and a test holds the file against
the libraries. ``python -m unheat.color.known_table`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from unheat.model.npz import write_npz

SAMPLES = 32
TABLE = Path(__file__).with_name("known_maps.npz")

# Maps of fewer stops than this are lists of colours, no curves.
_FEWEST_LEVELS = 64


def build() -> tuple[tuple[str, ...], npt.NDArray[np.uint8]]:
    """Names, and colours of shape (maps, 32, 3) at equal steps from 0 to 1.

    Matplotlib's maps come first, in its order and under the bare names that it draws
    them by; then those of cmap, under the full names that ``cmap.Colormap`` understands.
    Of maps that look the same the first one stays.
    """
    import cmap
    from matplotlib import colormaps

    places = np.linspace(0.0, 1.0, SAMPLES)
    curves: list[tuple[str, npt.NDArray[np.uint8]]] = [
        (name, _levels(colormaps[name](places)))
        for name in colormaps
        if not name.endswith("_r") and colormaps[name].N >= _FEWEST_LEVELS
    ]
    catalog = cmap.Catalog()
    for name in sorted(catalog.unique_keys(prefer_short_names=False)):
        colormap = cmap.Colormap(name)
        if colormap.interpolation == "linear" and colormap.category != "qualitative":
            curves.append((name, _levels(np.asarray(colormap(places)))))
    names: list[str] = []
    kept: list[npt.NDArray[np.uint8]] = []
    for name, curve in curves:
        signed = curve.astype(int)
        if not any(
            min(np.abs(signed - other).max(), np.abs(signed - other[::-1]).max()) <= 2
            for other in kept
        ):
            names.append(name)
            kept.append(curve)
    return tuple(names), np.stack(kept)


def write() -> None:
    """Write the table beside this module, byte for byte the same each time."""
    names, colors = build()
    write_npz(TABLE, {"names": np.array(names), "colors": colors})


def _levels(rgba: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    return np.asarray(np.rint(rgba[:, :3] * 255.0), dtype=np.uint8)


if __name__ == "__main__":
    write()
