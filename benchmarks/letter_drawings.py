"""Drawings of labels, titles and ticks, as they stand around heatmaps, to train their reader on.

A column of lines is drawn in one typeface, upright or turned, damaged as pictures are damaged
(``numeral_drawings``), and cut as ``unheat.text.crops`` cuts lines. Words come from the lists
of Debian's ``wamerican wngerman wfrench wspanish wswedish`` and the like where they are
installed, and from the time zones; half of all labels are codes and letters by chance, so that
the network learns shapes and not a language. The development figures are never looked at.
"""

from __future__ import annotations

import calendar
import string
import zoneinfo
from functools import cache
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
from numeral_drawings import Color, Drawings, Lesson
from PIL import Image, ImageDraw, ImageFont

from unheat.ocr.letters import SIGNS, spelled
from unheat.ocr.prepare import line_image
from unheat.ocr.signs import HEIGHT_PX, INK_PX, MARGIN_PX

LINES = 14
_WIDEST_PX = 720
_CLASS = {sign: number + 1 for number, sign in enumerate(SIGNS)}
_LISTS = ("american-english", "ngerman", "french", "spanish", "swedish", "portuguese", "italian")
_UNITS = (
    "mg/L",
    "kg",
    "°C",
    "km/h",
    "%",
    "ms",
    "µm",
    "nm",
    "kPa",
    "Hz",
    "m²",
    "dB",
    "$",
    "€",
    "mL",
    "µg/m³",
)
_STEMS = (
    "Ctrl",
    "Treat",
    "Group",
    "Sample",
    "Layer",
    "Head",
    "Block",
    "Rep",
    "Patient",
    "Site",
    "Run",
)
_SHORT = (*calendar.month_abbr[1:], *calendar.day_abbr)
_UP, _DOWN = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "₀₁₂₃₄₅₆₇₈₉"
_RAISE, _LOWER = str.maketrans("0123456789-", _UP), str.maketrans("0123456789", _DOWN)
_PLAIN = str.maketrans(_UP + _DOWN, "0123456789-0123456789")
_GREEK = "αβγδεζηθκλμνπρστφχψωΔΓΣΩΦ"
_MIXED = string.ascii_letters + string.digits
_UPPER = string.ascii_uppercase + string.digits
_SETS = (
    string.ascii_lowercase,
    string.ascii_uppercase,
    _UPPER,
    _MIXED,
    _MIXED,
    _MIXED + "._-/()+:,%&#*'=<>@[]|",
    string.digits + ".,-",
)


@cache
def word_lists() -> list[list[str]]:
    """The words of every list that this machine has, and parts of the names of time zones."""
    zones = {part for name in zoneinfo.available_timezones() for part in name.split("/")}
    found = [sorted(zones)]
    for name in _LISTS:
        path = Path("/usr/share/dict") / name
        if path.exists():
            found.append(path.read_text(encoding="utf-8", errors="ignore").split())
    return found


def classes_of(text: str) -> list[int]:
    """The network's classes of a text; what it does not know is the class of other signs."""
    return [_CLASS.get(sign, _CLASS["?"]) for sign in spelled(text)]


