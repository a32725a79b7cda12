"""A panel for further work: a pandas frame, or an xarray dataset with everything beside it.

Labels that are not drawn are numbered from 1, as in ``matrix.csv``; labels that occur twice stay
twice. Numbers are numbers, what is missing is NaN, and in a dataset the axes carry what their
labels measure (numbers, dates, the ends of intervals) beside the labels themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from unheat.errors import MissingDependencyError, UsageError
from unheat.export.table import CELL_COLUMNS, axis_names, hex_color, plain_number
from unheat.model.figure import Axis, Figure, Panel
from unheat.model.quantity import Quantity

if TYPE_CHECKING:
    from pandas import DataFrame
    from xarray import Dataset

VALUES = (
    *("value", "text", "text_value", "text_confidence", "rgb", "color_value", "color_low"),
    *("color_high", "status", "confidence", "review", "reasons", "parts"),
)
"""What a frame may hold, by the words of ``cells.csv``."""

# Nanoseconds since 1970, which every version of pandas and xarray holds, reach so far.
_DAYS = 106_000

Array = npt.NDArray[Any]


def to_frame(reading: Figure | Panel, values: str = "value", *, tidy: bool = False) -> DataFrame:
    """A pandas frame of a panel, shape (R, C), labels as index and columns.

    ``values`` is one of ``VALUES``; of a scale of categories, values are their names. With
    ``tidy`` there is one row a cell, with the columns of ``cells.csv`` (panels, rows and columns
    count from 1, labels that are not drawn are missing), and ``values`` is not asked; a figure
    gives the cells of all its panels. A figure with one panel stands for that panel.

    Raises MissingDependencyError without pandas, UsageError for other ``values``, and for a
    figure of several panels that is not ``tidy``.

    >>> to_frame(panel).loc["Vicuna", "GPT-4"]  # doctest: +SKIP
    52.7
    """
    if values not in VALUES:
        raise UsageError(f"values={values!r} is not known; choose one of {', '.join(VALUES)}.")
    library = _pandas()
    frame: DataFrame
    if tidy:
        panels = reading.panels if isinstance(reading, Figure) else (reading,)
        parts = [library.DataFrame(_columns(panel, n)) for n, panel in enumerate(panels, start=1)]
        frame = parts[0] if len(parts) == 1 else library.concat(parts, ignore_index=True)
        if len(panels) == 1:
            frame.attrs.update(_attributes(panels[0]))
        return frame
    panel = _one_panel(reading, "tidy=True gives the cells of all.")
    frame = library.DataFrame(
        _field(panel, values),
        index=library.Index(axis_names(panel.rows), name=_title(panel.rows)),
        columns=library.Index(axis_names(panel.columns), name=_title(panel.columns)),
    )
    frame.attrs.update(_attributes(panel))
    return frame


def to_xarray(reading: Figure | Panel) -> Dataset:
    """An xarray dataset of a panel with dimensions ``row`` and ``column``.

    Variables are those of ``VALUES``, numbers as numbers and texts as texts ("" where there is
    none). Coordinates: ``row`` and ``column`` are the labels; where they measure something,
    ``row_value`` holds it as numbers or dates (NaN or NaT where it is not known), and
    ``row_low`` and ``row_high`` the ends of intervals; likewise for columns. So
    ``dataset.swap_dims(row="row_value")`` selects and plots by number.

    Attributes: title, and of the scale its label, origin, norm, colormap and ends, with
    ``print_and_color``; the unit that is printed behind the numbers stands at ``value``.

    Raises MissingDependencyError without xarray, UsageError for a figure of several panels.
    """
    panel = _one_panel(reading, "choose one of figure.panels.")
    library = _xarray()
    dims = ("row", "column")
    variables = {name: (dims, _field(panel, name)) for name in VALUES}
    coordinates: dict[str, Any] = {}
    for dim, axis in zip(dims, (panel.rows, panel.columns), strict=True):
        coordinates |= _coordinates(dim, axis)
    dataset: Dataset = library.Dataset(variables, coords=coordinates, attrs=_attributes(panel))
    label = None if panel.scale is None else panel.scale.label
    for name in ("value", "text_value"):
        if panel.format.suffix.strip():
            dataset[name].attrs["units"] = panel.format.suffix.strip()
    for name in ("value", "color_value") if label is not None and label.text else ():
        dataset[name].attrs["long_name"] = label.text if label is not None else ""
    if panel.format.factor != 1.0:
        # Colors speak in units of the bar; this factor leads to those of the print.
        dataset["color_value"].attrs["factor"] = panel.format.factor
    return dataset


def _one_panel(reading: Figure | Panel, hint: str) -> Panel:
    if isinstance(reading, Panel):
        return reading
    if len(reading.panels) != 1:
        raise UsageError(f"This figure has {len(reading.panels)} panels, and one is asked; {hint}")
    return reading.panels[0]


def _pandas() -> Any:
    try:
        import pandas
    except ModuleNotFoundError as problem:
        raise _missing(problem) from None
    return pandas


def _xarray() -> Any:
    try:
        import xarray
    except ModuleNotFoundError as problem:
        raise _missing(problem) from None
    return xarray


def _missing(problem: ModuleNotFoundError) -> MissingDependencyError:
    return MissingDependencyError(
        f"Frames need {problem.name}; install it with: pip install 'unheat[frames]'"
    )


def _field(panel: Panel, name: str) -> Array:
    """One field of the cells as an array (R, C) of numbers, booleans or texts."""
    cells = panel.cells
    if name == "rgb":
        colors = [[hex_color(color) for color in row] for row in cells.rgb.tolist()]
        return _texts(colors, cells.shape)
    if name == "reasons":
        reasons = [[" ".join(cell) for cell in row] for row in cells.reasons.tolist()]
        return _texts(reasons, cells.shape)
    if name == "parts":
        several = [
            [" ".join(map(plain_number, cell)) if len(cell) > 1 else "" for cell in row]
            for row in cells.parts.tolist()
        ]
        return _texts(several, cells.shape)
    array: Array = getattr(cells, name)
    if name in ("text", "status"):
        return _texts([[str(cell or "") for cell in row] for row in array.tolist()], cells.shape)
    if panel.scale is not None and panel.scale.categories is not None:
        if name == "value":
            return _categories(panel)
        if name.startswith("color_"):
            return _named(panel, array, np.ones(cells.shape, dtype=bool))
    return array.copy()


def _categories(panel: Panel) -> Array:
    """Names of categories; a number that is printed stays one."""
    return _named(panel, panel.cells.value, np.isnan(panel.cells.text_value))


def _named(panel: Panel, values: Array, by_name: npt.NDArray[np.bool_]) -> Array:
    scale = panel.scale
    names = [
        [
            ((scale.category(value) if scale is not None else None) or "") if named else value
            for value, named in zip(row, flags, strict=True)
        ]
        for row, flags in zip(values.tolist(), by_name.tolist(), strict=True)
    ]
    return _texts(names, panel.cells.shape)


def _texts(rows: list[list[Any]], shape: tuple[int, int]) -> Array:
    result = np.empty(shape, dtype=object)
    for index, row in enumerate(rows):
        result[index, :] = row
    return result


def _columns(panel: Panel, number: int) -> dict[str, Any]:
    """Columns of the tidy frame, one row a cell in the order of reading."""
    rows, cols = panel.cells.shape
    row, col = (places.ravel() for places in np.indices((rows, cols)))
    names = [np.array(axis.names, dtype=object) for axis in (panel.rows, panel.columns)]
    found: dict[str, Any] = {
        "panel": np.full(rows * cols, number),
        "row": row + 1,
        "column": col + 1,
        "row_label": names[0][row],
        "column_label": names[1][col],
    }
    order = [name for name in CELL_COLUMNS if name in VALUES]
    return found | {name: _field(panel, name).ravel() for name in order}


def _coordinates(dim: str, axis: Axis) -> dict[str, Any]:
    title = _title(axis)
    about = {"long_name": title} if title else {}
    labels = np.array(axis_names(axis), dtype=object)
    found: dict[str, Any] = {dim: (dim, labels, about)}
    if axis.quantity is not None:
        values, more = _measured(axis.quantity)
        found[f"{dim}_value"] = (dim, values, about | more)
        if axis.quantity.edges:
            for side, name in enumerate(("low", "high")):
                ends = [None if span is None else span[side] for span in axis.quantity.edges]
                found[f"{dim}_{name}"] = (dim, _numbers(ends), about | more)
    return found


def _measured(quantity: Quantity) -> tuple[Array, dict[str, str]]:
    """What labels measure, and its attributes; dates become dates."""
    values = _numbers(quantity.values)
    about = {"kind": quantity.kind, "spacing": quantity.spacing}
    if quantity.kind == "date" and not np.nanmax(np.abs(values), initial=0.0) > _DAYS:
        known = ~np.isnan(values)
        dates = np.full(values.shape, np.datetime64("NaT", "ns"))
        hours = np.rint(values[known] * 24).astype("timedelta64[h]")
        dates[known] = np.datetime64("1970-01-01", "ns") + hours
        return dates, about
    return values, about | ({"units": quantity.unit} if quantity.unit else {})


def _numbers(values: Any) -> Array:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _title(axis: Axis) -> str | None:
    return axis.title.text if axis.title is not None and axis.title.text else None


def _attributes(panel: Panel) -> dict[str, Any]:
    """What is known of the whole panel; texts and numbers only, which every file format holds."""
    found: dict[str, Any] = {}
    if panel.title is not None and panel.title.text:
        found["title"] = panel.title.text
    scale = panel.scale
    if scale is not None:
        if scale.label is not None and scale.label.text:
            found["scale_label"] = scale.label.text
        found |= {"scale_origin": scale.origin, "norm": scale.norm}
        if scale.colormap:
            found["colormap"] = scale.colormap
        if scale.categories is not None:
            found["categories"] = ", ".join(scale.categories)
        elif np.isfinite([scale.minimum, scale.maximum]).all():
            found |= {"scale_minimum": scale.minimum, "scale_maximum": scale.maximum}
    if panel.color_resolution is not None:
        found["color_resolution"] = panel.color_resolution
    found["print_and_color"] = panel.print_and_color
    if panel.relation:
        found["relation"] = panel.relation
    # Doubts about the whole panel and its scale concern every cell.
    in_doubt = panel.review or (scale is not None and scale.review)
    found["review"] = "true" if in_doubt else "false"
    return found
