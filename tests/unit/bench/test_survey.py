"""The survey draws every kind in every quality, with misprints that are none by accident."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from unheat.bench.corpus import QUALITIES, NumberStyle, draw, recipe, survey, survey_recipe
from unheat.bench.corpus.misprints import misprints
from unheat.bench.corpus.survey import SURVEY_KINDS, turn
from unheat.bench.perfect import perfect
from unheat.bench.printed import numbers
from unheat.bench.score import score


def test_every_kind_comes_in_every_quality() -> None:
    pairs = (len(SURVEY_KINDS) + 1) * len(QUALITIES)
    assert set(Counter(turn(i) for i in range(pairs)).values()) == {1}


@pytest.mark.parametrize("i", [10, 16, 17, 24])
def test_its_truth_scores_as_right(i: int) -> None:
    small = replace(survey_recipe(3, i), dpi=60)
    drawing = draw(small)
    result = score(perfect(drawing.truth), drawing.truth)
    assert (result.safe, result.right) == (True, True)


def test_the_same_seed_gives_the_same_bytes() -> None:
    first, again = (next(survey(2, 1)) for _ in range(2))
    assert first.content == again.content


@pytest.mark.parametrize("height", [5.0, 7.0])
def test_small_digits_are_small(height: float) -> None:
    class Fixed(np.random.Generator):
        def uniform(self, *_: object) -> float:  # type: ignore[override]
            return height

    rng = Fixed(np.random.PCG64(1))
    small = QUALITIES["small-digits"](recipe(1, 0), rng)
    pixels = 0.729 * small.panels[0].number_size * small.dpi / 72
    assert pixels == pytest.approx(height, abs=0.1)


def test_misprints_print_another_number_and_exchange_neighbours() -> None:
    panel = SURVEY_KINDS["loadings"](np.random.default_rng(1))
    altered = misprints(panel, np.random.default_rng(2), 60)
    assert panel.numbers is not None
    for alteration in altered:
        printed = panel.numbers.print(panel.values[alteration.row][alteration.col])
        assert numbers(alteration.printed)[0].value != numbers(printed)[0].value
    modes = Counter(alteration.mode for alteration in altered)
    assert set(modes) >= {"digit", "swap", "sign", "neighbour"}
    assert len({(a.row, a.col) for a in altered}) == len(altered)


def test_points_move_and_leave_numbers_that_could_be() -> None:
    panel = replace(
        SURVEY_KINDS["levels"](np.random.default_rng(1)), numbers=NumberStyle(spec=".1f")
    )
    altered = misprints(panel, np.random.default_rng(2), 200)
    moved = [alteration.printed for alteration in altered if alteration.mode == "point"]
    assert moved
    assert not [text for text in moved if text.startswith("0") and text[1] != "."]
