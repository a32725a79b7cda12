"""Labels along their axis that reach over other places: they may be two, or have taken some in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.model import Axis, Reason
from unheat.text.calendar import are_months_in_a_row
from unheat.text.dates_in_step import are_dates_in_step
from unheat.text.sites import Sites


def with_spanned_places(sites: Sites, axis: Axis, owner: int, role: str) -> Axis:
    """An axis with labels along it doubted that stand over places without one and may be two, or
    over others whose labels they take in. Those in even steps are thinned out because they are so
    wide, and months stand over their weeks.
    """
    steps = np.diff([place for place, box in enumerate(axis.boxes) if box is not None]).tolist()
    thinned = len(steps) > 1 and set(steps) == {max(steps[0], 2)}
    # Months over the weeks of a calendar begin with the first one of each.
    thinned |= are_months_in_a_row([label for label in axis.labels if label])
    thinned |= are_dates_in_step(axis.labels)
    if axis.turn != (0.0 if role == "column" else 90.0) or thinned:
        return axis
    grid = sites.layout.panels[owner].grid
    centers = grid.column_centers() if role == "column" else grid.row_centers()
    review = list(axis.review)
    for place, box in enumerate(axis.boxes):
        if box is None:
            continue
        start, end = (box.x0, box.x1) if role == "column" else (box.y0, box.y1)
        for other, center in enumerate(centers):
            its = axis.boxes[other]
            if other != place and start < center < end and (its is None or its.intersection(box)):
                review[place] = review[other] = True
    if review == list(axis.review):
        return axis
    reasons = axis.reasons or tuple(() for _ in axis.labels)
    return replace(
        axis,
        review=tuple(review),
        reasons=tuple(
            (*own, Reason.LABEL_MISSING) if now and not before else own
            for own, now, before in zip(reasons, review, axis.review, strict=True)
        ),
    )
