"""What printed numbers say about each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.decide.arithmetic import checked
from unheat.model import Axis, Cells, Reason, Status
from unheat.text.numbers import parse


def cells_of(texts: list[list[str]], doubted: set[tuple[int, int]] = frozenset()) -> Cells:  # type: ignore[assignment]
    """Cells that color agrees with, but for ``doubted`` ones, which readers differ about."""
    shape = len(texts), len(texts[0])
    text, reasons, parts = (np.empty(shape, dtype=object) for _ in range(3))
    values, review = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    for row, line in enumerate(texts):
        for col, printed in enumerate(line):
            reading = parse(printed)
            text[row, col], parts[row, col] = printed, reading.parts
            values[row, col] = np.nan if reading.value is None else reading.value
            review[row, col] = (row, col) in doubted
            reasons[row, col] = (Reason.READERS_DIFFER,) if review[row, col] else ()
    status = np.full(shape, Status.AGREED, dtype=object)
    return Cells(
        text=text,
        text_value=values,
        text_confidence=np.full(shape, 0.96),
        rgb=np.zeros((*shape, 3)),
        color_value=values.copy(),
        color_low=values - 1,
        color_high=values + 1,
        value=values.copy(),
        status=status,
        confidence=np.full(shape, 0.99),
        review=review,
        reasons=reasons,
        parts=parts,
    )


def axis(*names: str) -> Axis:
    count = len(names)
    return Axis(
        title=None,
        labels=names,
        confidence=(1.0,) * count,
        review=(False,) * count,
        reasons=((),) * count,
        side="left",
        turn=0.0,
        boxes=(None,) * count,
    )


def doubts(cells: Cells) -> set[tuple[int, int]]:
    return {(int(row), int(col)) for row, col in np.argwhere(cells.review)}


NAMES = axis("a", "b", "c", "d", "e")


def symmetric(spec: str = ".2f") -> list[list[str]]:
    half = np.random.default_rng(2).uniform(-1, 1, (5, 5))
    table = (half + half.T) / 2
    np.fill_diagonal(table, 1.0)
    return [[format(value, spec) for value in line] for line in table.tolist()]


def far(cells: Cells, *places: tuple[int, int]) -> Cells:
    """The cells with those at ``places`` far from their colors."""
    status, review = cells.status.copy(), cells.review.copy()
    for place in places:
        status[place], review[place] = Status.CONFLICT, True
    return replace(cells, status=status, review=review)


def test_of_two_mirrored_numbers_the_one_far_from_its_color_is_to_blame() -> None:
    texts = symmetric()
    texts[1][3] = f"{float(texts[1][3]) + 2.0:.2f}"
    cells = cells_of(texts)
    assert doubts(checked(cells, NAMES, NAMES)) == {(1, 3), (3, 1)}
    assert doubts(checked(far(cells, (1, 3)), NAMES, NAMES)) == {(1, 3)}
    # Where the other one is in doubt as well, both stay so.
    assert doubts(checked(far(cells, (1, 3), (3, 1)), NAMES, NAMES)) == {(1, 3), (3, 1)}


def test_a_symmetric_matrix_prints_every_number_twice() -> None:
    texts = symmetric()
    assert not doubts(checked(cells_of(texts), NAMES, NAMES))
    texts[1][3] = f"{float(texts[1][3]) + 0.01:.2f}"
    found = checked(cells_of(texts), NAMES, NAMES)
    assert doubts(found) == {(1, 3), (3, 1)}
    assert Reason.SUM_DIFFERS in found.reasons[1, 3]
    assert found.value[1, 3] == float(texts[1][3])  # never rewritten


def test_other_names_on_the_other_axis_promise_no_symmetry() -> None:
    texts = symmetric()
    texts[1][3] = "0.99"
    assert not doubts(checked(cells_of(texts), NAMES, axis(*"vwxyz")))


def test_a_matrix_of_noughts_is_not_taken_for_symmetric() -> None:
    texts = [["0"] * 6 for _ in range(6)]
    for place in range(6):
        texts[place][place] = str(40 + place)
    texts[0][1], texts[2][0] = "3", "2"
    names = axis(*"abcdef")
    assert not doubts(checked(cells_of(texts), names, names))


def test_a_diagonal_of_ones_has_no_other_number() -> None:
    texts = symmetric()
    texts[2][2] = "1.01"
    assert doubts(checked(cells_of(texts), NAMES, NAMES)) == {(2, 2)}


def test_shares_add_up_to_a_whole() -> None:
    texts = [["20.0", "30.0", "50.0"], ["25.5", "24.5", "50.0"], ["10.1", "80.0", "9.9"]] * 2
    rows, columns = axis(*"abcdef"), axis(*"xyz")
    assert not doubts(checked(cells_of(texts), rows, columns))
    texts[4] = ["25.5", "24.9", "50.0"]
    assert doubts(checked(cells_of(texts), rows, columns)) == {(4, 0), (4, 1), (4, 2)}


def test_a_total_that_comes_out_settles_what_readers_dispute() -> None:
    counts = np.random.default_rng(1).integers(1, 90, (5, 3))
    texts = [[*map(str, line), str(sum(line))] for line in counts.tolist()]
    columns = axis("x", "y", "z", "total")
    found = checked(cells_of(texts, {(2, 1)}), NAMES, columns)
    assert not doubts(found)
    texts[2][1] = str(int(texts[2][1]) + 1)
    assert doubts(checked(cells_of(texts, {(2, 1)}), NAMES, columns)) == {(2, c) for c in range(4)}


def test_totals_on_a_ground_of_their_own_are_borne_out_by_their_sums() -> None:
    counts = np.random.default_rng(1).integers(1, 90, (5, 3))
    texts = [[*map(str, line), str(sum(line))] for line in counts.tolist()]
    columns = axis("x", "y", "z", "total")
    cells = cells_of(texts, {(row, 3) for row in range(5)})
    reasons, status = cells.reasons.copy(), cells.status.copy()
    for row in range(5):
        reasons[row, 3] = (Reason.COLOR_OFF_RAMP, Reason.AMBIGUOUS_COLOR)
    cells = replace(cells, reasons=reasons)
    assert len(doubts(checked(cells, NAMES, columns))) == 5
    status[:, 3] = Status.TEXT_ONLY
    cells = replace(cells, status=status)
    found = checked(cells, NAMES, columns)
    assert not doubts(found)
    assert found.reasons[0, 3] == (Reason.COLOR_OFF_RAMP,)


def test_a_percentage_belongs_to_its_count() -> None:
    counts = np.array([[40, 10], [25, 25]])
    texts = [[f"{n} ({100 * n / line.sum():.1f}%)" for n in line.tolist()] for line in counts]
    names = axis("yes", "no")
    assert not doubts(checked(cells_of(texts), names, names))
    texts[0][1] = "10 (21.0%)"
    texts += [["30 (60.0%)", "20 (40.0%)"], ["5 (50.0%)", "5 (50.0%)"]]
    assert doubts(checked(cells_of(texts), axis(*"abcd"), names)) == {(0, 1)}


def test_f1_follows_from_precision_and_recall() -> None:
    pairs = [(0.8, 0.6), (0.91, 0.83), (0.5, 0.7), (0.66, 0.68), (0.72, 0.74)]
    texts = [[f"{p:.2f}", f"{r:.2f}", f"{2 * p * r / (p + r):.2f}"] for p, r in pairs]
    columns = axis("Precision", "Recall", "F1-score")
    assert not doubts(checked(cells_of(texts), NAMES, columns))
    texts[1][2] = "0.78"
    assert doubts(checked(cells_of(texts), NAMES, columns)) == {(1, 0), (1, 1), (1, 2)}


@pytest.mark.parametrize("spec", [".1f", ".2f"])
def test_numbers_without_a_rule_are_left_alone(spec: str) -> None:
    table = np.random.default_rng(8).uniform(0, 60, (6, 5))
    texts = [[format(value, spec) for value in line] for line in table.tolist()]
    assert not doubts(checked(cells_of(texts), axis(*"abcdef"), NAMES))
