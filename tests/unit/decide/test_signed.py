"""Panels that print a plus: a number without a sign has lost one, and color may tell which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.unit.decide.conftest import Painted
from tests.unit.decide.test_reconcile import TRUE, judge, printed

from unheat.decide.proposals import habit_of, lacks_sign, propose, splits_number
from unheat.decide.scale import build_scale
from unheat.model import Status
from unheat.text.numbers import parse

NUMBERS = TRUE - 18.0


def test_a_number_without_a_sign_among_signed_ones_has_the_sign_of_its_color(
    painted_bar: Callable[..., Painted],
) -> None:
    made = painted_bar(-18, 42, [-18, 2, 22, 42])
    scale = build_scale(made.raster, made.bar, made.texts)
    readings = printed(NUMBERS, form="{:+.1f}")
    assert NUMBERS[0, 0] == -13.0
    readings[0, 0] = parse("13.0", confidence=0.7)
    cell = judge(readings, scale).cells[0, 0]
    assert (cell.status, cell.value) == (Status.REPAIRED, -13.0)
    readings[0, 0] = parse("13.0", confidence=0.98)
    cell = judge(readings, scale).cells[0, 0]
    assert (cell.value, cell.review) == (-13.0, True), "a person is asked where readers are sure"


def test_alone_it_is_in_doubt() -> None:
    habit = habit_of([parse(f"{number:+.1f}", confidence=0.99) for number in range(-3, 12)])
    bare, signed = (parse(text, confidence=0.99) for text in ("4.0", "+4.0"))
    assert (lacks_sign(bare.raw, habit), lacks_sign(signed.raw, habit)) == (True, False)
    proposals, unthought = propose(bare, 0, habit, alone=True)
    assert proposals[0].weight / (sum(one.weight for one in proposals) + unthought) < 0.8
    unsigned = habit_of([parse(f"{number:.1f}", confidence=0.99) for number in range(-3, 12)])
    assert not lacks_sign(bare.raw, unsigned)


def test_who_reads_another_sign_bears_out_the_digits() -> None:
    other = parse("0.11", confidence=0.52)
    reading = replace(parse("-0.11", confidence=0.56), alternatives=(other,))
    proposals, unthought = propose(reading, 0, habit_of([]))
    assert [one.value for one in proposals] == [-0.11, 0.11]
    # Digits that two readers see alike are in doubt as those of a reading without a rival.
    assert unthought < 0.02 < proposals[1].weight
    digits = replace(other, value=0.17, raw="0.17")
    alone, unsure = propose(replace(reading, alternatives=(digits,)), 0, habit_of([]))
    assert unsure > unthought
    assert alone[1].weight < proposals[1].weight


def test_a_second_number_on_a_line_of_its_own_is_somebody_elses() -> None:
    alone = habit_of([parse(str(number), confidence=0.99) for number in range(10, 40)])
    assert splits_number(parse("30\n20"), alone)
    assert not splits_number(parse("30"), alone)
    several = habit_of(
        [parse(f"{number}\n(0.{number})", confidence=0.99) for number in range(10, 40)]
    )
    assert not splits_number(parse("30\n(0.20)"), several)