class LabelDrawings(Drawings):
    """An endless supply of lessons of labels, told by a seed."""

    def panel(self) -> list[Lesson]:
        """The lessons of one drawn column of labels."""
        r = self._random
        turn = r.choices((0.0, 90.0, 45.0, r.uniform(12, 78)), (58, 20, 12, 10))[0]
        em, over, pen = self._type()
        if turn % 90:
            over = 4.0
        size = max(5.0, em * over)
        pen = LabelPen(pen.font, size, small=r.uniform(0.6, 0.75), lift=r.uniform(0.25, 0.45))
        kind, texts = r.randrange(len(_KINDS)), []
        for _ in range(LINES):
            same = r.random() < 0.6
            text = self._label(kind if same else r.randrange(len(_KINDS)))
            if pen.knows(text):
                texts.append(text)
        if not texts:
            return []
        boxes = [pen.box(text) for text in texts]
        step, side = round(size * r.uniform(1.6, 2.1)) + 2, round(size * 0.7) + 3
        width = round(max(box[2] for box in boxes)) + 2 * side
        ground, ink = self._paper()
        picture = Image.new("RGB", (width, step * len(texts)), ground)
        canvas = ImageDraw.Draw(picture)
        for i, (text, box) in enumerate(zip(texts, boxes, strict=True)):
            x, y = side - box[0] + r.random(), i * step + 0.28 * size + r.random() - 0.5
            whole = over == 1.0 and r.random() < 0.5
            pen.draw(canvas, (round(x), round(y)) if whole else (x, y), text, ink)
        pixels = np.asarray(picture)
        if turn == 90.0:
            pixels = np.ascontiguousarray(np.rot90(pixels))
        if turn % 90:
            pixels, matrix = _turned(pixels, turn, ground)
        drawn = pixels.shape
        pixels = self._damaged(self._resized(pixels, over), small=em < 9)
        shrunk = drawn[0] / pixels.shape[0]
        if turn == 90.0:
            pixels = np.ascontiguousarray(np.rot90(pixels, k=-1))
        scale = 1 / shrunk
        grey = self._strength(pixels, ground)
        if turn % 90:
            scale = 2 / shrunk
            extent = round(width * scale), round(step * len(texts) * scale)
            grey = _righted(grey, matrix, shrunk, extent)
        found = []
        letter = em * r.uniform(0.5, 0.75) * (2.0 if turn % 90 else 1.0)
        for i, text in enumerate(texts):
            part = grey[round(i * step * scale) : round((i + 1) * step * scale)]
            lesson = self._lesson(part, text, letter, em)
            if lesson is not None:
                found.append(lesson)
        return found

    def _lesson(self, part: np.ndarray, text: str, letter: float, em: float) -> Lesson | None:
        """A line cut with room about its ink, scaled as the network sees it."""
        dark = part > 0.35 * min(1.0, float(part.max(initial=0.0)))
        if part.max(initial=0.0) < 0.15 or not dark.any():
            return None
        rows, cols = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        above, beside = 0.3 * letter, 0.4 * letter
        y0, x0 = int(np.floor(rows[0] - above)), int(np.floor(cols[0] - beside))
        y1, x1 = int(np.ceil(rows[-1] + 1 + above)), int(np.ceil(cols[-1] + 1 + beside))
        shown = part[max(y0, 0) : y1, max(x0, 0) : x1]
        crop = np.zeros((y1 - y0, x1 - x0), np.float32)
        top, left = max(0, -y0), max(0, -x0)
        crop[top : top + shown.shape[0], left : left + shown.shape[1]] = shown
        full = float(np.percentile(shown[shown > 0.3], 92)) if (shown > 0.3).any() else 1.0
        grey = np.clip(255 * (1 - crop / max(full, 1e-3)), 0, 255).astype(np.uint8)
        line = line_image(grey, height_px=INK_PX, margin_px=MARGIN_PX)
        classes = classes_of(text)
        if line is None or not classes:
            return None
        if line.shape[0] != HEIGHT_PX:
            extent = line.shape[1], HEIGHT_PX
            line = np.asarray(cv2.resize(line, extent, interpolation=cv2.INTER_AREA))
        if line.shape[1] > _WIDEST_PX or line.shape[1] // 4 * 2 < 1.5 * len(classes):
            return None
        return Lesson(line=line, classes=classes, em_px=em)

    def _paper(self) -> tuple[Color, Color]:
        """The ground of a figure and the ink of its labels."""
        r = self._random
        chance = r.random()
        if chance < 0.75:
            shade = r.choice((255, 255, 255, 255, 250, 242, 234))
            ground: Color = (shade, shade, shade)
            dark = r.choice((0, 0, 0, 38, 51, 77, 77, 102))
            ink: Color = (dark, dark, dark)
        elif chance < 0.87:
            shade = r.choice((0, 13, 17, 30, 38, 51))
            ground = (shade, shade + r.randrange(8), shade + r.randrange(16))
            light = r.choice((255, 255, 230, 200))
            ink = (light, light, light)
        else:
            ground = (r.randrange(200, 256), r.randrange(200, 256), r.randrange(200, 256))
            ink = (r.randrange(110), r.randrange(110), r.randrange(110))
        return ground, ink

    def _strength(self, pixels: np.ndarray, ground: Color) -> np.ndarray:
        """(h, w) how far every pixel is from the ground, where the strongest ink is 1."""
        away = np.sqrt(((pixels.astype(np.float32) - np.float32(ground)) ** 2).sum(axis=2))
        return away / max(float(np.percentile(away, 99.8)), 1.0)

    def _label(self, kind: int) -> str:
        text = _KINDS[kind](self)
        r = self._random
        if r.random() < 0.05:
            text += r.choice((" (%)", " (n)", "*", ":", "%", " [a.u.]", "+", "†", "²", " ↑", "₂"))
        return " ".join(text.split())[:48]

    def _word(self) -> str:
        r = self._random
        lists = word_lists()
        words = lists[1] if len(lists) > 1 and r.random() < 0.6 else r.choice(lists)
        word = r.choice(words).removesuffix("'s")
        change = r.choices((str.lower, str.capitalize, str.upper, str), (35, 40, 10, 15))[0]
        return change(word)

    def _phrase(self) -> str:
        joints = (" ", "-", "_", "/", ", ", " & ")
        joint = self._random.choices(joints, (60, 8, 14, 6, 6, 6))[0]
        return joint.join(self._word() for _ in range(self._random.choice((2, 2, 2, 3, 3, 4))))

    def _code(self) -> str:
        """Such as genes, samples and models have."""
        r = self._random
        letters = "".join(r.choice(string.ascii_uppercase) for _ in range(r.randrange(1, 6)))
        joint = r.choices(("", "-", "_", " ", "."), (60, 14, 14, 6, 6))[0]
        text = letters + joint + str(r.randrange(10 ** r.randrange(1, 4)))
        if r.random() < 0.3:
            text += r.choice((*string.ascii_uppercase, "a", "b", "B", "+", "-", "L1", "RA"))
        return text.capitalize() if r.random() < 0.2 else text

    def _numbered(self) -> str:
        r = self._random
        stem = r.choice(_STEMS) if r.random() < 0.5 else self._word()
        joint = r.choice(("_", " ", "", "-", ".", " #"))
        return f"{stem}{joint}{r.randrange(10 ** r.randrange(1, 4))}"

    def _quantity(self) -> str:
        r = self._random
        number = f"{r.gauss(0, 1) * 10 ** r.randrange(-1, 4):.{r.choice((0, 0, 1, 2, 3))}f}"
        chance = r.random()
        if chance < 0.3:
            return f"{number}{r.choice(('', ' '))}{r.choice(_UNITS)}"
        if chance < 0.45:
            low = r.randrange(100)
            return f"{low}{r.choice(('-', '–', ' - ', ' to '))}{low + r.randrange(1, 50)}"
        if chance < 0.55:
            return r.choice("<>≤≥≈~") + r.choice(("", " ")) + number.lstrip("-")
        return number

    def _date(self) -> str:
        r = self._random
        year, month, day = r.randrange(1950, 2031), r.randrange(1, 13), r.randrange(1, 29)
        return r.choice(
            (
                f"{year}",
                f"{year}-{month:02}",
                f"{year}-{month:02}-{day:02}",
                f"{r.choice(_SHORT)} {year}",
                f"{r.choice(_SHORT)} {day}",
                f"Q{r.randrange(1, 5)} {year}",
                f"{day:02}/{month:02}/{year}",
                f"{r.randrange(24):02}:{r.randrange(60):02}",
                f"{r.randrange(24)}h",
                r.choice(_SHORT),
            )
        )

    def _raised(self) -> str:
        """Powers, exponents, formulas, and years cut short."""
        r = self._random
        power = str(r.choice((2, 3, r.randrange(-9, 10)))).translate(_RAISE)
        below = str(r.randrange(10)).translate(_LOWER)
        unit = r.choice(("m", "cm", "km", "s", "kg", "R", "e", "x", "10", "2", "4"))
        return r.choice(
            (
                f"10{power}",
                f"{r.randrange(1, 99)}{power}",
                f"{unit}{power}",
                f"{self._word()} ({unit}{power})",
                f"{r.choice(('CO', 'NO', 'SO', 'PM', 'H', 'x', 'O', 'log', 'C'))}{below}",
                f"{self._code()}{power}",
                f"{self._word()}{below}",
                f"Q{r.randrange(1, 5)}'{r.randrange(100):02}",
                f"{r.choice(_SHORT)} '{r.randrange(100):02}",
            )
        )

    def _camel(self) -> str:
        words = [self._word().lower() for _ in range(self._random.choice((2, 2, 3)))]
        capital = "".join(word.capitalize() for word in words)
        return capital if self._random.random() < 0.7 else words[0] + capital[len(words[0]) :]

    def _named_model(self) -> str:
        r = self._random
        name = self._word().capitalize() if r.random() < 0.6 else self._chance(_UPPER, 2, 5)
        version = r.choice(("", f"-{r.randrange(1, 9)}", f" {r.randrange(1, 5)}.{r.randrange(10)}"))
        size = r.choice(("", f"-{r.randrange(1, 90)}B", f" {r.randrange(1, 90)}b", "-large", "-v2"))
        return name + version + size

    def _with_greek(self) -> str:
        r = self._random
        letter = r.choice(_GREEK)
        return r.choice(
            (
                f"{letter}{self._word()[:4]}",
                f"{letter}-{self._code()}",
                f"{letter} = {self._quantity()}",
                f"{self._chance(_MIXED, 1, 4)}{letter}",
                f"{letter}{r.choice(_GREEK)} {r.choice('TBNK')}",
            )
        )

    def _bracketed(self) -> str:
        r = self._random
        inside = r.choice((self._code, self._word, self._quantity, self._date))()
        opened, closed = r.choice(("()", "()", "[]", "{}"))
        return f"{self._word()} {opened}{inside}{closed}"

    def _randomly(self) -> str:
        return self._chance(self._random.choice(_SETS), 1, 9)

    def _two_random(self) -> str:
        return f"{self._randomly()} {self._randomly()}"

    def _chance(self, signs: str, least: int, most: int) -> str:
        r = self._random
        return "".join(r.choice(signs) for _ in range(r.randrange(least, most + 1)))


