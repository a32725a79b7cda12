"""Words of the command line → options of the library.

Whatever can be wrong with an argument is said here, as a usage error (exit code 2).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from unheat.options import ReadOptions

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_PAGES = re.compile(r"(\d+|end)(?:\s*-\s*(\d+|end)?)?")


class BoxType(click.ParamType):  # type: ignore[type-arg]
    """``x0,y0,x1,y1`` in pixels of the picture."""

    name = "x0,y0,x1,y1"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        from unheat.model.geometry import Box

        if isinstance(value, Box):
            return value
        try:
            x0, y0, x1, y1 = (float(part) for part in str(value).split(","))
            return Box(x0, y0, x1, y1)
        except ValueError:
            self.fail(
                f"{value!r} is no box; write left,top,right,bottom in pixels, as in 171,76,736,641",
                param,
                ctx,
            )


class TickType(click.ParamType):  # type: ignore[type-arg]
    """``PX=VALUE``: a pixel along the colour bar and the value there."""

    name = "px=value"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        if isinstance(value, tuple):
            return value
        pixel, equals, number = str(value).partition("=")
        try:
            if not equals:
                raise ValueError
            return float(pixel), float(number)
        except ValueError:
            self.fail(f"{value!r} is no tick; write PIXEL=VALUE, as in 640=0", param, ctx)


def reading_options(command: Decorated) -> Decorated:
    """The options that every command which reads a figure shares."""
    options = (
        click.option("--box", type=BoxType(), help="Where the cells are, in pixels of the figure."),
        click.option("--rows", type=click.IntRange(1), metavar="N", help="Number of rows."),
        click.option("--cols", type=click.IntRange(1), metavar="N", help="Number of columns."),
        click.option(
            "--panel",
            type=click.IntRange(1),
            metavar="N",
            help="The panel that these hints are for, from 1.",
        ),
        click.option("--cmap", metavar="NAME", help="Name of the colormap, as in viridis."),
        click.option("--vmin", type=float, metavar="A", help="Value at the scale's low end."),
        click.option("--vmax", type=float, metavar="B", help="Value at the scale's high end."),
        click.option(
            "--norm", type=click.Choice(["linear", "log", "symlog"]), help="Kind of the scale."
        ),
        click.option(
            "--tick",
            "ticks",
            type=TickType(),
            multiple=True,
            metavar="PX=VALUE",
            help="A tick of the bar: pixel along it and value. Twice or more.",
        ),
        click.option("--lang", default="eng", show_default=True, help="Languages, as in eng+deu."),
        click.option(
            "--tesseract",
            envvar="UNHEAT_TESSERACT",
            metavar="PATH",
            help="The Tesseract to use; also UNHEAT_TESSERACT.  [default: the bundled one]",
        ),
        click.option(
            "--max-pixels",
            type=click.IntRange(1),
            metavar="N",
            help="Refuse larger pictures.  [default: 200 million]",
        ),
        click.option(
            "--dpi",
            type=click.FloatRange(20, 2400),
            help="Drawing of PDF pages.  [default: 200, less for pages larger than a sheet, or the "
            "pixels of a page's only picture]",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_options(values: dict[str, Any], page: int | None = None) -> ReadOptions:
    """``ReadOptions`` from the values of ``reading_options``; takes its own out of them."""
    from unheat.options import (
        DetectOptions,
        LoadOptions,
        OcrOptions,
        ReadOptions,
        ScaleOptions,
    )

    if values["cmap"] is not None:
        from unheat.decide.declared import map_colors

        map_colors(values["cmap"])  # an unknown name is said before any work
    # Where nothing is said, the library's own default holds.
    said = {
        name: value
        for name, value in (("max_pixels", values["max_pixels"]), ("dpi", values["dpi"]))
        if value is not None
    }
    return ReadOptions(
        load=LoadOptions(page=page, **said),
        detect=DetectOptions(
            box=values["box"], rows=values["rows"], cols=values["cols"], panel=values["panel"]
        ),
        ocr=OcrOptions(tesseract=values["tesseract"], languages=values["lang"]),
        scale=ScaleOptions(
            colormap=values["cmap"],
            vmin=values["vmin"],
            vmax=values["vmax"],
            norm=values["norm"],
            ticks=tuple(values["ticks"]),
        ),
    )


def choose_pages(text: str, count: int) -> tuple[int, ...]:
    """Page numbers of ``1,3-5,end``, in that order, without repeats.

    >>> choose_pages("1,3-5,end", 9)
    (1, 3, 4, 5, 9)
    >>> choose_pages("8-", 9)
    (8, 9)
    """
    from unheat.errors import UsageError

    pages: dict[int, None] = {}
    for part in text.split(","):
        match = _PAGES.fullmatch(part.strip())
        if match is None:
            raise UsageError(f"--pages {text!r} is not understood; write it like 1,3-5,end.")
        first = _page(match[1], count)
        last = first if "-" not in part else _page(match[2] or "end", count)
        if first < 1 or last < first:
            raise UsageError(f"--pages {part.strip()!r} is no range; pages count from 1.")
        # A range may end beyond the document, a single page may not: the loader says so.
        pages |= dict.fromkeys(range(first, last + 1 if first == last else min(last, count) + 1))
    return tuple(pages)


def _page(text: str, count: int) -> int:
    return count if text == "end" else int(text)
