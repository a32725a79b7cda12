"""The pictures that go with a reading, brought together for ``export`` to write.

Drawing and writing are two rooms that do not know each other; the command line does.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from unheat.cli.inputs import Page
    from unheat.errors import NoHeatmapError
    from unheat.export.products import Draw
    from unheat.model.figure import Figure
    from unheat.model.layout import Layout
    from unheat.model.raster import Raster
    from unheat.options import ReadOptions


def drawings(
    figure: Figure, raster: Raster, *, left: npt.NDArray[np.bool_] | None = None
) -> Mapping[str, Draw]:
    """File name → function that writes it to a path: what is drawn again, and what was seen.

    ``left`` (h, w) is ink of the source that the record does not explain.
    """
    from unheat.show.overlay import overlay
    from unheat.show.render import render, script, written_as
    from unheat.show.report import report

    drawing = render(figure)
    redrawn, seen = written_as(drawing), overlay(figure, raster, left=left)
    return {
        "redrawn.png": lambda path: path.write_bytes(redrawn),
        "redrawn.svg": lambda path: path.write_bytes(written_as(drawing, "svg")),
        "redraw.py": lambda path: path.write_text(script(figure), encoding="utf-8"),
        "overlay.png": lambda path: path.write_bytes(png(seen)),
        "report.html": lambda path: path.write_text(
            report(figure, raster, redrawn=redrawn, seen=seen), encoding="utf-8"
        ),
    }


def write_refusal(page: Page, options: ReadOptions, problem: NoHeatmapError, folder: Path) -> Path:
    """Draw what was seen where no heatmap was found; the path of the overlay."""
    from unheat.export import write_bytes
    from unheat.load import load
    from unheat.show.overlay import overlay_layout

    layout = problem.seen
    if layout is None:
        layout = _bare_layout(load(page.source, options.load, name=page.shown), problem)
    write_bytes(png(overlay_layout(layout)), folder / "overlay.png")
    return folder / "overlay.png"


def write_stages(raster: Raster, options: ReadOptions, folder: Path) -> None:
    """For ``--debug``: the picture as it was loaded, and the geometry found in it."""
    from unheat.errors import NoHeatmapError
    from unheat.export import write_bytes
    from unheat.show.overlay import overlay_layout

    write_bytes(png(raster.rgb), folder / "1-loaded.png")
    try:
        from unheat.detect import detect

        layout = detect(raster, options.detect)
    except NoHeatmapError as problem:
        layout = _bare_layout(raster, problem)
    write_bytes(png(overlay_layout(layout)), folder / "2-detected.png")


def write_verdict(figure: Figure, raster: Raster, folder: Path) -> None:
    """For ``--debug``: everything that was read, on the picture."""
    from unheat.export import write_bytes
    from unheat.show.overlay import overlay

    write_bytes(png(overlay(figure, raster)), folder / "3-read.png")


def png(rgb: npt.NDArray[np.uint8]) -> bytes:
    """PNG bytes of an RGB array; no clock inside."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, format="PNG")
    return buffer.getvalue()


def _bare_layout(raster: Raster, problem: NoHeatmapError) -> Layout:
    from unheat.model.layout import Candidate, Layout

    box = problem.candidate
    candidates = () if box is None else (Candidate(box=box, why=str(problem)),)
    return Layout(raster=raster, panels=(), candidates=candidates)
