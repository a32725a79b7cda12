"""In what quality a figure reaches a reader: each a function that dresses a recipe again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from unheat.bench.corpus.kinds import Random
from unheat.bench.corpus.recipe import Damage, FigureRecipe, Photo

Quality = Callable[[FigureRecipe, Random], FigureRecipe]

DIGIT_SHARE = 0.729
"""Height of a digit as a share of the size of type (DejaVu Sans; the other fonts have less)."""


def plain(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """As it was drawn."""
    return replace(recipe, suffix="png", style="light", damage=Damage())


def dark(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """On a dark page."""
    return replace(plain(recipe, rng), style="dark")


def blurred(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """A little out of focus."""
    return _harmed(recipe, rng, Damage(blur=round(float(rng.uniform(0.4, 0.9)), 2)))


def shrunk(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """Resampled to fewer pixels."""
    return _harmed(recipe, rng, Damage(scale=round(float(rng.uniform(0.6, 0.95)), 2)))


def enlarged(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """Resampled to more pixels."""
    return _harmed(recipe, rng, Damage(scale=round(float(rng.uniform(1.1, 1.9)), 2)))


def few_colors(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """A palette of 64 colours."""
    return _harmed(recipe, rng, Damage(palette=64))


def small_digits(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """Digits of 5 to 7 px: in a small picture, or in small type in a large one."""
    height = float(rng.uniform(5.0, 7.0))
    small = plain(recipe, rng)
    points = small.panels[0].number_size
    if rng.random() < 0.5:
        dpi = round(height / DIGIT_SHARE * 72 / points)
        return replace(small, dpi=dpi)
    small = replace(small, dpi=max(small.dpi, 80))
    points = height / DIGIT_SHARE * 72 / small.dpi
    return replace(
        small, panels=tuple(replace(panel, number_size=points) for panel in small.panels)
    )


def page(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """A page of a PDF."""
    return replace(plain(recipe, rng), suffix="pdf")


def photo(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
    """Printed, and taken with a camera that nobody held level under a lamp at one side."""
    taken = Photo(
        turn=round(float(rng.uniform(-2.0, 2.0)), 2),
        slant=tuple(np.round(rng.uniform(-0.01, 0.01, 2), 4).tolist()),
        fall=tuple(np.round(rng.uniform(0.0, 0.12, 3), 3).tolist()),
    )
    return replace(plain(recipe, rng), suffix="jpg", damage=Damage(photo=taken, jpeg=90))


def _harmed(recipe: FigureRecipe, rng: Random, damage: Damage) -> FigureRecipe:
    return replace(plain(recipe, rng), damage=damage)


def _lossy(quality: int) -> Quality:
    def lossy(recipe: FigureRecipe, rng: Random) -> FigureRecipe:
        return replace(plain(recipe, rng), suffix="jpg", damage=Damage(jpeg=quality))

    return lossy


QUALITIES: dict[str, Quality] = {
    "plain": plain,
    "jpeg-90": _lossy(90),
    "jpeg-75": _lossy(75),
    "jpeg-50": _lossy(50),
    "jpeg-30": _lossy(30),
    "blur": blurred,
    "shrunk": shrunk,
    "enlarged": enlarged,
    "palette": few_colors,
    "small-digits": small_digits,
    "dark": dark,
    "pdf": page,
}
"""Quality by name."""