_KINDS = (
    LabelDrawings._word,
    LabelDrawings._word,
    LabelDrawings._phrase,
    LabelDrawings._phrase,
    LabelDrawings._code,
    LabelDrawings._code,
    LabelDrawings._numbered,
    LabelDrawings._quantity,
    LabelDrawings._date,
    LabelDrawings._raised,
    LabelDrawings._camel,
    LabelDrawings._named_model,
    LabelDrawings._with_greek,
    LabelDrawings._bracketed,
    LabelDrawings._randomly,
    LabelDrawings._randomly,
    LabelDrawings._two_random,
)


class LabelPen:
    """Draws text whose raised and lowered signs are set in small type, as mathematics are."""

    def __init__(self, font: ImageFont.FreeTypeFont, size: float, *, small: float, lift: float):
        self._font = font.font_variant(size=size)
        self._small = font.font_variant(size=max(4.0, size * small))
        self._shift = {"up": -0.1 * size, "down": lift * size, "plain": 0.0}

    def knows(self, text: str) -> bool:
        """Whether the typeface has all signs of a text."""
        missing = _mask(self._font.path, "\u0378")
        signs = set(text.translate(_PLAIN)) - {" "}
        return bool(signs) and all(_mask(self._font.path, sign) != missing for sign in signs)

    def box(self, text: str) -> tuple[float, float, float, float]:
        """(x0, y0, x1, y1) of the ink about the point that it is drawn at."""
        boxes = []
        for x, y, run, font in self._runs(text):
            x0, y0, x1, y1 = font.getbbox(run)
            boxes.append((x + x0, y + y0, x + x1, y + y1))
        x0, y0, x1, y1 = zip(*boxes, strict=True)
        return min(x0), min(y0), max(x1), max(y1)

    def draw(
        self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, color: Color
    ) -> None:
        """The text on a canvas."""
        for x, y, run, font in self._runs(text):
            canvas.text((at[0] + x, at[1] + y), run, font=font, fill=color)

    def _runs(self, text: str) -> list[tuple[float, float, str, ImageFont.FreeTypeFont]]:
        place, found = 0.0, []
        for kind, signs in groupby(text, key=_kind):
            run = "".join(signs).translate(_PLAIN)
            font = self._font if kind == "plain" else self._small
            found.append((place, self._shift[kind], run, font))
            place += font.getlength(run)
        return found


def _kind(sign: str) -> str:
    return "up" if sign in _UP else "down" if sign in _DOWN else "plain"


@cache
def _mask(path: str, sign: str) -> bytes:
    return bytes(ImageFont.truetype(path, 24).getmask(sign))


def _turned(pixels: np.ndarray, turn: float, ground: Color) -> tuple[np.ndarray, np.ndarray]:
    """The picture turned counter-clockwise whole, and the matrix that did it."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    extent = round(width * cos + height * sin), round(width * sin + height * cos)
    matrix[:, 2] += (extent[0] - width) / 2, (extent[1] - height) / 2
    turned = cv2.warpAffine(
        pixels,
        matrix,
        extent,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=ground,
    )
    return turned, matrix


def _righted(
    grey: np.ndarray, matrix: np.ndarray, shrunk: float, extent: tuple[int, int]
) -> np.ndarray:
    """Turned back at twice the size of the picture, as lines of labels are."""
    # Output pixel → drawing → turned drawing → picture.
    back = matrix.copy()
    back[:, :2] /= 2
    back[:, 2] /= shrunk
    return cv2.warpAffine(
        grey.astype(np.float32),
        back,
        extent,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=0,
    )
