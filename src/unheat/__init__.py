"""unheat: heatmap figures back into numbers you can trust.

    figure = unheat.read("figure.png")
    figure.panels[0].cells.value

The public names are found on first use (PEP 562), so that ``import unheat`` loads no heavy
library. They are looked up by name and not imported here, since this module stands outside
the layers: every room may ask it for the version.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unheat.errors import (
        InputError,
        MissingDependencyError,
        NoHeatmapError,
        OutputError,
        RecordError,
        TooLargeError,
        UnheatError,
        UsageError,
    )
    from unheat.export.frame import to_frame, to_xarray
    from unheat.export.products import write_products
    from unheat.export.sheet import to_xlsx
    from unheat.model.figure import Cell, Cells, Figure, Panel
    from unheat.model.record import from_json, to_json
    from unheat.options import (
        DetectOptions,
        LoadOptions,
        OcrOptions,
        ReadOptions,
        ScaleOptions,
    )
    from unheat.pipeline import read
    from unheat.show.describe import Description, describe
    from unheat.show.notebook import to_html
    from unheat.show.render import render
    from unheat.show.report import report
    from unheat.validate import validate

__version__ = "0.1.0"

_HOMES = {
    "Cell": "unheat.model.figure",
    "Cells": "unheat.model.figure",
    "Description": "unheat.show.describe",
    "DetectOptions": "unheat.options",
    "Figure": "unheat.model.figure",
    "InputError": "unheat.errors",
    "LoadOptions": "unheat.options",
    "MissingDependencyError": "unheat.errors",
    "NoHeatmapError": "unheat.errors",
    "OcrOptions": "unheat.options",
    "OutputError": "unheat.errors",
    "Panel": "unheat.model.figure",
    "ReadOptions": "unheat.options",
    "RecordError": "unheat.errors",
    "ScaleOptions": "unheat.options",
    "TooLargeError": "unheat.errors",
    "UnheatError": "unheat.errors",
    "UsageError": "unheat.errors",
    "describe": "unheat.show.describe",
    "from_json": "unheat.model.record",
    "read": "unheat.pipeline",
    "render": "unheat.show.render",
    "report": "unheat.show.report",
    "to_frame": "unheat.export.frame",
    "to_html": "unheat.show.notebook",
    "to_json": "unheat.model.record",
    "to_xarray": "unheat.export.frame",
    "to_xlsx": "unheat.export.sheet",
    "validate": "unheat.validate",
    "write_products": "unheat.export.products",
}

__all__ = [
    "Cell",
    "Cells",
    "Description",
    "DetectOptions",
    "Figure",
    "InputError",
    "LoadOptions",
    "MissingDependencyError",
    "NoHeatmapError",
    "OcrOptions",
    "OutputError",
    "Panel",
    "ReadOptions",
    "RecordError",
    "ScaleOptions",
    "TooLargeError",
    "UnheatError",
    "UsageError",
    "__version__",
    "describe",
    "from_json",
    "read",
    "render",
    "report",
    "to_frame",
    "to_html",
    "to_json",
    "to_xarray",
    "to_xlsx",
    "validate",
    "write_products",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = importlib.import_module(_HOMES[name])
    # A room with the name of its verb is called as it is: importing anything inside it puts
    # the room here in place of a function, so the two must not differ.
    value = home if _HOMES[name] == f"{__name__}.{name}" else getattr(home, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


def _tell_notebook() -> None:
    """In a notebook, show figures and panels as tables in their colors.

    IPython is asked only where it runs already, and by name: the nouns need not know how they
    are shown, and nothing is imported for it.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    formatters = getattr(getattr(shell, "display_formatter", None), "formatters", {})
    if "text/html" in formatters:
        for noun in ("Figure", "Panel"):
            formatters["text/html"].for_type_by_name(
                _HOMES[noun], noun, lambda reading: __getattr__("to_html")(reading)
            )


_tell_notebook()
