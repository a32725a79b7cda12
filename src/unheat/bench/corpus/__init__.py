"""The one generator of figures with truth: seeded, drawn with matplotlib.

Calibration, property tests, fixtures and mass measurements draw from it. The truth has the
layout of the development figures, geometry included.

    for drawing in figures(seed=1, count=100):
        drawing.rgb, drawing.truth

``survey`` draws every kind in every quality instead, with misprints.
"""

from unheat.bench.corpus.draw import Drawing, draw
from unheat.bench.corpus.kinds import KINDS, figures, recipe
from unheat.bench.corpus.qualities import QUALITIES
from unheat.bench.corpus.recipe import (
    Alteration,
    Bar,
    Damage,
    FigureRecipe,
    NumberStyle,
    PanelRecipe,
    Photo,
)
from unheat.bench.corpus.survey import survey, survey_recipe

__all__ = [
    "KINDS",
    "QUALITIES",
    "Alteration",
    "Bar",
    "Damage",
    "Drawing",
    "FigureRecipe",
    "NumberStyle",
    "PanelRecipe",
    "Photo",
    "draw",
    "figures",
    "recipe",
    "survey",
    "survey_recipe",
]
