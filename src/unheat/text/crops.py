"""A line of text → upright pixels, dark on white, without its neighbours' ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.medians import median, percentile
from unheat.model import Crop
from unheat.text.ink import Glyphs
from unheat.text.lines import Line, turned_extents
from unheat.text.sites import Site, Sites

Grey = npt.NDArray[np.uint8]

# Room around the ink, in letter heights: a line without ascenders keeps its place in it.
_ABOVE, _BESIDE = 0.3, 0.4

_RULED, _CROSSED = 0.25, 0.95
"""A rule is so dark at least, as a share of print, in so much of its way across a line."""


def cut(sites: Sites, site: Site, turns: Sequence[float]) -> list[Crop]:
    """One crop per line of a site and direction."""
    return [
        Crop(
            key=site.crop_key(number, turn),
            pixels=upright(sites, line, turn),
            box=line.box,
            turn=turn,
            numeric=site.role == "tick",
        )
        for number, line in enumerate(site.lines)
        for turn in turns
    ]


def upright(sites: Sites, line: Line, turn: float) -> Grey:
    """(h, w) uint8: the line as it is read, with its letters about as large as printed."""
    # The line is kept beside its picture, so that its identity is not given to another one.
    found = sites.pictures.get((id(line), turn))
    if found is None:
        found = line, _upright(sites, line, turn)
        found[1].setflags(write=False)
        sites.pictures[id(line), turn] = found
    return found[1]


def _upright(sites: Sites, line: Line, turn: float) -> Grey:
    grey, corner = _clean(sites.layout.raster.rgb, sites.glyphs, line)
    if turn == 0.0:
        return grey
    if turn % 90 == 0:
        return np.ascontiguousarray(np.rot90(grey, k=-round(turn / 90)))
    if turn != line.angle:
        extents = turned_extents(sites.glyphs, line.glyphs, turn)
        along = float(extents[:, 0].min()), float(extents[:, 2].max())
        across = float(extents[:, 1].min()), float(extents[:, 3].max())
        line = replace(line, angle=turn, along=along, across=across)
    return _deskewed(grey, corner, line, turn)


def _clean(rgb: npt.NDArray[np.uint8], glyphs: Glyphs, line: Line) -> tuple[Grey, tuple[int, int]]:
    """The line's surroundings as grey with only its own ink, and the corner (x, y)."""
    import cv2

    room = _ABOVE * line.size
    side = _BESIDE * line.size
    if line.angle == 90.0:
        box = line.box.padded(0)
        x0, y0, x1, y1 = box.x0 - room, box.y0 - side, box.x1 + room, box.y1 + side
    elif line.angle == 0.0:
        box = line.box
        x0, y0, x1, y1 = box.x0 - side, box.y0 - room, box.x1 + side, box.y1 + room
    else:
        x0, y0, x1, y1 = line.box.padded(side).as_tuple()
    left, top = int(np.floor(x0)), int(np.floor(y0))
    width, height = int(np.ceil(x1)) - left, int(np.ceil(y1)) - top
    ground = median(glyphs.ground[line.glyphs], along_first=True)
    picture = np.empty((height, width, 3), dtype=np.float32)
    picture[:] = ground
    labels = np.zeros((height, width), dtype=np.int32)
    a, b = max(0, top), max(0, left)
    part = rgb[a : top + height, b : left + width]
    place = (slice(a - top, a - top + part.shape[0]), slice(b - left, b - left + part.shape[1]))
    picture[place] = part
    labels[place] = glyphs.labels[a : top + height, b : left + width]
    blocked = np.zeros((height, width), dtype=np.uint8)
    blocked[place] = glyphs.blocked[a : top + height, b : left + width]
    own = _is_among(labels, glyphs.label[line.glyphs])
    if glyphs.shared is not None:
        also = np.zeros((height, width), dtype=np.int32)
        also[place] = glyphs.shared[a : top + height, b : left + width]
        own |= _is_among(also, glyphs.label[line.glyphs])
    strength = np.sqrt(((picture - ground.astype(np.float32)) ** 2).sum(axis=2))
    # Other print goes, with its faint rim; faint dots and dashes of this line stay.
    other = (labels > 0) & ~own
    nearby = cv2.dilate(other.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    rim = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    # The edge of a cell or a bar bleeds a few pixels into what surrounds it.
    edge = cv2.dilate(blocked, np.ones((7, 7), np.uint8)).astype(bool)
    # The frame of the cells is no rim of a letter that stands a pixel before it: "nl,".
    strength[other | (blocked > 0) | ((nearby | edge) & ~rim)] = 0
    full = float(percentile(strength[own], 92)) if own.any() else 255.0
    if line.angle in (0.0, 90.0):
        _drop_rules(strength, own, full, across=0 if line.angle == 0.0 else 1)
    grey = np.clip(255.0 * (1.0 - strength / max(full, 1.0)), 0, 255).astype(np.uint8)
    return grey, (left, top)


def _drop_rules(
    strength: npt.NDArray[np.float32], own: npt.NDArray[np.bool_], full: float, *, across: int
) -> None:
    """Takes rules out of a picture (h, w) that cross it ``across`` the line from edge to edge,
    before or behind its letters: readers make a letter of them, and a line has none so tall.

    ``strength`` is how far pixels are from the ground, changed in place, ``full`` that of print.
    """
    crossed = ((strength >= _RULED * full) & ~own).mean(axis=across) >= _CROSSED
    if not crossed.any() or not own.any():
        return
    lettered = np.flatnonzero(own.any(axis=across))
    crossed[lettered[0] : lettered[-1] + 1] = False
    # The rim of a rule, up to the letters.
    wide = np.convolve(crossed, np.ones(3), mode="same") > 0
    wide[lettered[0] : lettered[-1] + 1] = False
    (strength if across == 0 else strength.T)[:, wide] = 0


def _is_among(
    labels: npt.NDArray[np.int32], chosen: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """(h, w) which labels are among the chosen ones; looked up, since both are small numbers."""
    table = np.zeros(int(labels.max(initial=0)) + 1, dtype=bool)
    table[chosen[chosen < len(table)]] = True
    return table[labels]


def _deskewed(grey: Grey, corner: tuple[int, int], line: Line, turn: float) -> Grey:
    """Turn by any angle, at twice the size so that thin strokes survive."""
    import cv2

    scale = 2.0
    room, side = _ABOVE * line.size, _BESIDE * line.size
    along0, along1 = line.along[0] - side, line.along[1] + side
    across0, across1 = line.across[0] - room, line.across[1] + room
    width = max(1, round((along1 - along0) * scale))
    height = max(1, round((across1 - across0) * scale))
    angle = np.deg2rad(turn)
    cos, sin = np.cos(angle), np.sin(angle)
    # Output pixel → turned frame → picture: x = a cos + c sin, y = -a sin + c cos.
    matrix = np.array([[cos / scale, sin / scale, 0.0], [-sin / scale, cos / scale, 0.0]])
    start = np.array(
        [along0 * cos + across0 * sin - corner[0], -along0 * sin + across0 * cos - corner[1]]
    )
    # Pixel centres lie half a pixel inside on both sides of the map.
    matrix[:, 2] = start + matrix[:, :2] @ np.array([0.5, 0.5]) - 0.5
    turned = cv2.warpAffine(
        grey,
        matrix,
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return np.ascontiguousarray(turned)
