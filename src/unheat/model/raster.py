"""The picture, as every later stage sees it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Raster:
    """An upright sRGB picture: ``rgb`` has shape (height, width, 3), uint8, read-only.

    ``lossy`` is true for pictures that came through a lossy codec (JPEG, AVIF, lossy WebP),
    whatever they were stored as since; ``quality`` is the estimated quality (1–100) of that
    JPEG or WebP, None where unknown. ``page`` counts from 1 and is None for pictures. ``dpi``
    is that of a rendered PDF page. ``jpeg`` is the file whose pixels these are, one for one,
    where it is a JPEG, and ``jpeg_at`` (x, y) the pixel at which it begins. ``jpeg_askew`` is the
    file whose pixels were set straight: the transform of a grid leads to them. ``enlarged`` (x, y)
    is how many of the file's pixels each of these was shown as, where some were repeated.
    ``words`` are the words of a PDF page's text layer, in pixels of the rendering.
    """

    rgb: Pixels
    name: str
    sha256: str
    format: str
    lossy: bool = False
    quality: float | None = None
    jpeg: bytes | None = None
    jpeg_at: tuple[int, int] = (0, 0)
    jpeg_askew: bytes | None = None
    enlarged: tuple[float, float] = (1.0, 1.0)
    page: int | None = None
    dpi: float | None = None
    words: tuple[PageWord, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.rgb.ndim != 3 or self.rgb.shape[2] != 3 or self.rgb.dtype != np.uint8:
            raise ValueError(f"rgb must be uint8 of shape (h, w, 3), got {self.rgb.shape}")
        self.rgb.setflags(write=False)

    @property
    def height(self) -> int:
        return int(self.rgb.shape[0])

    @property
    def width(self) -> int:
        return int(self.rgb.shape[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWord:
    """A word of a PDF text layer; ``turn`` in degrees counter-clockwise."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    turn: float = 0.0
