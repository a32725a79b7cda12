"""A flawless reading is safe and right; every single thing broken in it is caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from unheat.bench.perfect import perfect
from unheat.bench.scales import position
from unheat.bench.score import FigureScore, score
from unheat.bench.truth import BarTruth
from unheat.errors import NoHeatmapError
from unheat.model import Axis, Box, Cells, ColorScale, Figure, Label, Panel

BAR = {
    "present": True,
    "orientation": "vertical",
    "tick_labels": ["0", "20", "40", "60"],
    "label": "Transferability (%)",
    "vmin": 0.0,
    "vmax": 60.0,
    "scale": "linear",
    "side": "right",
    "extend": "neither",
    "bounds": None,
    "bbox_px": [350, 50, 370, 250],
}
TRUTH: dict[str, Any] = {
    "id": "transfer",
    "image": "transfer.png",
    "preset": "core",
    "tags": ["annotated"],
    "negative": False,
    "width": 400,
    "height": 300,
    "figure_title": "",
    "n_rows": 2,
    "n_cols": 3,
    "row_labels": ["GPT-4", "Vicuna"],
    "col_labels": ["GPT-4", "Claude 2", None],
    "title": "Prompt Transferability",
    "x_axis_label": "target",
    "y_axis_label": "",
    "colorbar": BAR,
    "printed": [["0.0", "61.9", None], ["52.7", "59.7", None]],
    "values": [[0.0, 61.9, 30.0], [52.7, 48.6, None]],
    "cell_bbox_px": [50, 50, 350, 250],
    "value_factor": 1,
    "expected_conflicts": [
        {"row": 1, "col": 1, "printed": "59.7", "true_value": 48.6, "printed_value": 59.7}
    ],
}


def broken(change: Callable[[Panel], Panel], truth: dict[str, Any] = TRUTH) -> FigureScore:
    """The score of the flawless reading after one change to its first panel."""
    figure = perfect(truth)
    return score(replace(figure, panels=(change(figure.panels[0]), *figure.panels[1:])), truth)


def with_cell(panel: Panel, row: int, col: int, **changes: Any) -> Panel:
    """The panel with other values in the arrays of one cell."""
    arrays = {item.name: getattr(panel.cells, item.name).copy() for item in fields(Cells)}
    for name, value in changes.items():
        arrays[name][row, col] = value
    return replace(panel, cells=Cells(**arrays))


def with_scale(panel: Panel, **changes: Any) -> Panel:
    assert isinstance(panel.scale, ColorScale)
    return replace(panel, scale=replace(panel.scale, **changes))


def with_label(axis: Axis, i: int, text: str | None, *, review: bool = False) -> Axis:
    labels, reviews = list(axis.labels), list(axis.review)
    labels[i], reviews[i] = text, review
    return replace(axis, labels=tuple(labels), review=tuple(reviews))


def test_a_flawless_reading_is_safe_and_right() -> None:
    result = score(perfect(TRUTH), TRUTH)
    assert (result.safe, result.right, result.failures) == (True, True, ())
    assert result.stages["printed exact"].share == 1
    assert result.stages["conflicts found"].count == 1
    assert result.stages["masked cells"].total == 1
    assert result.color_errors.tolist() == [0, 0, 0, 0, 0]


SILENT: dict[str, tuple[str, Callable[[Panel], Panel]]] = {
    "a digit misread": (
        "silent errors, printed",
        lambda p: with_cell(p, 0, 1, value=81.9, text_value=81.9),
    ),
    "a value half a unit off": (
        "silent errors, printed",
        lambda p: with_cell(p, 0, 1, value=61.96),
    ),
    "a printed number lost": (
        "silent errors, printed",
        lambda p: with_cell(p, 0, 1, value=np.nan),
    ),
    "an altered number believed": (
        "silent errors, printed",
        lambda p: with_cell(p, 1, 1, review=False),
    ),
    "a color misread": (
        "silent errors, color only",
        lambda p: with_cell(p, 0, 2, value=32.0, color_low=31.0, color_high=33.0),
    ),
    "an interval too wide to say anything": (
        "silent errors, color only",
        lambda p: with_cell(p, 0, 2, value=32.0, color_low=28.0, color_high=33.0),
    ),
    "a value in a masked cell": (
        "silent errors, color only",
        lambda p: with_cell(p, 1, 2, value=3.0),
    ),
    "a row label misread": (
        "silent label errors",
        lambda p: replace(p, rows=with_label(p.rows, 1, "Vicuña")),
    ),
    "a label where none is drawn": (
        "silent label errors",
        lambda p: replace(p, columns=with_label(p.columns, 2, "x")),
    ),
    "labels in the wrong case": (
        "silent label errors",
        lambda p: replace(p, rows=with_label(p.rows, 0, "gpt-4")),
    ),
    "a title lost": ("silent label errors", lambda p: replace(p, title=None)),
    "a title invented": (
        "silent label errors",
        lambda p: replace(p, rows=replace(p.rows, title=Label(text="source"))),
    ),
    "a bar label misread": (
        "silent label errors",
        lambda p: with_scale(p, label=Label(text="Transferability")),
    ),
    "an end of the bar wrong": ("silent scale errors", lambda p: with_scale(p, maximum=64.1)),
    "no scale at all": ("silent scale errors", lambda p: replace(p, scale=None)),
}


@pytest.mark.parametrize("what", SILENT)
def test_what_is_silently_wrong_is_not_safe(what: str) -> None:
    stage, change = SILENT[what]
    result = broken(change)
    assert (result.safe, result.right) == (False, False)
    assert result.stages[stage].count == 1
    assert any(failure.silent for failure in result.failures)


@pytest.mark.parametrize("what", SILENT)
def test_the_same_is_safe_but_not_right_when_the_panel_is_up_for_review(what: str) -> None:
    _, change = SILENT[what]
    result = broken(lambda panel: replace(change(panel), review=True))
    assert result.safe
    # An altered number believed is then found: nothing else was wrong.
    assert result.right == (what == "an altered number believed")


DOUBTED: dict[str, Callable[[Panel], Panel]] = {
    "digit": lambda p: with_cell(p, 0, 1, value=81.9, review=True),
    "color": lambda p: with_cell(p, 0, 2, value=40.0, color_low=39.0, color_high=41.0, review=True),
    "label": lambda p: replace(p, rows=with_label(p.rows, 1, "Vlcuna", review=True)),
    "scale": lambda p: with_scale(p, maximum=64.1, review=True),
}


@pytest.mark.parametrize("what", DOUBTED)
def test_a_doubt_that_is_said_is_safe(what: str) -> None:
    result = broken(DOUBTED[what])
    assert (result.safe, result.right) == (True, False)


def test_print_that_was_read_exactly_is_told_apart_from_the_value() -> None:
    result = broken(lambda p: with_cell(p, 0, 1, text_value=81.9))
    assert result.stages["printed exact"].count == 3
    assert result.stages["value right, printed"].count == 3  # the fourth is the altered one
    assert result.right


def test_a_right_cell_up_for_review_is_a_false_flag_and_an_altered_one_is_not() -> None:
    result = broken(lambda p: with_cell(p, 0, 0, review=True))
    assert result.stages["false flags"].count == 1
    assert score(perfect(TRUTH), TRUTH).stages["false flags"].count == 0


def test_a_color_is_right_inside_a_narrow_interval_and_within_one_percent() -> None:
    for value, low, high in ((32.0, 29.9, 33.0), (30.59, 30.5, 30.6)):
        change = {"value": value, "color_low": low, "color_high": high}
        assert broken(lambda p, c=change: with_cell(p, 0, 2, **c)).right  # type: ignore[misc]


def test_beyond_the_bar_the_clipped_truth_counts_and_the_end_may_be_open() -> None:
    truth = TRUTH | {"values": [[0.0, 61.9, 75.0], [52.7, 48.6, None]]}
    result = broken(
        lambda p: with_cell(p, 0, 2, value=60.0, color_low=59.0, color_high=np.nan), truth
    )
    assert result.right
    assert result.stages["coverage"].share == 1


def test_a_wrong_shape_makes_every_cell_silent_unless_the_panel_is_up_for_review() -> None:
    def narrower(panel: Panel) -> Panel:
        cells = Cells(**{f.name: getattr(panel.cells, f.name)[:, :2] for f in fields(Cells)})
        return replace(panel, cells=cells)

    result = broken(narrower)
    assert result.stages["silent errors, printed"].count == 4
    assert result.stages["printed exact"].count == 0
    assert not result.safe
    doubted = broken(lambda panel: replace(narrower(panel), review=True))
    assert doubted.stages["silent errors, printed"].count == 0
    assert (doubted.safe, doubted.right) == (True, False)


def test_an_invented_panel_is_never_safe() -> None:
    figure = perfect(TRUTH)
    extra = replace(perfect(TRUTH | {"cell_bbox_px": [360, 50, 380, 250]}).panels[0], review=True)
    result = score(replace(figure, panels=(*figure.panels, extra)), TRUTH)
    assert result.stages["panels invented"].count == 1
    assert not result.safe


def test_panels_are_paired_by_place_whatever_their_order() -> None:
    left = {key: TRUTH[key] for key in TRUTH if key not in ("id", "image", "tags")}
    right = left | {"title": "(b)", "cell_bbox_px": [450, 50, 750, 250]}
    truth = TRUTH | {"panels": [left, right], "width": 800, "figure_title": "Both"}
    figure = perfect(truth)
    assert score(replace(figure, panels=figure.panels[::-1]), truth).right
    one = score(replace(figure, panels=figure.panels[1:]), truth)
    assert one.stages["panels found"].count == 1
    assert one.stages["labels exact"].share == 0.5
    assert not one.safe


def test_boxes_are_compared_in_the_pixels_of_the_truth() -> None:
    figure = perfect(TRUTH)
    panel = figure.panels[0]
    grid = replace(
        panel.grid,
        row_spans=tuple((2 * a, 2 * b) for a, b in panel.grid.row_spans),
        column_spans=tuple((2 * a, 2 * b) for a, b in panel.grid.column_spans),
    )
    twice = replace(
        figure,
        provenance=replace(figure.provenance, size=(800, 600)),
        panels=(replace(panel, grid=grid, box=Box(100, 100, 700, 500)),),
    )
    assert score(twice, TRUTH).right


def test_percentages_may_be_given_as_fractions() -> None:
    truth = TRUTH | {
        "printed": [["0.0%", "61.9%", None], ["52.7%", "59.7%", None]],
    }
    assert broken(lambda p: with_cell(p, 0, 1, value=0.619, text_value=0.619), truth).right


def test_log_bars_are_judged_in_the_logarithm() -> None:
    bar = BAR | {"scale": "log", "vmin": 1e-4, "vmax": 1.0, "tick_labels": ["10⁻⁴", "10⁰"]}
    values = [[1e-4, 1e-2, 1e-3], [1e-1, 1.0, None]]
    truth = TRUTH | {"colorbar": bar, "values": values, "printed": None, "expected_conflicts": []}
    assert score(perfect(truth), truth).right
    assert broken(lambda p: with_scale(p, minimum=1.05e-4), truth).right
    assert not broken(lambda p: with_scale(p, minimum=1.2e-4), truth).safe
    off = {"value": 1.2e-3, "color_low": 1.1e-3, "color_high": 1.3e-3}
    assert not broken(lambda p: with_cell(p, 0, 2, **off), truth).safe


def test_a_discrete_bar_asks_for_the_bin() -> None:
    bar = BAR | {"scale": "discrete", "bounds": [0.0, 20.0, 40.0, 60.0]}
    truth = TRUTH | {"colorbar": bar}
    assert broken(lambda p: with_cell(p, 0, 2, value=22.0, color_value=22.0), truth).right
    off = {"value": 43.0, "color_low": 40.0, "color_high": 60.0}
    assert not broken(lambda p: with_cell(p, 0, 2, **off), truth).safe


def test_without_bar_and_print_no_value_is_right_and_an_invented_one_is_not() -> None:
    bar = BAR | {"present": False, "label": "", "tick_labels": []}
    truth = TRUTH | {"colorbar": bar, "printed": None, "expected_conflicts": []}
    blank = perfect(truth)
    panel = blank.panels[0]
    nothing = Cells(
        **{f.name: getattr(panel.cells, f.name) for f in fields(Cells)}
        | {"value": np.full((2, 3), np.nan)}
    )
    assert score(replace(blank, panels=(replace(panel, cells=nothing),)), truth).right
    assert not broken(lambda p: with_cell(p, 0, 0, value=0.9), truth).safe


def test_negatives_must_be_refused() -> None:
    negative = {"id": "pie", "image": "pie.png", "preset": "negatives", "tags": [], "negative": 1}
    assert score(NoHeatmapError("No heatmap was found."), negative).right
    assert score(None, negative).safe
    assert not score(perfect(TRUTH), negative).safe


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (NoHeatmapError("No heatmap was found."), "refused"),
        (ZeroDivisionError("x"), "crash"),
        (TimeoutError("no answer within 120 s"), "timeout"),
    ],
)
def test_no_answer_is_neither_safe_nor_right_and_loses_everything(
    answer: Exception, outcome: str
) -> None:
    result = score(answer, TRUTH)
    assert (result.outcome, result.safe, result.right) == (outcome, False, False)
    assert result.stages["printed exact"].count == 0
    assert result.stages["printed exact"].total == 4
    assert result.stages["silent errors, printed"].count == 0


def test_a_figure_without_panels_is_a_refusal() -> None:
    figure: Figure = replace(perfect(TRUTH), panels=())
    assert score(figure, TRUTH).outcome == "refused"


def test_places_on_a_symlog_bar_are_bent_as_it_is() -> None:
    bar = BarTruth(
        present=True,
        minimum=-100.0,
        maximum=100.0,
        kind="symlog",
        label="",
        ticks=(),
        bounds=None,
        linthresh=1.0,
    )
    places = position(bar, np.array([-100.0, -1.0, 0.0, 10.0, 100.0]))
    decade = 1 / (2 * (2 + 10 / 9))
    expected = [0, 2 * decade, 0.5, 1 - decade, 1]
    assert places.tolist() == pytest.approx(expected)


VAIN: dict[str, tuple[str, Callable[[Panel], Panel]]] = {
    "a label": (
        "false flags, texts",
        lambda p: replace(p, rows=with_label(p.rows, 1, "Vicuna", review=True)),
    ),
    "a place without a label": (
        "false flags, texts",
        lambda p: replace(p, columns=with_label(p.columns, 2, None, review=True)),
    ),
    "a title": (
        "false flags, texts",
        lambda p: replace(p, title=Label(text="Prompt Transferability", review=True)),
    ),
    "the name of a bar": (
        "false flags, texts",
        lambda p: with_scale(p, label=Label(text="Transferability (%)", review=True)),
    ),
    "a scale": ("false flags, scales", lambda p: with_scale(p, review=True)),
    "a panel": ("false flags, panels", lambda p: replace(p, review=True)),
}


@pytest.mark.parametrize("what", VAIN)
def test_a_doubt_about_something_right_is_counted_and_is_safe_and_right(what: str) -> None:
    stage, change = VAIN[what]
    result = broken(change)
    assert (result.safe, result.right) == (True, True)
    assert result.stages[stage].count == 1
    assert [failure.stage for failure in result.failures] == [stage]
    assert score(perfect(TRUTH), TRUTH).stages[stage].count == 0


def test_a_wrong_label_that_is_asked_about_is_no_doubt_in_vain() -> None:
    result = broken(lambda p: replace(p, rows=with_label(p.rows, 1, "Vicuña", review=True)))
    assert result.stages["false flags, texts"].count == 0
