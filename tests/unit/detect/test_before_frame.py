"""What a frame leaves of an outer line of cells."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.before_frame import before_frame
from unheat.detect.lattice import Lattice

_PAGE = (255.0, 255.0, 255.0)


def _seen(picture: npt.NDArray[np.uint8]) -> tuple[float, float] | None:
    across = Lattice(start=20.0, end=180.0, n=16, gap=0.0, score=0.9, explained=0.9, support=0.9)
    return before_frame(picture, (30.0, 40.0), across, 1, False, _PAGE, 4.0)


def _picture(frame: float) -> npt.NDArray[np.uint8]:
    """Cells of many colors from column 30 on, and a dark frame over 30 and 31 that a resizer mixed
    with a share of them."""
    rng = np.random.default_rng(2)
    colors = np.repeat(rng.integers(40, 250, (16, 3)), 10, axis=0).astype(float)
    picture = np.full((200, 60, 3), 255.0)
    picture[20:180, 30:50] = colors[:, None]
    picture[20:180, 30:32] = frame * colors[:, None]
    return picture.round().astype(np.uint8)


def test_cells_are_seen_from_the_frame_on() -> None:
    assert _seen(_picture(0.0)) == (33.0, 40.0)


def test_a_frame_that_a_resizer_mixed_with_the_cells_is_one() -> None:
    assert _seen(_picture(0.15)) == (33.0, 40.0)


def test_dark_cells_are_no_frame() -> None:
    assert _seen(_picture(0.6)) is None
