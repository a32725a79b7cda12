"""Settings, one frozen object per stage; the defaults are what the command line uses.

Nothing below the command line reads the environment.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from unheat.errors import UsageError
from unheat.model.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """``max_pixels`` guards against bombs; ``page`` counts from 1.

    ``dpi`` draws PDF pages; None for 200, for less on pages larger than a sheet, or for the pixels
    of the picture that is a page's figure.
    """

    max_pixels: int = 200_000_000
    page: int | None = None
    dpi: float | None = None

    def __post_init__(self) -> None:
        if self.max_pixels <= 0:
            raise UsageError("--max-pixels must be a positive number")
        if self.page is not None and self.page < 1:
            raise UsageError("--page counts from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectOptions:
    """Hints for geometry: ``box`` of the cells in source pixels, ``rows`` and ``cols``.

    ``panel`` (from 1) picks the panel that the hints are for.
    """

    box: Box | None = None
    rows: int | None = None
    cols: int | None = None
    panel: int | None = None

    def __post_init__(self) -> None:
        for name, value in (("--rows", self.rows), ("--cols", self.cols), ("--panel", self.panel)):
            if value is not None and value < 1:
                raise UsageError(f"{name} must be 1 or more")
        if self.box is not None and (self.box.width < 2 or self.box.height < 2):
            raise UsageError("--box must be at least 2 pixels wide and high: x0,y0,x1,y1")


@dataclass(frozen=True, slots=True, kw_only=True)
class OcrOptions:
    """``tesseract`` is a path to the engine, None for the bundled one or that on the PATH."""

    tesseract: str | None = None
    languages: str = "eng"
    neural: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleOptions:
    """A scale that the user declares, in part or in full; ``ticks`` are (pixel, value)."""

    colormap: str | None = None
    vmin: float | None = None
    vmax: float | None = None
    norm: str | None = None
    ticks: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        if self.norm not in (None, "linear", "log", "symlog"):
            raise UsageError("--norm must be linear, log or symlog")
        if self.vmin is not None and self.vmax is not None and self.vmin >= self.vmax:
            raise UsageError("--vmin must be below --vmax")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """Everything that ``unheat.read`` can be told."""

    load: LoadOptions = field(default_factory=LoadOptions)
    detect: DetectOptions = field(default_factory=DetectOptions)
    ocr: OcrOptions = field(default_factory=OcrOptions)
    scale: ScaleOptions = field(default_factory=ScaleOptions)

    def changed(self) -> dict[str, Any]:
        """Options that differ from the defaults, by ``stage.name``, for the provenance.

        The path of an engine is left out: it says where a machine keeps its programs.
        """
        default = asdict(ReadOptions())
        return {
            f"{stage}.{name}": value
            for stage, values in asdict(self).items()
            for name, value in values.items()
            if value != default[stage][name] and name != "tesseract"
        }
