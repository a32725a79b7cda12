"""Drawings of printed numbers, as they end in the cells of heatmaps, to train their reader on.

A panel of 24 cells is drawn in one typeface and one format, damaged as pictures are damaged
(made smaller, blurred, compressed, few colors), and cut as ``unheat.text.cut`` cuts cells.
Typefaces are those that fontconfig lists on this machine, so that a Debian with many font
packages gives better lessons; the development figures are never looked at.
"""

from __future__ import annotations

import io
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import matplotlib
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unheat.ocr.numerals import SIGNS
from unheat.ocr.prepare import line_image
from unheat.ocr.signs import HEIGHT_PX, INK_PX, MARGIN_PX

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
COLS, ROWS = 6, 4

_RAISE = str.maketrans("0123456789-", RAISED)
_LOWER = str.maketrans(RAISED, "0123456789-")
_EVEN = str.maketrans({"x": "×", "·": "×", "–": "-", "—": "-", "−": "-"})
_CLASS = {sign: number + 1 for number, sign in enumerate(SIGNS)}

_OTHER_WORDS = [
    "yes",
    "no",
    "high",
    "low",
    "NA",
    "nan",
    "n/a",
    "N/A",
    "none",
    "true",
    "false",
    "GPT",
    "BERT",
    "east",
    "west",
    "Mon",
    "Tue",
    "Q1",
    "A1",
    "B2",
    "-",
    "--",
    "–",
    "—",
    "*",
    "**",
    "+",
    "inf",
    "ns",
    "mid",
]
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

_USUAL = [
    "DejaVu Sans",
    "mpl-DejaVuSans",
    "Liberation Sans",
    "Arimo",
    "Roboto",
    "Open Sans",
    "Nimbus Sans",
    "FreeSans",
    "Carlito",
    "Inter",
    "Lato",
    "Noto Sans",
    "TeX Gyre Heros",
    "Liberation Serif",
    "CMU Serif",
    "Nimbus Roman",
    "Latin Modern Roman",
    "DejaVu Serif",
    "STIX",
    "CMU Sans Serif",
    "DejaVu Sans Mono",
    "Liberation Mono",
]
"""Typefaces of most figures."""

_NOTO = ("Noto Sans", "Noto Serif", "Noto Sans Mono", "Noto Mono", "Noto Sans Display")
_UNFIT = [
    "math",
    "symbol",
    "dingbat",
    "emoji",
    "awesome",
    "glyphicons",
    "hairline",
    "caps",
    "humor",
    "henny",
    "monkey",
    "quotation",
    "ornament",
    "braille",
    "ukai",
    "uming",
]
_SLANTED_OR_HEAVY = ["ital", "obli", "slant", "bold", "black", "thin", "light", "-bd", "-it"]

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """``line`` (32, w) uint8 dark on white; ``classes`` of its signs; ``em_px`` type size."""

    line: np.ndarray
    classes: list[int]
    em_px: float


def classes_of(text: str) -> list[int]:
    """The network's classes of a text; what it does not know is the class of other signs."""
    spelled = text.replace(" ", "").translate(_EVEN)
    return [_CLASS.get(sign, _CLASS["?"]) for sign in spelled]


