"""Panels, labels and places of an axis that a person is asked about, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from unheat.model import Axis, Label, Panel, Reason


def panel_doubted(panel: Panel, reason: Reason) -> Panel:
    """The panel up for review as a whole, with a reason more."""
    reasons = tuple(dict.fromkeys((*panel.reasons, reason)))
    return replace(panel, review=True, reasons=reasons)


def label_doubted(label: Label, reason: Reason, confidence: float = 1.0) -> Label:
    """The label up for review, with a reason more and no surer than that."""
    return replace(
        label,
        review=True,
        confidence=min(label.confidence, confidence),
        reasons=tuple(dict.fromkeys((*label.reasons, reason))),
    )


def places_doubted(axis: Axis, why: Mapping[int, Reason], confidence: float) -> Axis:
    """The axis with these places up for review, each with a reason more and no surer than that."""
    if not why:
        return axis
    reasons = axis.reasons or tuple(() for _ in axis.labels)
    return replace(
        axis,
        review=tuple(one or place in why for place, one in enumerate(axis.review)),
        confidence=tuple(
            min(one, confidence) if place in why else one
            for place, one in enumerate(axis.confidence)
        ),
        reasons=tuple(
            tuple(dict.fromkeys((*one, why[place]))) if place in why else one
            for place, one in enumerate(reasons)
        ),
    )
