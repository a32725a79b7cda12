"""Scoring of texts around the cells: labels, titles, axis titles."""

from __future__ import annotations

from collections.abc import Sequence

from unheat.bench.doubts import TEXTS, count_doubt
from unheat.bench.tally import Sheet
from unheat.bench.texts import normal, same
from unheat.bench.truth import PanelTruth
from unheat.model import Axis, Figure, Label, Panel


def score_labels(sheet: Sheet, truth: PanelTruth, panel: Panel | None, place: str) -> None:
    """Count row and column labels and axis titles of one panel."""
    for name, expected, title, axis in (
        ("row", truth.rows, truth.row_title, panel.rows if panel else None),
        ("column", truth.columns, truth.column_title, panel.columns if panel else None),
    ):
        covered = panel is None or panel.review
        _score_axis(sheet, expected, axis, f"{place} {name}", covered)
        given = axis.title if axis else None
        _score_title(sheet, "axis titles exact", title, given, f"{place} {name} title", covered)


def score_titles(
    sheet: Sheet,
    figure: Figure | None,
    figure_title: str,
    truths: Sequence[PanelTruth],
    panels: Sequence[Panel | None],
) -> None:
    """Count the titles of the panels and of the figure.

    A figure of one panel has one title, and it does not matter who carries it.
    """
    title = figure.title if figure else None
    if len(truths) == 1 and not (figure_title and truths[0].title):
        panel = panels[0]
        given = panel.title if panel is not None and panel.title is not None else title
        expected = truths[0].title or figure_title
        covered = panel is None or panel.review
        _score_title(sheet, "titles exact", expected, given, "title", covered)
        return
    for i, (truth, panel) in enumerate(zip(truths, panels, strict=True)):
        given = panel.title if panel else None
        covered = panel is None or panel.review
        _score_title(sheet, "titles exact", truth.title, given, f"panel {i + 1} title", covered)
    _score_title(sheet, "titles exact", figure_title, title, "figure title", figure is None)


def _score_axis(
    sheet: Sheet,
    expected: Sequence[str | None],
    axis: Axis | None,
    place: str,
    covered: bool,
) -> None:
    """Labels by position; an axis of another length has none right.

    Positions where nothing is drawn count only when something was invented there.
    """
    drawn = [i for i, label in enumerate(expected) if normal(label)]
    if axis is None or len(axis.labels) != len(expected):
        silent = float(not covered)
        sheet.count("labels exact", 0, len(drawn))
        sheet.count("silent label errors", silent * len(drawn), len(drawn))
        return
    for i, (truth, label) in enumerate(zip(expected, axis.labels, strict=True)):
        doubted = axis.review[i], axis.reasons[i] if axis.reasons else ()
        right = same(truth, label)
        if right:
            drawn_here = bool(normal(truth))
            count_doubt(sheet, TEXTS, doubted, f"{place} {i}", truth, drawn=drawn_here)
        if not normal(truth) and not normal(label):
            continue
        silent_label = not right and not covered and not axis.review[i]
        sheet.judge("labels exact", right, f"{place} {i}", truth, label, silent=silent_label)
        sheet.count("silent label errors", float(silent_label), 1)


def _score_title(
    sheet: Sheet, stage: str, expected: str, label: Label | None, place: str, covered: bool
) -> None:
    text = label.text if label else None
    doubted = (label.review, label.reasons) if label else (False, ())
    right = same(expected, text)
    if right:
        count_doubt(sheet, TEXTS, doubted, place, expected, drawn=bool(normal(expected)))
    if not normal(expected) and not normal(text):
        return
    silent = not right and not covered and not (label is not None and label.review)
    sheet.judge(stage, right, place, expected, text, silent=silent)
    sheet.count("silent label errors", float(silent), 1)
