"""Connected pieces of a picture, and where they lie.

OpenCV takes ten times as long to measure pieces as to find them. Here they are measured by
their runs, stretches of pixels in one row, which are few.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Components:
    """``labels`` (h, w): number of each pixel's piece, 0 for none.

    ``boxes`` (n + 1, 4): left, top, width and height of each piece in pixels, ``areas``
    (n + 1,) its pixels, ``centers`` (n + 1, 2) its mean x and y; entry 0 is zero.
    """

    labels: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.int64]
    areas: npt.NDArray[np.int64]
    centers: npt.NDArray[np.float64]

    @property
    def count(self) -> int:
        """Pieces, and one for what is none."""
        return len(self.areas)


def components(
    mask: npt.NDArray[np.bool_] | npt.NDArray[np.uint8],
    near: int = 8,
    *,
    tops: npt.NDArray[np.intp] | None = None,
    lefts: npt.NDArray[np.intp] | None = None,
) -> Components:
    """Pieces of a mask (h, w) by 4 or 8 neighbours; numbers are those that OpenCV gives.

    ``tops`` (h + 1,) and ``lefts`` (w + 1,) are where rows and columns begin and the last ones end,
    if they stand for more than a pixel each: pieces are measured by these.
    """
    import cv2

    whole = np.ascontiguousarray(mask).view(np.uint8)
    count, labels = cv2.connectedComponents(whole, connectivity=near, ltype=cv2.CV_32S)
    boxes = np.zeros((count, 4), dtype=np.int64)
    areas = np.zeros(count, dtype=np.int64)
    centers = np.zeros((count, 2))
    if count > 1:
        row, start, end = _runs(whole)
        label = labels[row, start]
        order = np.argsort(label, kind="stable")
        row, start, end, label = row[order], start[order], end[order], label[order]
        first = np.flatnonzero(np.diff(label, prepend=0))
        bottom = row + 1
        if tops is not None:
            row, bottom = tops[row], tops[bottom]
        if lefts is not None:
            start, end = lefts[start], lefts[end]
        # Runs come row by row, so those of a piece begin at its top.
        top = row[first]
        boxes[1:, 0] = np.minimum.reduceat(start, first)
        boxes[1:, 1] = top
        boxes[1:, 2] = np.maximum.reduceat(end, first) - boxes[1:, 0]
        boxes[1:, 3] = bottom[np.append(first[1:], len(row)) - 1] - top
        size = (end - start) * (bottom - row)
        areas[1:] = np.add.reduceat(size, first)
        centers[1:, 0] = np.add.reduceat(size * (start + end - 1), first) / 2
        centers[1:, 1] = np.add.reduceat(size * (row + bottom - 1), first) / 2
        centers[1:] /= areas[1:, None]
    return Components(
        labels=np.asarray(labels, dtype=np.int32), boxes=boxes, areas=areas, centers=centers
    )


def folded_pieces(
    mask: npt.NDArray[np.uint8],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Boxes (n, 4) and areas (n,) of the pieces of a mask (h, w), by 8 neighbours.

    Rows and columns that are like those before them are looked at once: in filled cells and
    frames most of them are, and neither joins pieces nor parts them.
    """
    height, width = mask.shape
    rows = _first_of_alike(mask, axis=0)
    if 2 * len(rows) > height:
        # Looking for columns would take longer than looking at all.
        found = components(mask)
        return found.boxes[1:], found.areas[1:]
    folded = mask[rows]
    columns = _first_of_alike(folded, axis=1)
    tops, lefts = np.append(rows, height), np.append(columns, width)
    found = components(folded[:, columns], tops=tops, lefts=lefts)
    return found.boxes[1:], found.areas[1:]


def _first_of_alike(mask: npt.NDArray[np.uint8], axis: int) -> npt.NDArray[np.intp]:
    """Numbers of the rows (axis 0) or columns of a mask that differ from the one before."""
    one, other = (mask[1:], mask[:-1]) if axis == 0 else (mask[:, 1:], mask[:, :-1])
    return np.append(0, np.flatnonzero((one != other).any(axis=1 - axis)) + 1)


def _runs(
    mask: npt.NDArray[np.uint8],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """(row, start, end) of every stretch of pixels that are set, row by row; half-open."""
    height, width = mask.shape
    # A blank column after each row parts the last stretch of one from the first of the next.
    padded = np.zeros((height, width + 1), dtype=bool)
    np.not_equal(mask, 0, out=padded[:, :width])
    flat = padded.reshape(-1)
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat[0]:
        edges = np.insert(edges, 0, 0)
    row, start = np.divmod(edges[::2], width + 1)
    return row, start, start + edges[1::2] - edges[::2]


def stretches(mask: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(start, end) of every stretch of a line (n,) that is set; half-open.

    >>> stretches(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff(np.pad(mask.astype(np.int8), 1)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
