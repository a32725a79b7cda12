"""How a figure is dressed: size, type, sides, rotations, lines, colours, damage."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.bench.corpus.recipe import Damage, FigureRecipe, PanelRecipe

Random = np.random.Generator

_FONTS = ("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "STIXGeneral")
_FONT_SHARES = (0.55, 0.2, 0.1, 0.15)
_SEQUENTIAL = ("viridis", "plasma", "Blues", "YlGnBu", "Reds", "cividis", "YlOrRd", "Greys")
_DIVERGING = ("coolwarm", "RdBu_r", "RdBu", "bwr", "seismic", "PiYG", "Spectral_r")
_DPIS = (72, 80, 100, 120, 150, 200)


def dress(panels: tuple[PanelRecipe, ...], rng: Random, *, name: str, kind: str) -> FigureRecipe:
    """A figure of ``panels`` in random but plausible dress."""
    font_size = float(rng.choice([8, 9, 10, 11]))
    dressed = tuple(_dress_panel(panel, rng, font_size) for panel in panels)
    lossy = rng.random()
    suffix = "jpg" if lossy < 0.15 else "png"
    return FigureRecipe(
        panels=dressed,
        name=name,
        preset="corpus",
        kind=kind,
        size=_size(dressed, font_size),
        dpi=int(rng.choice(_DPIS)),
        font=str(rng.choice(_FONTS, p=_FONT_SHARES)),
        font_size=font_size,
        style="dark" if rng.random() < 0.08 else "light",
        suffix=suffix,
        damage=_damage(rng, suffix),
    )


def _dress_panel(panel: PanelRecipe, rng: Random, font_size: float) -> PanelRecipe:
    cmap = panel.cmap
    if rng.random() < 0.5 and panel.norm == "linear":
        family = _DIVERGING if panel.vmin < 0 < panel.vmax else _SEQUENTIAL
        cmap = str(rng.choice(family))
    bar = panel.bar
    if bar is not None:
        side = str(rng.choice(["right", "left", "top", "bottom"], p=[0.75, 0.05, 0.05, 0.15]))
        extend = "max" if any(v > panel.vmax for row in panel.values for v in row) else "neither"
        bar = replace(bar, side=side, extend=extend if rng.random() < 0.5 else "neither")
        if panel.numbers is not None and rng.random() < 0.08:
            bar = None
    labels_top = bool(rng.random() < 0.12) and (bar is None or bar.side != "top")
    longest = max(map(len, panel.columns))
    rotation = panel.x_rotation
    if longest > 4 and rotation == 0:
        rotation = float(rng.choice([0.0, 45.0, 90.0])) if longest < 8 else 45.0
    return replace(
        panel,
        cmap=cmap,
        bar=bar,
        labels_top=labels_top,
        x_rotation=rotation,
        lines=float(rng.choice([0.0, 0.5, 1.5], p=[0.6, 0.2, 0.2])),
        method=str(rng.choice(["imshow", "pcolormesh"])),
        number_size=font_size * float(rng.uniform(0.75, 1.0)),
    )


def _size(panels: tuple[PanelRecipe, ...], font_size: float) -> tuple[float, float]:
    """Inches in which every number has room in its cell."""
    width = height = 0.0
    for panel in panels:
        characters = 3.0
        if panel.numbers is not None:
            texts = [panel.numbers.print(v) for row in panel.values for v in row if not np.isnan(v)]
            characters = max(map(len, texts)) + 1.5
        cell = characters * font_size * 0.62 / 72
        tall = cell if panel.square else max(2.2 * font_size / 72, 0.45 * cell)
        width += cell * len(panel.columns) + 1.6
        height = max(height, tall * len(panel.rows) + 1.3)
    return round(max(width, 3.0), 2), round(max(height, 2.4), 2)


def _damage(rng: Random, suffix: str) -> Damage:
    jpeg = int(rng.integers(40, 96)) if suffix == "jpg" else None
    kind = rng.random()
    if kind < 0.08:
        return Damage(scale=round(float(rng.uniform(0.6, 1.6)), 2), jpeg=jpeg)
    if kind < 0.12:
        return Damage(blur=round(float(rng.uniform(0.4, 0.9)), 2), jpeg=jpeg)
    if kind < 0.15 and suffix == "png":
        return Damage(palette=64)
    return Damage(jpeg=jpeg)
