"""Hypotheses about cells, judged between several pairs of borders at once."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.hypotheses import Borders, between, explained


def borders() -> Borders:
    """Five cells of 20 pixels from 40 on, a frame beyond them, and two strokes of ink."""
    positions = np.array([10.0, 38.0, 40.0, 60.0, 71.0, 80.0, 100.0, 113.0, 120.0, 140.0, 190.0])
    strengths = np.array([0.9, 0.3, 1.0, 0.8, 0.1, 0.9, 0.7, 0.2, 1.0, 1.0, 0.9])
    return Borders(positions, strengths)


def test_pairs_judged_together_are_judged_as_each_alone() -> None:
    known = borders()
    total = float(known.strengths.sum())
    pairs = [(0, 10), (2, 9), (1, 9), (3, 8)]
    periods = [(20.0, 0.0), (10.0, 0.0), (20.0, 2.0), (33.0, 0.0)]
    lengths = [float(known.positions[last] - known.positions[first]) for first, last in pairs]
    together = explained(known, total, pairs, between(lengths, periods, None))
    best = [together.lattice(number) for number in range(len(pairs))]
    assert [one.score for one in best] == together.scores
    for pair, length, found in zip(pairs, lengths, best, strict=True):
        alone = explained(known, total, [pair], between([length], periods, None)).lattice(0)
        assert (found.n, found.gap, found.start, found.end) == (
            alone.n,
            alone.gap,
            alone.start,
            alone.end,
        )
        assert found.score == pytest.approx(alone.score)
    assert (best[1].n, best[1].gap) == (5, 0.0)


def test_hypotheses_are_sorted_and_none_stands_twice() -> None:
    tried = between([100.0, 30.0], [(20.0, 0.0), (20.4, 0.0), (40.0, 0.0), (20.0, 2.0)], None)
    found = list(zip(tried.pair.tolist(), tried.n.tolist(), tried.gap.tolist(), strict=True))
    assert found == sorted(set(found))
    assert {(0, 5, 0.0), (0, 5, 2.0), (0, 1, 0.0), (1, 1, 0.0)} <= set(found)


def test_a_known_count_is_kept() -> None:
    tried = between([100.0], [(20.0, 0.0), (25.0, 0.0)], 4)
    assert tried.n.tolist() == [4]
