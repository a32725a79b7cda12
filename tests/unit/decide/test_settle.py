"""Verdicts are wary while a panel's print is learned, and as sharp as colors are in the end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.decide import settle as settling
from unheat.options import ScaleOptions


class _Print:
    """Print of which nothing is in doubt."""

    heard: tuple[str, ...] = ()
    readings: tuple[object, ...] = ()
    clear: dict[object, str] = {}  # noqa: RUF012 - nobody writes to it
    faint: frozenset[tuple[int, int]] = frozenset()
    lines: dict[object, object] = {}  # noqa: RUF012 - nobody writes to it
    pupils: tuple[object, ...] = ()

    def doubts(self, open_cells: object) -> list[object]:
        return []


@pytest.mark.parametrize(("print_", "wary"), [(_Print(), [True, False]), (None, [False])])
def test_colors_are_held_to_see_little_only_while_a_panel_learns(
    monkeypatch: pytest.MonkeyPatch, print_: Any, wary: list[bool]
) -> None:
    judged: list[bool] = []

    def judge(*_: object, wary: bool = False, **__: object) -> SimpleNamespace:
        judged.append(wary)
        return SimpleNamespace(print_and_color="different", wary=wary, scale=None)

    monkeypatch.setattr(settling, "judge_panel", judge)
    monkeypatch.setattr(settling, "scale_of_bar", lambda *_: None)
    monkeypatch.setattr(settling._Trial, "_open", lambda _: set())
    monkeypatch.setattr(settling, "marks_as_digits_doubted", lambda panel: panel)
    monkeypatch.setattr(settling, "odd_units_doubted", lambda panel: panel)
    monkeypatch.setattr(settling, "first_noughts_doubted", lambda panel: panel)
    monkeypatch.setattr(settling, "lost_decimals_doubted", lambda panel: panel)
    monkeypatch.setattr(settling, "with_block_words", lambda *_: None)
    evidence: Any = SimpleNamespace(pixels=None, layout=SimpleNamespace(grid=None, bar=None))
    layout: Any = SimpleNamespace(raster=SimpleNamespace(lossy=False))
    readers: Any = SimpleNamespace(first=None, second=None, numerals=None)
    panels: Any = settling.settle(layout, [evidence], [print_], readers, ScaleOptions())
    assert judged == wary
    assert not panels[0].wary


@pytest.mark.parametrize("bar", [None, "bar"])
def test_a_scale_that_was_learned_is_kept_for_the_next_verdict(
    monkeypatch: pytest.MonkeyPatch, bar: str | None
) -> None:
    taught: list[object] = []

    def judge(*_: object, **told: object) -> SimpleNamespace:
        taught.append(told["taught"])
        scale = "learned" if len(taught) == 1 else None
        return SimpleNamespace(print_and_color="different", scale=scale)

    monkeypatch.setattr(settling, "judge_panel", judge)
    monkeypatch.setattr(settling, "scale_of_bar", lambda *_: bar)
    unknown: Any = None
    trial = settling._Trial(unknown, unknown, unknown, ScaleOptions())
    for _ in range(2):
        trial._judged(wary=True)
    assert taught == ([None, "learned", "learned"] if bar is None else [None, None, None])


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


def test_a_reader_at_a_loss_goes_back_to_the_best_of_what_it_learned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every round teaches something else; the second one reads most of what colors bear out."""
    read = [10.0, 30.0, 12.0, 11.0, 10.0]

    class _Pupil:
        heard: tuple[str, ...] = ()
        round = 0

        def kept(self) -> _Pupil:
            twin = _Pupil()
            twin.round = self.round
            return twin

        def teach(self, *_: object) -> None:
            self.round += 1

    monkeypatch.setattr(settling, "_borne_out", lambda panel: panel.borne_out)
    monkeypatch.setattr(settling, "_certain", lambda panel: {(0, 0): str(panel.borne_out)})
    monkeypatch.setattr(settling, "implied", lambda _: {})
    monkeypatch.setattr(settling, "_finest", lambda *_: {})
    monkeypatch.setattr(settling, "_expected", lambda _: {})

    def panel_of(pupil: _Pupil) -> SimpleNamespace:
        cells = SimpleNamespace(text_confidence=np.ones(200))
        return SimpleNamespace(
            print_and_color="same", cells=cells, borne_out=read[min(pupil.round, 4)]
        )

    pupil = _Pupil()
    trial: Any = SimpleNamespace(
        _print=pupil, _taught={}, _implied={}, panel=panel_of(pupil), _open=lambda: set(range(190))
    )
    trial._judge = lambda: setattr(trial, "panel", panel_of(trial._print))
    trial._teaches_more = lambda _: True
    settling._Trial.learn_from_color(trial)
    assert pupil.round == 4
    assert trial.panel.borne_out == 30.0


@pytest.mark.parametrize("norm", ["linear", "boundaries"])
def test_numbers_do_not_scatter_about_the_middle_of_a_step(norm: str) -> None:
    cells = SimpleNamespace(
        color_value=np.array([[0.45]]), color_low=np.array([[0.4]]), color_high=np.array([[0.5]])
    )
    panel: Any = SimpleNamespace(
        cells=cells, scale=SimpleNamespace(norm=norm), format=SimpleNamespace(factor=100.0)
    )
    expected = settling._expected(panel)[0, 0]
    told = (45.0, 0.2, 5.0) if norm == "boundaries" else (45.0, 2.5)
    assert expected == pytest.approx(told)
