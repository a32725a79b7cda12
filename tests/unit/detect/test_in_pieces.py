"""A matrix that was found in pieces behind a codec."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.detect import find
from unheat.detect.in_pieces import whole_again
from unheat.model import Grid, Layout, PanelLayout, Raster, Reason
from unheat.options import DetectOptions

RASTER = Raster(
    rgb=np.full((300, 400, 3), 255, np.uint8),
    name="made.jpg",
    sha256="",
    format="jpeg",
    lossy=True,
    quality=30.0,
)


def panel(x: float, y: float, rows: int, cols: int, size: float = 20.0) -> PanelLayout:
    grid = Grid(
        row_spans=tuple((y + size * row, y + size * (row + 1)) for row in range(rows)),
        column_spans=tuple((x + size * col, x + size * (col + 1)) for col in range(cols)),
    )
    return PanelLayout(grid=grid, frame=grid.box, review=True, reasons=(Reason.GRID_AMBIGUOUS,))


def layout(*panels: PanelLayout, lossy: bool = True) -> Layout:
    return Layout(
        raster=replace(RASTER, lossy=lossy, quality=30.0 if lossy else None), panels=panels
    )


WHOLE = panel(40.0, 40.0, 10, 15)
PIECES = panel(60.0, 40.0, 9, 4), panel(200.0, 121.0, 4, 7, 21.0)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the picture was lossy, each time that cells were sought in it."""
    seen: list[bool] = []

    def detect(raster: Raster, options: DetectOptions | None = None) -> Layout:
        del options
        seen.append(raster.lossy)
        return layout(replace(WHOLE, review=False, reasons=()), lossy=False)

    monkeypatch.setattr(find, "detect", detect)
    return seen


def test_pieces_with_cells_of_one_size_give_way_to_the_whole_in_doubt(asked: list[bool]) -> None:
    found = whole_again(RASTER, layout(*PIECES), None)
    assert asked == [False]
    assert [one.grid for one in found.panels] == [WHOLE.grid]
    assert found.panels[0].review
    assert found.panels[0].reasons == (Reason.GRID_AMBIGUOUS,)
    assert found.raster.lossy
    assert found.raster.quality == 30.0


@pytest.mark.parametrize(
    "panels",
    [
        # One alone, one that is sure of its lines, and cells of two sizes.
        PIECES[:1],
        (PIECES[0], replace(PIECES[1], review=False)),
        (PIECES[0], panel(200.0, 120.0, 3, 4, 30.0)),
    ],
)
def test_others_are_no_pieces_of_one(panels: tuple[PanelLayout, ...], asked: list[bool]) -> None:
    told = layout(*panels)
    assert whole_again(RASTER, told, None) is told
    assert not asked


def test_what_does_not_hold_all_pieces_is_not_their_whole(asked: list[bool]) -> None:
    told = layout(PIECES[0], panel(300.0, 230.0, 3, 5))
    assert whole_again(RASTER, told, None) is told
    crisp = replace(RASTER, lossy=False)
    assert whole_again(crisp, layout(*PIECES), None).panels == PIECES
    assert asked == [False]
