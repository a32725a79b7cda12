"""The page while texts are being claimed: whose ink is still free, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from unheat.model import Box, Layout, PanelLayout
from unheat.text.ink import FloatArray, Glyphs, IntArray
from unheat.text.lines import Line, evident_angle
from unheat.text.mark_depth import mark_depth

# Blank between two bands of print, in letter heights.
BLANK = 0.22
# Blanks on both sides of print are as wide as each other to this: each is known to a pixel.
_TIE_PX = 1.5
_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


@dataclass(eq=False)
class Page:
    """``free`` (n,) marks glyphs that no text has claimed yet.

    Where two texts share a piece of ink it is cut, and ``glyphs`` get more; ``parted`` are the
    numbers of those that two labels shared. ``letters`` are those of the figures on one page, and
    ``rooms`` what they leave each panel of it, by the corners of its ``whole`` box. ``bar_sizes``
    are typical heights of the letters about each bar, ``bar_names`` lines that name bars, ``text``
    numbers of what is running text, and ``charts`` framed ones over the columns of a panel.
    ``gaps`` is how far a side of a ``whole`` box may be read where its sisters tell; ``entered``
    are the bars that print in empty cells, each with the box of their panel.
    """

    layout: Layout
    glyphs: Glyphs
    free: npt.NDArray[np.bool_]
    size: float
    parted: set[int] = field(default_factory=set)
    letters: list[Box] = field(default_factory=list)
    text: IntArray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    charts: list[Box] = field(default_factory=list)
    bar_sizes: list[float] = field(default_factory=list)
    bar_names: list[Line] = field(default_factory=list)
    rooms: dict[tuple[float, float, float, float], Box] = field(default_factory=dict)
    gaps: dict[tuple[Box, str], float] = field(default_factory=dict)
    entered: list[tuple[Box, Box]] = field(default_factory=list)

    def claim(self, index: IntArray) -> None:
        self.free[index] = False

    def obstacles(self, own: Box) -> list[Box]:
        """Cells, bars and furniture other than ``own``."""
        boxes = [whole(panel.grid.box, panel.frame) for panel in self.layout.panels]
        boxes += [bar.box for bar in self.layout.bars] + list(self.layout.furniture)
        boxes = [box for box in boxes if (own, box) not in self.entered]
        return [box for box in boxes if box.intersection(own) < 0.5 * min(box.area, own.area)]


def whole(grid: Box, frame: Box) -> Box:
    """The box of a panel: its axes frame, or the cells where they reach further."""
    return grid.union(frame)


def side_view(boxes: FloatArray, own: Box, side: str) -> FloatArray:
    """Boxes (n, 4) as seen from one side of ``own``: near, far, start, end (n, 4).

    near and far are distances outwards from that side, start and end run along it.
    """
    x0, y0, x1, y1 = boxes.T
    views = {
        "left": (own.x0 - x1, own.x0 - x0, y0, y1),
        "right": (x0 - own.x1, x1 - own.x1, y0, y1),
        "top": (own.y0 - y1, own.y0 - y0, x0, x1),
        "bottom": (y0 - own.y1, y1 - own.y1, x0, x1),
    }
    return np.column_stack(views[side])


def blank_between(one: Box, two: Box) -> float:
    """Blank between two boxes in pixels, 0 where they touch."""
    across = max(one.x0 - two.x1, two.x0 - one.x1, 0.0)
    down = max(one.y0 - two.y1, two.y0 - one.y1, 0.0)
    return float(np.hypot(across, down))


def blanks_between(boxes: FloatArray, box: Box) -> FloatArray:
    """(n,) blank between every one of ``boxes`` (n, 4) and a box in pixels, 0 where they touch."""
    across = np.maximum(np.maximum(box.x0 - boxes[:, 2], boxes[:, 0] - box.x1), 0.0)
    down = np.maximum(np.maximum(box.y0 - boxes[:, 3], boxes[:, 1] - box.y1), 0.0)
    result: FloatArray = np.hypot(across, down)
    return result


def gap_between(page: Page, own: Box, side: str, inner: IntArray, outer: IntArray) -> float:
    """Pixels from the far end of inner glyphs to the near end of outer ones, seen from a side."""
    near = side_view(page.glyphs.boxes[outer], own, side)[:, 0].min()
    return float(near - side_view(page.glyphs.boxes[inner], own, side)[:, 1].max())


def free_beside(page: Page, own: Box, side: str, limit: float, slack: float) -> IntArray:
    """Free glyphs on one side of ``own``, up to ``limit``, ``slack`` beyond its ends."""
    view = side_view(page.glyphs.boxes, own, side)
    upright = side in ("left", "right")
    start, end = (own.y0, own.y1) if upright else (own.x0, own.x1)
    middle = (view[:, 2] + view[:, 3]) / 2
    level = page.free & (view[:, 0] >= -1.5) & (view[:, 1] <= limit + 1)
    beside = level & (middle >= start - slack) & (middle <= end + slack)
    over = np.flatnonzero(beside & ((view[:, 3] <= start) | (view[:, 2] >= end)))
    if upright and len(over):
        # The tail of a word that stands over the corner is none of the rows'.
        others = np.flatnonzero(level & ~beside)
        for glyph in over.tolist():
            x0, y0, x1, y1 = page.glyphs.boxes[glyph]
            near = page.glyphs.boxes[others]
            gap = np.maximum(near[:, 0] - x1, x0 - near[:, 2])
            shared = np.minimum(near[:, 3], y1) - np.maximum(near[:, 1], y0)
            beside[glyph] = not ((gap <= 0.5 * page.size) & (shared >= 0.3 * (y1 - y0))).any()
    return np.flatnonzero(beside)


def reach(page: Page, own: Box, side: str, slack: float = 0.0) -> float:
    """How far outwards this side is free of cells, bars and furniture, in pixels."""
    boxes = page.obstacles(own)
    height, width = page.glyphs.labels.shape
    edges = {"left": own.x0, "right": width - own.x1, "top": own.y0, "bottom": height - own.y1}
    limit = float(edges[side])
    if not boxes:
        return limit
    view = side_view(np.array([box.as_tuple() for box in boxes]), own, side)
    start, end = (own.y0, own.y1) if side in ("left", "right") else (own.x0, own.x1)
    beside = (view[:, 0] >= -2) & (view[:, 2] < end + slack) & (view[:, 3] > start - slack)
    return min(float(limit), float(view[beside, 0].min(initial=limit)))


def free_depth(page: Page, panel: PanelLayout, side: str) -> float:
    """How far this side may be read: to the next obstacle, or half way to the next panel.

    Text between two panels belongs to the one that it stands nearer to: the space is cut
    at its widest blank stripe. What stands under the letter of another figure is none of this one.
    """
    own = whole(panel.grid.box, panel.frame)
    depth = page.gaps.get((own, side)) or _depth_by_blank(page, own, side)
    room = page.rooms.get(own.as_tuple())
    if room is None:
        return depth
    edges = {
        "left": own.x0 - room.x0,
        "right": room.x1 - own.x1,
        "top": own.y0 - room.y0,
        "bottom": room.y1 - own.y1,
    }
    return min(depth, max(edges[side], 0.0))


def _depth_by_blank(page: Page, own: Box, side: str) -> float:
    limit = reach(page, own, side)
    others = [whole(other.grid.box, other.frame) for other in page.layout.panels]
    view = side_view(np.array([box.as_tuple() for box in others]), own, side)
    if not (np.abs(view[:, 0] - limit) < 1.0).any():
        return limit
    index = free_beside(page, own, side, limit, 0.7 * page.size)
    if not len(index):
        return limit
    ink = side_view(page.glyphs.boxes[index], own, side)
    if side in ("left", "right") and _is_titled_at_left(page, index):
        return limit if side == "left" else 0.0
    reached, end = _between_frames(page, own, side, limit)
    edges = sorted((max(0.0, a), min(limit, b)) for a, b in ink[:, :2])
    best, cut = 0.0, limit
    # What stands in the middle is of the panel below, or at the right: titles stand over panels.
    least = -_TIE_PX if side in ("top", "left") else _TIE_PX
    for near, far in [*edges, (end, end)]:
        blank = near - reached
        if blank > max(best + least, 0.0) or best == 0.0 < blank:
            best, cut = max(best, blank), (near + reached) / 2
        reached = max(reached, far)
    return cut


def _between_frames(page: Page, own: Box, side: str, limit: float) -> tuple[float, float]:
    """Where the blank beside a panel begins and ends, at most 0 and ``limit``: text stands off the
    frames that are drawn about panels, and how far these stand off their cells tells nothing.
    """
    start, end = 0.0, limit
    for panel in page.layout.panels:
        other = whole(panel.grid.box, panel.frame)
        view = side_view(
            np.array([drawn_about(page, other).as_tuple(), other.as_tuple()]), own, side
        )
        if other == own or abs(view[1, 1]) < 1.0:
            # Panels that end level with this one have frames like its own, which may be lost in
            # what it touches; from beyond all of them are seen.
            start = max(start, float(view[0, 1]), _marks(page, other, side))
        elif abs(view[1, 0] - limit) < 1.0:
            end = min(end, float(view[0, 0]), limit - _marks(page, other, _OPPOSITE[side]))
    return (start, end) if start < end else (0.0, limit)


def _marks(page: Page, own: Box, side: str) -> float:
    return mark_depth(page.layout.raster, page.layout.background, own, side)


def drawn_about(page: Page, own: Box) -> Box:
    """The frame that is drawn about a panel (its ``whole`` box) and no other one, with its marks
    and heads; the panel itself where there is none.
    """
    panels = [whole(panel.grid.box, panel.frame) for panel in page.layout.panels]
    boxes = [Box(*drawn) for drawn in page.glyphs.drawings.tolist()]
    frames = [
        box
        for box in boxes
        if box.intersection(own) >= own.area
        and not any(box.intersection(panel) > 0 for panel in panels if panel != own)
    ]
    return min(frames, key=lambda box: box.area, default=own)


def _is_titled_at_left(page: Page, index: IntArray) -> bool:
    """Whether what stands between two panels is a turned title and then labels: the second's.

    Rows have their title at the left, beyond their labels.
    """
    boxes = page.glyphs.boxes[index]
    found = bands(boxes[:, [0, 2, 1, 3]], index, max(1.5, BLANK * page.size))
    if len(found) < 2 or evident_angle(page.glyphs, found[0]) != 90.0:
        return False
    return evident_angle(page.glyphs, found[-1]) != 90.0


def bands(view: FloatArray, index: IntArray, gap: float) -> list[IntArray]:
    """Glyphs cut into bands by blank stripes wider than ``gap``, nearest band first."""
    if not len(index):
        return []
    order = np.argsort(view[:, 0], kind="stable")
    near, far = view[order, 0], np.maximum.accumulate(view[order, 1])
    return np.split(index[order], np.flatnonzero(near[1:] - far[:-1] > gap) + 1)


def grow(page: Page, index: IntArray, gap_x: float, gap_y: float, within: Box) -> IntArray:
    """Free glyphs that hang together with ``index`` by gaps of at most this size."""
    boxes = page.glyphs.boxes
    inside = (
        page.free
        & (boxes[:, 0] >= within.x0)
        & (boxes[:, 2] <= within.x1)
        & (boxes[:, 1] >= within.y0)
        & (boxes[:, 3] <= within.y1)
    )
    inside[index] = False
    found = list(index)
    frontier = list(index)
    while frontier:
        box = boxes[frontier.pop()]
        near = (
            inside
            & (boxes[:, 0] - box[2] <= gap_x)
            & (box[0] - boxes[:, 2] <= gap_x)
            & (boxes[:, 1] - box[3] <= gap_y)
            & (box[1] - boxes[:, 3] <= gap_y)
        )
        new = np.flatnonzero(near)
        inside[new] = False
        found.extend(new.tolist())
        frontier.extend(new.tolist())
    return np.array(sorted(found))