def typefaces() -> dict[str, list[str]]:
    """Family → files that draw ten different digits."""
    listed = subprocess.run(
        ["fc-list", "--format", "%{file}|%{family}|%{style}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    files: dict[str, list[str]] = {}
    for line in listed.splitlines():
        path, families, style = line.split("|")[:3]
        family = families.split(",")[0]
        unfit = any(word in f"{families} {style}".lower() for word in _UNFIT)
        script = "Noto" in family and family not in _NOTO
        if path.lower().endswith((".ttf", ".otf", ".ttc")) and not unfit and not script:
            files.setdefault(family, []).append(path)
    own = Path(matplotlib.__file__).parent / "mpl-data" / "fonts" / "ttf"
    for file in sorted(own.glob("*.ttf")):
        known = ("DejaVuSans", "DejaVuSerif", "STIXGeneral", "cmr10", "cmss10", "cmtt10")
        if file.name.startswith(known) and "Display" not in file.name:
            files[f"mpl-{file.stem}"] = [str(file)]
    kept = {family: [path for path in paths if _draws(path)] for family, paths in files.items()}
    return {family: paths for family, paths in sorted(kept.items()) if paths}


def _draws(path: str) -> bool:
    try:
        font = ImageFont.truetype(path, 40)
        masks = [bytes(font.getmask(sign)) for sign in "0123456789.-%"]
    except (OSError, ValueError):
        return False
    return len(set(masks)) == len(masks) and all(any(mask) for mask in masks)


class Drawings:
    """An endless supply of lessons, told by a seed."""

    def __init__(self, seed: int, faces: dict[str, list[str]]) -> None:
        self._random = random.Random(seed)
        self._noise = np.random.default_rng(seed)
        self._faces = faces
        self._usual = [name for name in _USUAL if name in faces] or list(faces)

    def panel(self) -> list[Lesson]:
        """The lessons of one drawn panel: those of its cells that hold ink."""
        r = self._random
        em, over, pen = self._type()
        style = self._style()
        texts = [self._text(style) for _ in range(COLS * ROWS)]
        shown = [text.replace("-", "−") if pen.minus else text for text in texts]
        boxes = [pen.box(text) for text in shown]
        width = int(max(box[2] for box in boxes)) + int(pen.size * r.uniform(0.4, 1.4))
        height = int(pen.size * r.uniform(1.3, 2.2))
        picture = Image.new("RGB", (COLS * width, ROWS * height))
        canvas = ImageDraw.Draw(picture)
        fills, ink = self._colors(len(texts))
        for i, (text, box) in enumerate(zip(shown, boxes, strict=True)):
            x0, y0 = (i % COLS) * width, (i // COLS) * height
            canvas.rectangle((x0, y0, x0 + width - 1, y0 + height - 1), fill=fills[i])
            x = x0 + (width - box[2] + box[0]) / 2 - box[0] + (r.random() if over > 1.5 else 0)
            y = y0 + (height - box[3] + box[1]) / 2 - box[1] + r.uniform(-1, 1)
            whole = over == 1.0 and r.random() < 0.5
            pen.draw(canvas, (round(x), round(y)) if whole else (x, y), text, ink[i])
        lined = r.random() < 0.3
        if lined:
            self._grid(canvas, picture.size, (width, height), max(1, round(over)))
        pixels = self._damaged(self._resized(np.asarray(picture), over), small=em < 9)
        sx, sy = pixels.shape[1] / picture.width, pixels.shape[0] / picture.height
        inset = 2 if lined else 1
        found = []
        for i, text in enumerate(texts):
            x0, y0 = (i % COLS) * width * sx, (i // COLS) * height * sy
            rows = slice(round(y0) + inset, round(y0 + height * sy) - inset)
            cols = slice(round(x0) + inset, round(x0 + width * sx) - inset)
            part = self._coverage(pixels[rows, cols])
            if part is not None:
                found.append((text, part))
        return _lessons(found, em)

    def _type(self) -> tuple[float, float, Pen]:
        """Type size in the picture, how much larger it is drawn first, and the pen."""
        r = self._random
        family = r.choice(self._usual) if r.random() < 0.6 else r.choice(list(self._faces))
        files = self._faces[family]
        plain = [f for f in files if not any(word in f.lower() for word in _SLANTED_OR_HEAVY)]
        path = r.choice(plain or files) if r.random() < 0.6 else r.choice(files)
        small, large = np.log(6.5), np.log(24)
        em = float(np.exp(r.uniform(small, large))) if r.random() < 0.8 else r.uniform(6, 11)
        # Drawn as it is, or larger and made smaller: without hints, at any part of a pixel.
        sizes = (1.0, 4.0, r.uniform(1.05, 2.2), r.uniform(0.5, 0.95))
        over = r.choices(sizes, (40, 30, 22, 8))[0]
        size = max(5.0, em * over)
        font = ImageFont.truetype(path, size)
        if r.random() < 0.5:
            font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        raised = ImageFont.truetype(path, size * r.uniform(0.6, 0.75))
        unknown = bytes(font.getmask("\u0378"))
        minus = r.random() < 0.6 and bytes(font.getmask("−")) != unknown
        return em, over, Pen(font, raised, size, r.uniform(0.05, 0.25) * size, minus)

    def _style(self) -> dict[str, Any]:
        r = self._random
        kinds = ("plain", "unit", "comma", "sci", "power", "pm", "paren", "frac", "random")
        kind = r.choices(kinds, (38, 20, 12, 5, 4, 4, 4, 2, 14))[0]
        many = ((0, 1, 2, 3, 4), (30, 25, 30, 10, 5)) if kind == "plain" else None
        few = ((1, 2, 3), (25, 55, 20))
        return {
            "kind": kind,
            "times": r.choice(("×", "×", " × ", "x", "·")),
            "decimals": r.choices(*(many or few))[0],
            "power": r.choice((-8, -4, 0, 4, 8) if kind in ("sci", "power") else (-1, 0, 1, 2, 3)),
            "signed": r.random() < 0.4,
            "bare": r.random() < 0.12,
            "plus": r.random() < 0.08,
            "thousands": r.random() < 0.7,
            "upper": r.random() < 0.3,
            "suffix": r.choices(
                ("", "%", "k", "K", "M", "B", "°", " %"), (84, 9, 1, 1.5, 1.5, 1, 1, 1)
            )[0],
            "stars": r.random() < 0.06,
            "dollar": r.random() < 0.02,
        }

    def _text(self, style: dict[str, Any]) -> str:
        r = self._random
        chance = r.random()
        if chance < 0.025:
            return r.choice(_OTHER_WORDS)
        if chance < 0.035:
            return "".join(r.choice(_LETTERS) for _ in range(r.randrange(2, 7)))
        text = self._number(style) + style["suffix"]
        if style["stars"] and r.random() < 0.5:
            text += "*" * r.choice((1, 2, 3))
        if style["dollar"]:
            text = f"-${text[1:]}" if text.startswith("-") else f"${text}"
        return text

    def _number(self, style: dict[str, Any]) -> str:
        r = self._random
        kind, places, scale = style["kind"], style["decimals"], 10.0 ** style["power"]
        value = r.gauss(0, 1) * scale if r.random() > 0.03 else 0.0
        value = value if style["signed"] else abs(value)
        other = abs(r.gauss(0, 1)) * scale
        if kind == "plain":
            text = f"{value:.{places}f}"
            if style["bare"] and text.startswith(("0.", "-0.")):
                text = text.replace("0.", ".", 1)
            return f"+{text}" if style["plus"] and not text.startswith("-") else text
        if kind == "comma":
            if style["thousands"]:
                return f"{value * 10.0 ** r.uniform(1, 5):,.0f}"
            return f"{value:.{places}f}".replace(".", ",")
        if kind == "unit":
            text = f"{min(abs(value), 1):.{places}f}"
            text = text[1:] if style["bare"] and text.startswith("0.") else text
            return f"-{text}" if style["signed"] and r.random() < 0.45 else text
        if kind == "sci":
            text = f"{value:.{places}e}"
            return text.upper() if style["upper"] else text
        if kind == "power":
            mantissa, power = f"{value:.{places}e}".split("e")
            return f"{mantissa}{style['times']}10{str(int(power)).translate(_RAISE)}"
        if kind == "pm":
            return f"{value:.{places}f}±{other / 10:.{places}f}"
        if kind == "paren":
            with_one = f"{value:.{places}f}({other:.{places}f})"
            return with_one if r.random() < 0.7 else f"({value:.{places}f})"
        if kind == "frac":
            return f"{int(abs(value))}/{int(abs(value) + abs(r.gauss(0, 10)))}"
        text = "".join(r.choice("0123456789") for _ in range(r.randrange(1, 7)))
        place = r.randrange(0, len(text) + 1)
        return f"{text[:place]}.{text[place:]}" if r.random() < 0.4 else text

    def _colors(self, count: int) -> tuple[list[Color], list[Color]]:
        """A fill for every cell, off one color map, and the ink on it."""
        r, noise = self._random, self._noise
        rule = r.choices(("auto", "grey", "bw"), (50, 30, 20))[0]
        cut, least = r.uniform(90, 170), r.uniform(40, 110)
        dark = r.choice((0, 0, 0, 38, 51, 77))
        low, middle, high = (noise.uniform(0, 255, 3) for _ in range(3))
        if r.random() < 0.5:
            high = np.full(3, 245.0)
        place = noise.random(count)[:, None]
        lower, upper = low + (middle - low) * 2 * place, middle + (high - middle) * (2 * place - 1)
        fills = [tuple(int(v) for v in fill) for fill in np.where(place < 0.5, lower, upper)]
        ink = []
        for fill in fills:
            light = 0.299 * fill[0] + 0.587 * fill[1] + 0.114 * fill[2]
            bound = 110 if rule == "bw" else cut
            shade = {"auto": dark, "grey": 38, "bw": 0}[rule] if light >= bound else 255
            if abs(light - shade) < least:
                shade = 0 if light > 127 else 255
            ink.append((shade, shade, shade))
        return fills, ink  # type: ignore[return-value]

    def _grid(
        self, canvas: ImageDraw.ImageDraw, size: tuple[int, int], step: tuple[int, int], wide: int
    ) -> None:
        shade = self._random.choice((255, 0, 200))
        for i in range(COLS + 1):
            canvas.line((i * step[0], 0, i * step[0], size[1]), fill=(shade,) * 3, width=wide)
        for j in range(ROWS + 1):
            canvas.line((0, j * step[1], size[0], j * step[1]), fill=(shade,) * 3, width=wide)

    def _resized(self, pixels: np.ndarray, over: float) -> np.ndarray:
        r = self._random
        if over == 1.0:
            return pixels
        size = max(8, round(pixels.shape[1] / over)), max(8, round(pixels.shape[0] / over))
        if over == 4.0:
            kernel = cv2.INTER_AREA
        elif over > 1:
            kernel = r.choice((cv2.INTER_AREA, cv2.INTER_CUBIC, cv2.INTER_LINEAR))
        else:
            rare = cv2.INTER_NEAREST if r.random() < 0.2 else cv2.INTER_LANCZOS4
            kernel = r.choice((cv2.INTER_CUBIC, cv2.INTER_LINEAR, rare))
        return cv2.resize(pixels, size, interpolation=kernel)

    def _damaged(self, pixels: np.ndarray, *, small: bool) -> np.ndarray:
        r = self._random
        height, width = pixels.shape[:2]
        if r.random() < 0.12:
            pixels = cv2.GaussianBlur(pixels, (0, 0), r.uniform(0.3, 0.75 if small else 1.2))
        if r.random() < 0.06:
            turn = cv2.getRotationMatrix2D((width / 2, height / 2), r.uniform(-0.8, 0.8), 1)
            pixels = cv2.warpAffine(
                pixels,
                turn,
                (width, height),
                flags=cv2.INTER_CUBIC,
                borderMode=cv2.BORDER_REPLICATE,
            )
        if r.random() < 0.08:
            noise = self._noise.normal(0, r.uniform(1, 6), pixels.shape)
            pixels = np.clip(pixels + noise, 0, 255).astype(np.uint8)
        chance = r.random()
        if chance < 0.45:
            # A panel stands anywhere in the blocks of a codec.
            x, y = r.randrange(16), r.randrange(16)
            framed = cv2.copyMakeBorder(pixels, y, 4, x, 4, cv2.BORDER_REPLICATE)
            quality = r.choice((25, 30, 35, 40, 50, 60, 70, 75, 80, 85, 90, 95))
            kind = "JPEG" if r.random() < 0.9 else "WEBP"
            framed = _through(framed, kind, quality=quality, subsampling=r.choice((0, 2, 2)))
            if r.random() < 0.1:
                framed = _through(framed, "JPEG", quality=r.choice((70, 85, 92)))
            pixels = framed[y : y + height, x : x + width]
        elif chance < 0.52:
            dither = r.choice((Image.Dither.NONE, Image.Dither.FLOYDSTEINBERG))
            few = Image.fromarray(pixels).quantize(r.choice((16, 32, 64, 128)), dither=dither)
            pixels = np.asarray(few.convert("RGB"))
        if r.random() < 0.05:
            pixels = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        return pixels

    def _coverage(self, cell: np.ndarray) -> np.ndarray | None:
        """How much of each pixel the pen took, around the ink of a cell; None without ink."""
        if min(cell.shape[:2]) < 5:
            return None
        cell = cell.astype(np.float32)
        fill = np.median(np.concatenate([cell[0], cell[-1], cell[:, 0], cell[:, -1]]), axis=0)
        away = cell - fill
        distance = np.sqrt((away**2).sum(axis=2))
        strongest = np.partition(distance.ravel(), -3)[-3]
        if strongest < 25:
            return None
        ink = distance > max(0.3 * strongest, 10)
        rows, cols = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        room = self._random.choice((0, 1, 1, 1, 2))
        y, x = max(rows[0] - room, 0), max(cols[0] - room, 0)
        part = np.s_[y : rows[-1] + 1 + room, x : cols[-1] + 1 + room]
        pen = away[part][distance[part] >= 0.9 * strongest].mean(axis=0)
        return np.clip(away[part] @ pen / max(float(pen @ pen), 1e-6), 0, 1)


class Pen:
    """Draws text with raised powers in small type."""

    def __init__(self, font: Any, raised: Any, size: float, lift: float, minus: bool) -> None:
        self.size, self.minus = size, minus
        self.font, self._raised = font, raised
        self._up = font.getbbox("0")[1] - raised.getbbox("0")[1] - lift

    def box(self, text: str) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) of the ink about the point that it is drawn at."""
        plain, power = self._parts(text)
        x0, y0, x1, y1 = self.font.getbbox(plain)
        if power:
            small = self._raised.getbbox(power)
            x1, y0 = self.font.getlength(plain) + small[2], min(y0, small[1] + self._up)
        return x0, y0, x1, y1

    def draw(
        self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, color: Color
    ) -> None:
        """The text on a canvas."""
        plain, power = self._parts(text)
        canvas.text(at, plain, font=self.font, fill=color)
        if power:
            there = at[0] + self.font.getlength(plain), at[1] + self._up
            canvas.text(there, power, font=self._raised, fill=color)

    def _parts(self, text: str) -> tuple[str, str]:
        start = next((k for k, sign in enumerate(text) if sign in RAISED), len(text))
        power = text[start:].translate(_LOWER)
        return text[:start], power.replace("-", "−") if self.minus else power


def _through(pixels: np.ndarray, kind: str, **options: Any) -> np.ndarray:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, kind, **options)
    return np.asarray(Image.open(stream).convert("RGB"))


def _lessons(parts: list[tuple[str, np.ndarray]], em_px: float) -> list[Lesson]:
    """Coverages as crops of one panel, at least as tall as its usual line, then as lines."""
    if not parts:
        return []
    usual = int(np.percentile([part.shape[0] for _, part in parts], 60))
    found = []
    for text, part in parts:
        height, width = part.shape
        missing = max(0, usual - height)
        above = missing // 2 + 1
        crop = np.full((height + missing + 2, width + 2), 255, np.uint8)
        crop[above : above + height, 1:-1] = np.round(255 * (1 - part))
        line = line_image(crop, height_px=INK_PX, margin_px=MARGIN_PX)
        classes = classes_of(text)
        if line is None or not classes:
            continue
        if line.shape[0] != HEIGHT_PX:
            size = line.shape[1], HEIGHT_PX
            line = np.asarray(cv2.resize(line, size, interpolation=cv2.INTER_AREA))
        # Signs that stand closer than the network's steps cannot be told apart.
        if line.shape[1] <= 400 and line.shape[1] // 4 >= 1.2 * len(classes):
            found.append(Lesson(line=line, classes=classes, em_px=em_px))
    return found
