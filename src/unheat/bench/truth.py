"""Truth files as values: one ``PanelTruth`` per heatmap that a figure holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unheat.model import Box

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarTruth:
    """What is known of a colour bar; None where a fact is not known.

    ``categories`` are the names of a legend, which its values number from 0.
    """

    present: bool
    minimum: float | None
    maximum: float | None
    kind: str
    label: str
    ticks: tuple[str, ...]
    bounds: tuple[float, ...] | None
    linthresh: float | None = None
    categories: tuple[str, ...] | None = None

    @property
    def known(self) -> bool:
        """Whether both ends are known, so that there is a range to be right about."""
        return self.present and self.minimum is not None and self.maximum is not None

    @property
    def ends(self) -> tuple[float, float]:
        """(low, high) end of the bar; ValueError where they are not ``known``."""
        if self.minimum is None or self.maximum is None:
            raise ValueError("the ends of this bar are not known")
        return self.minimum, self.maximum


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PanelTruth:
    """One heatmap. ``values`` (R, C) float64, NaN for null; ``printed`` (R, C) str or None.

    ``altered`` (R, C) marks cells whose print was changed against the colour. ``tolerance``
    is how sure a hand-decoded value is, in units of the bar. ``box`` is in pixels of the
    truth's own rendering.
    """

    rows: tuple[str | None, ...]
    columns: tuple[str | None, ...]
    title: str
    row_title: str
    column_title: str
    bar: BarTruth
    printed: Array
    values: Array
    values_known: bool
    tolerance: float
    factor: float
    altered: Array
    box: Box | None

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.columns)

    @property
    def drawn(self) -> npt.NDArray[np.bool_]:
        """(R, C): where something is printed, number or not."""
        flat = [text is not None for text in self.printed.ravel().tolist()]
        return np.array(flat, dtype=bool).reshape(self.shape)


def load_truth(path: Path) -> dict[str, Any] | None:
    """The truth in ``path``; None for a JSON file that is no truth (it names no image)."""
    loaded = json.loads(path.read_text(encoding="utf-8"))
    return loaded if isinstance(loaded, dict) and "image" in loaded else None


def panels(truth: Mapping[str, Any]) -> tuple[PanelTruth, ...]:
    """The panels of a truth, in its order; none for a negative."""
    if truth.get("negative"):
        return ()
    return tuple(_panel(panel) for panel in truth.get("panels") or [truth])


def _panel(raw: Mapping[str, Any]) -> PanelTruth:
    shape = int(raw["n_rows"]), int(raw["n_cols"])
    values = np.full(shape, np.nan)
    if raw.get("values") is not None:
        values = np.array(raw["values"], dtype=float).reshape(shape)
    printed = np.full(shape, None, dtype=object)
    if raw.get("printed") is not None:
        printed[...] = np.array(raw["printed"], dtype=object).reshape(shape)
    known = raw.get("values_known", True) is not False
    altered = np.zeros(shape, dtype=bool)
    for conflict in raw.get("expected_conflicts") or ():
        altered[conflict["row"], conflict["col"]] = True
    box = raw.get("cell_bbox_px")
    return PanelTruth(
        rows=tuple(raw["row_labels"]),
        columns=tuple(raw["col_labels"]),
        title=raw.get("title") or "",
        row_title=raw.get("y_axis_label") or "",
        column_title=raw.get("x_axis_label") or "",
        bar=_bar(raw.get("colorbar") or {}),
        printed=printed,
        values=values if known else np.full(shape, np.nan),
        values_known=known,
        tolerance=float(raw.get("values_tol") or 0.0),
        factor=float(raw.get("value_factor") or 1.0),
        altered=altered,
        box=Box(*map(float, box)) if box else None,
    )


def _bar(raw: Mapping[str, Any]) -> BarTruth:
    bounds = raw.get("bounds")
    return BarTruth(
        present=bool(raw.get("present")),
        minimum=raw.get("vmin"),
        maximum=raw.get("vmax"),
        kind=raw.get("scale") or "linear",
        label=raw.get("label") or "",
        ticks=tuple(raw.get("tick_labels") or ()),
        bounds=tuple(map(float, bounds)) if bounds else None,
        linthresh=raw.get("linthresh"),
        categories=tuple(raw["categories"]) if raw.get("categories") else None,
    )
