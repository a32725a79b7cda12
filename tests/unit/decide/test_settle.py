"""Verdicts are wary while a panel's print is learned, and as sharp as colors are in the end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from unheat.decide import settle as settling
from unheat.options import ScaleOptions


class _Print:
    """Print of which nothing is in doubt."""

    heard: tuple[str, ...] = ()

    def doubts(self, open_cells: object) -> list[object]:
        return []


@pytest.mark.parametrize(("print_", "wary"), [(_Print(), [True, False]), (None, [False])])
def test_colors_are_held_to_see_little_only_while_a_panel_learns(
    monkeypatch: pytest.MonkeyPatch, print_: Any, wary: list[bool]
) -> None:
    judged: list[bool] = []

    def judge(*_: object, wary: bool = False, known: object) -> SimpleNamespace:
        judged.append(wary)
        return SimpleNamespace(print_and_color="different", wary=wary)

    monkeypatch.setattr(settling, "judge_panel", judge)
    monkeypatch.setattr(settling, "scale_of_bar", lambda *_: None)
    monkeypatch.setattr(settling._Trial, "_open", lambda _: set())
    evidence: Any = SimpleNamespace()
    layout: Any = SimpleNamespace()
    readers: Any = SimpleNamespace(first=None, second=None)
    panels: Any = settling.settle(layout, [evidence], [print_], readers, ScaleOptions())
    assert judged == wary
    assert not panels[0].wary


def test_lessons_that_say_something_else_are_worth_a_new_round() -> None:
    taught = {(0, col): "312" for col in range(20)}
    trial: Any = SimpleNamespace(_taught=taught)
    more = settling._Trial._teaches_more
    assert not more(trial, taught)
    assert not more(trial, taught | {(0, 0): "212"})
    assert more(trial, taught | {(0, col): "212" for col in range(5)})
    assert more(trial, taught | {(1, col): "312" for col in range(5)})
    # A character that none of them had is worth it at any time.
    assert more(trial, taught | {(0, 0): "912"})
