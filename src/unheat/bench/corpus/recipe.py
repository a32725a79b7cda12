"""What a figure is to look like: frozen recipes that ``draw`` turns into pictures.

A recipe holds the truth (values, labels, number style) and the dress (colormap, bar, fonts,
dpi, damage). The same recipe gives the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Matrix = tuple[tuple[float, ...], ...]
"""Rows of numbers, NaN where a cell is masked."""

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberStyle:
    """How numbers are printed: a format specification, and what comes around it.

    ``factor`` multiplies first (100 prints a share as percent). ``minus`` replaces the
    hyphen; ``leading_zero`` False prints .45; ``power`` prints 1.4×10⁻² for 1.4e-02.
    ``stars`` are sizes from which a number has one star more. ``below`` is a whole: the
    number's share of it stands in a second line.
    """

    spec: str = ".1f"
    suffix: str = ""
    factor: float = 1.0
    minus: str = "-"
    leading_zero: bool = True
    power: bool = False
    stars: tuple[float, ...] = ()
    below: float | None = None

    def print(self, value: float) -> str:
        """The number as text.

        >>> NumberStyle(spec=".1f", suffix="%", factor=100).print(0.619)
        '61.9%'
        >>> NumberStyle(spec=".1e", power=True).print(0.014)
        '1.4×10⁻²'
        >>> NumberStyle(spec=".2f", stars=(0.5, 0.7)).print(-0.74)
        '-0.74**'
        """
        text = format(value * self.factor, self.spec)
        if self.power:
            mantissa, _, exponent = text.partition("e")
            text = f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}"
        if not self.leading_zero:
            text = text.replace("0.", ".", 1) if text.lstrip("-+").startswith("0.") else text
        text = text.replace("-", self.minus) + self.suffix
        text += "*" * sum(abs(value) >= least for least in self.stars)
        return text if self.below is None else f"{text}\n{100 * value / self.below:.1f}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A colour bar; ``side`` is right, left, top or bottom."""

    side: str = "right"
    label: str = ""
    ticks: tuple[float, ...] | None = None
    extend: str = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """A misprint: ``printed`` stands where another number is coloured."""

    row: int
    col: int
    printed: str
    mode: str = "digit"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRecipe:
    """One heatmap. ``numbers`` None prints nothing; ``bar`` None draws none.

    ``norm`` is linear, log or discrete (then ``bounds`` are the edges of the bins).
    ``method`` is imshow or pcolormesh. Rotations are in degrees. ``every`` labels every
    n-th row and column. Sizes of type are in points; lines in points.
    """

    values: Matrix
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    vmin: float
    vmax: float
    cmap: str = "viridis"
    norm: str = "linear"
    bounds: tuple[float, ...] | None = None
    numbers: NumberStyle | None = None
    number_size: float = 9.0
    number_color: str | None = None
    alterations: tuple[Alteration, ...] = ()
    bar: Bar | None = field(default_factory=Bar)
    title: str = ""
    x_title: str = ""
    y_title: str = ""
    x_rotation: float = 0.0
    y_rotation: float = 0.0
    labels_top: bool = False
    every: int = 1
    lines: float = 0.0
    line_color: str = "white"
    method: str = "imshow"
    square: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """How a sheet of paper lies under a camera.

    ``turn`` in degrees clockwise; ``slant`` along x and y, by how much of itself a corner of the
    picture is moved; ``fall`` shares of the light that are lost towards the right, the bottom
    and the corners; ``grain`` is noise in levels (0-255).
    """

    turn: float = 0.0
    slant: tuple[float, float] = (0.0, 0.0)
    fall: tuple[float, float, float] = (0.0, 0.0, 0.0)
    grain: float = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What happens to a picture after drawing, in this order; None leaves it alone.

    ``scale`` resizes by a factor, ``blur`` is a Gaussian's radius in pixels, ``palette`` a
    number of colours, ``photo`` prints it and takes a picture of the sheet, ``jpeg`` is a quality.
    """

    scale: float | None = None
    blur: float | None = None
    palette: int | None = None
    photo: Photo | None = None
    jpeg: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecipe:
    """A figure of one or several panels side by side.

    ``size`` is in inches. ``style`` is light or dark. ``suffix`` of the picture's file
    decides its format: png, jpg, webp, tiff, gif, bmp or pdf.
    """

    panels: tuple[PanelRecipe, ...]
    name: str
    preset: str = "core"
    kind: str = ""
    size: tuple[float, float] = (5.0, 4.0)
    dpi: int = 100
    font: str = "DejaVu Sans"
    font_size: float = 10.0
    style: str = "light"
    title: str = ""
    suffix: str = "png"
    damage: Damage = field(default_factory=Damage)
