"""Builds the table of named colormaps that ``known`` ships with.

Matplotlib and cmap need half a second to load; their curves do not change. So the colors
of every continuous map are kept in ``known_maps.npz``, and a test holds the file against
the libraries. ``python -m unheat.color.known_table`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from unheat.model.npz import write_npz

SAMPLES = 32
"""Colors of a map by which maps are told apart, at equal steps from end to end."""

LEVELS = 8 * (SAMPLES - 1) + 1
"""And those that are kept, about as many as maps are drawn with, so that no sharp bend is cut: the
middle is among them."""

TELLING = slice(None, None, 8)
"""Which of those tell maps apart."""

TABLE = Path(__file__).with_name("known_maps.npz")

# Maps of fewer stops than this are lists of colours, no curves.
_FEWEST_LEVELS = 64


def build() -> tuple[tuple[str, ...], npt.NDArray[np.uint8]]:
    """Names, and colours of shape (maps, 249, 3) at equal steps from 0 to 1.

    Matplotlib's maps come first, in its order and under the bare names that it draws
    them by; then those of cmap, under the full names that ``cmap.Colormap`` understands.
    Of maps that look the same the first one stays.
    """
    import cmap
    from matplotlib import colormaps

    places = np.linspace(0.0, 1.0, LEVELS)
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
        telling = curve[TELLING].astype(int)
        if not any(
            min(np.abs(telling - other).max(), np.abs(telling - other[::-1]).max()) <= 2
            for other in (one[TELLING] for one in kept)
        ):
            names.append(name)
            kept.append(curve)
    return tuple(names), np.stack(kept)


def load() -> tuple[tuple[str, ...], npt.NDArray[np.uint8]]:
    """What ``write`` wrote: names, and colors of shape (maps, 249, 3)."""
    with np.load(TABLE) as table:
        names = tuple(str(name) for name in table["names"])
        return names, np.cumsum(table["steps"], axis=1, dtype=np.uint8)


def write() -> None:
    """Write the table beside this module, byte for byte the same each time."""
    names, colors = build()
    # Steps from color to color, which wrap around as bytes do, take a third of the room of colors.
    steps = np.diff(colors, axis=1, prepend=np.zeros_like(colors[:, :1]))
    write_npz(TABLE, {"names": np.array(names), "steps": steps})


def _levels(rgba: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    return np.asarray(np.rint(rgba[:, :3] * 255.0), dtype=np.uint8)


if __name__ == "__main__":
    write()
