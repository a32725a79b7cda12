"""Every kind in every quality, with misprints: what confidence is calibrated and measured on.

``kinds.figures`` draws figures as they are published, most of them plain; here rare kinds
and bad pictures are as frequent as the others, so that each is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from unheat.bench.corpus.dense import DENSE
from unheat.bench.corpus.draw import Drawing, draw
from unheat.bench.corpus.dress import dress
from unheat.bench.corpus.kinds import KINDS, Kind, Random
from unheat.bench.corpus.misprints import misprints
from unheat.bench.corpus.qualities import QUALITIES
from unheat.bench.corpus.recipe import FigureRecipe, PanelRecipe

SURVEY_KINDS: dict[str, Kind] = KINDS | DENSE
"""All kinds; a "pair" of panels comes beside them."""

_NAMES = (*SURVEY_KINDS, "pair")
_SEQUENTIAL = (
    *("viridis", "plasma", "inferno", "magma", "cividis", "Greys", "Blues", "Reds", "Greens"),
    *("Purples", "Oranges", "YlOrRd", "YlGnBu", "BuPu", "GnBu", "PuRd", "YlGn", "OrRd"),
    *("hot", "bone", "copper", "cubehelix", "turbo", "jet", "summer", "afmhot", "viridis_r"),
)
_DIVERGING = (
    *("coolwarm", "RdBu_r", "RdBu", "bwr", "seismic", "PiYG", "PRGn", "BrBG", "PuOr"),
    *("RdYlBu_r", "RdYlGn", "Spectral_r", "RdGy"),
)
_MISPRINTED_FIGURES = 0.6
_MISPRINTED_CELLS = 0.008


def survey(seed: int, count: int) -> Iterator[Drawing]:
    """``count`` drawn figures; the i-th of a seed is always the same."""
    for i in range(count):
        yield draw(survey_recipe(seed, i))


def survey_recipe(seed: int, i: int) -> FigureRecipe:
    """The recipe of the i-th figure of a seed.

    Kinds take turns, and every round of kinds moves on by one quality, so that kinds ×
    qualities figures hold every pair once.
    """
    kind, quality = turn(i)
    rng = np.random.default_rng([seed, i, 1])
    dressed = dress(
        _pair(rng) if kind == "pair" else (SURVEY_KINDS[kind](rng),),
        rng,
        name=f"survey-{seed}-{i:05d}",
        kind=kind,
    )
    panels = tuple(_misprinted(_colored(panel, rng), rng) for panel in dressed.panels)
    return QUALITIES[quality](replace(dressed, panels=panels, preset="survey"), rng)


def turn(i: int) -> tuple[str, str]:
    """(kind, quality) of the i-th figure of every seed.

    >>> len({turn(i) for i in range(len(_NAMES) * len(QUALITIES))})
    300
    """
    rounds, place = divmod(i, len(_NAMES))
    qualities = list(QUALITIES)
    return _NAMES[place], qualities[(place + rounds) % len(qualities)]


def _pair(rng: Random) -> tuple[PanelRecipe, ...]:
    """Two panels of one kind and one size, since axes beside each other are equally wide."""
    paint = DENSE[str(rng.choice(list(DENSE)))]
    panels = paint(rng), paint(rng)
    rows = min(len(panel.rows) for panel in panels)
    cols = min(len(panel.columns) for panel in panels)
    return tuple(
        replace(
            panel,
            values=tuple(line[:cols] for line in panel.values[:rows]),
            rows=panel.rows[:rows],
            columns=panel.columns[:cols],
        )
        for panel in panels
    )


def _colored(panel: PanelRecipe, rng: Random) -> PanelRecipe:
    """Any of many colour maps, where ``dress`` draws from few."""
    if panel.norm == "discrete" or rng.random() < 0.25:
        return panel
    family = _DIVERGING if panel.vmin < 0 < panel.vmax else _SEQUENTIAL
    return replace(panel, cmap=str(rng.choice(family)))


def _misprinted(panel: PanelRecipe, rng: Random) -> PanelRecipe:
    if panel.numbers is None or rng.random() >= _MISPRINTED_FIGURES:
        return panel
    cells = len(panel.rows) * len(panel.columns)
    count = max(1, round(_MISPRINTED_CELLS * cells))
    return replace(panel, alterations=misprints(panel, rng, count))
