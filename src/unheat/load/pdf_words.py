"""The characters of a PDF page's text layer, joined to words.

Characters are joined along their own direction of writing, so that a turned label is one
word too. Two characters belong together where the gap between them is narrower than a
space of their type size would be.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

import pypdfium2.raw as pdfium_raw

from unheat.load.bakoma import meant
from unheat.model.raster import PageWord

# A space is about 0.25 em in common fonts, kerning well below 0.1 em. The difference
# between the two must also bear that an oblique character's advance is an estimate.
_GAP_EM = 0.2
_TOUCHING_EM = 0.1
# A superscript is set 0.6 to 0.75 as large as its base, and stands a quarter em above it or more.
_SMALLER, _HIGHER = 0.85, 0.15
_LONGEST_NAME = 128
_RAISED = str.maketrans("0123456789-+\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")


@dataclass(frozen=True, slots=True)
class _Character:
    """``box`` and ``cell`` are (left, bottom, right, top) in page points.

    ``box`` holds the ink, ``cell`` the type's full height and advance width; ``origin``
    lies on the base line. ``angle`` in radians, counter-clockwise on the page. ``size`` is the
    type size that the page asks for in points, 0 where it does not say.
    """

    text: str
    box: tuple[float, float, float, float]
    cell: tuple[float, float, float, float]
    origin: tuple[float, float]
    angle: float
    size: float


class _Break(Enum):
    """What parts characters: white space of the page, or only PDFium's guess that there is some."""

    WRITTEN = auto()
    GUESSED = auto()


def page_words(page: Any, width: int, height: int) -> tuple[PageWord, ...]:
    """Words in pixels of a drawing of ``width`` × ``height``, in the order of the page."""
    text_page = page.get_textpage()
    try:
        characters = [_character(text_page, index) for index in range(text_page.count_chars())]
    finally:
        text_page.close()
    mapping = _page_to_pixels(page, width, height)
    # A page's own rotation turns clockwise.
    page_turn = -float(page.get_rotation())
    return tuple(_word(group, mapping, page_turn) for group in _groups(characters))


def resized(words: tuple[PageWord, ...], across: float, along: float) -> tuple[PageWord, ...]:
    """Words in pixels of a drawing that is ``across`` as wide and ``along`` as high."""
    return tuple(
        replace(
            word,
            x0=word.x0 * across,
            y0=word.y0 * along,
            x1=word.x1 * across,
            y1=word.y1 * along,
        )
        for word in words
    )


def _character(text_page: Any, index: int) -> _Character | _Break:
    """One character; a break for white space and for what has no place on the page."""
    code = meant(_font(text_page, index), pdfium_raw.FPDFText_GetUnicode(text_page, index))
    text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    if not text or text.isspace() or not text.isprintable():
        guessed = pdfium_raw.FPDFText_IsGenerated(text_page, index) == 1
        return _Break.GUESSED if guessed else _Break.WRITTEN
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    cell = pdfium_raw.FS_RECTF()
    if not (
        pdfium_raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        and pdfium_raw.FPDFText_GetLooseCharBox(text_page, index, cell)
        and pdfium_raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    ):
        return _Break.WRITTEN
    matrix = pdfium_raw.FS_MATRIX()
    known = pdfium_raw.FPDFText_GetMatrix(text_page, index, matrix)
    scale = math.hypot(matrix.a, matrix.b) if known else 0.0
    return _Character(
        text,
        (left.value, bottom.value, right.value, top.value),
        (cell.left, cell.bottom, cell.right, cell.top),
        (x.value, y.value),
        # PDFium counts clockwise, and -1 where it does not know.
        -max(0.0, pdfium_raw.FPDFText_GetCharAngle(text_page, index)),
        scale * pdfium_raw.FPDFText_GetFontSize(text_page, index),
    )


def _font(text_page: Any, index: int) -> str:
    """The name of the font that a character is set in, empty where it has none."""
    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    length = pdfium_raw.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, flags)
    return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""


def _groups(characters: list[_Character | _Break]) -> list[list[_Character]]:
    groups: list[list[_Character]] = []
    parted: _Break | None = _Break.WRITTEN
    for character in characters:
        if isinstance(character, _Break):
            parted = character if parted is not _Break.WRITTEN else parted
            continue
        # An exponent that is a line of its own to PDFium still follows its base, and so do the
        # characters of a formula, each of which is set by itself.
        if (
            groups
            and _joined(groups[-1][-1], character)
            and (
                parted is None
                or _is_raised(groups[-1], character)
                or (parted is _Break.GUESSED and _touches(groups[-1][-1], character))
            )
        ):
            groups[-1].append(character)
        else:
            groups.append([character])
        parted = None
    return groups


def _touches(a: _Character, b: _Character) -> bool:
    """Whether b begins where a ends, on its base line: far less than a space lies between."""
    cosine, sine = math.cos(a.angle), math.sin(a.angle)
    step_x, step_y = b.origin[0] - a.origin[0], b.origin[1] - a.origin[1]
    along = step_x * cosine + step_y * sine - _advance(a)
    across = abs(step_y * cosine - step_x * sine)
    return max(abs(along), across) < _TOUCHING_EM * min(_em(a), _em(b))


def _joined(a: _Character, b: _Character) -> bool:
    """Whether b follows a closely, along the direction both are written in."""
    if abs(math.remainder(a.angle - b.angle, 2 * math.pi)) > 0.02:
        return False
    cosine, sine = math.cos(a.angle), math.sin(a.angle)
    step_x, step_y = b.origin[0] - a.origin[0], b.origin[1] - a.origin[1]
    along = step_x * cosine + step_y * sine
    across = abs(step_y * cosine - step_x * sine)
    em = min(_em(a), _em(b))
    # A superscript stands off the base line and still belongs to its word.
    return -_GAP_EM * em < along - _advance(a) < _GAP_EM * em and across < 0.6 * em


def _em(character: _Character) -> float:
    """The type size, taken from the cell: its upright height is a little more than 1 em."""
    width, height = _sides(character)
    cosine, sine = abs(math.cos(character.angle)), abs(math.sin(character.angle))
    # The cell's height h alone would make a bounding box of h·sine × h·cosine.
    return max(min(height / cosine if cosine > 0.7 else width / sine, 1e6), 1e-6)


def _advance(character: _Character) -> float:
    """The advance width; at oblique angles the bounding box tells only its upper bound."""
    width, height = _sides(character)
    cosine, sine = abs(math.cos(character.angle)), abs(math.sin(character.angle))
    if min(cosine, sine) < 0.05:
        return width if cosine > sine else height
    # (w·cosine + h·sine, w·sine + h·cosine) is the box; h is about 2 w for common type.
    return (width + height) / (3 * (cosine + sine))


def _sides(character: _Character) -> tuple[float, float]:
    left, bottom, right, top = character.cell
    return right - left, top - bottom


def _word(group: list[_Character], mapping: tuple[float, ...], page_turn: float) -> PageWord:
    xx, xy, x_offset, yx, yy, y_offset = mapping
    xs, ys = [], []
    for character in group:
        left, bottom, right, top = character.box
        for x in (left, right):
            for y in (bottom, top):
                xs.append(xx * x + xy * y + x_offset)
                ys.append(yx * x + yy * y + y_offset)
    return PageWord(
        text=_written(group),
        x0=min(xs),
        y0=min(ys),
        x1=max(xs),
        y1=max(ys),
        turn=round((math.degrees(group[0].angle) + page_turn) % 360.0, 2),
    )


def _written(group: list[_Character]) -> str:
    """The characters of a word; digits and signs that are raised small print, as such (10⁻³)."""
    return "".join(
        character.text.translate(_RAISED) if _is_raised(group, character) else character.text
        for character in group
    )


def _is_raised(group: list[_Character], character: _Character) -> bool:
    """Whether a character is clearly smaller than the largest of a word, and stands higher."""
    base = max(group, key=lambda one: one.size or _em(one))
    cosine, sine = math.cos(base.angle), math.sin(base.angle)
    step_x, step_y = (b - a for a, b in zip(base.origin, character.origin, strict=True))
    above = step_y * cosine - step_x * sine
    sizes = (character.size, base.size)
    smaller, larger = sizes if min(sizes) > 0 else (_em(character), _em(base))
    return smaller <= _SMALLER * larger and above >= _HIGHER * _em(base)


def _page_to_pixels(page: Any, width: int, height: int) -> tuple[float, ...]:
    """The affine map from page points to pixels: x = xx·X + xy·Y + x0, y = yx·X + yy·Y + y0.

    PDFium rounds to whole device units, so it is asked for a much finer device.
    """
    fine = 64

    def device(x: float, y: float) -> tuple[float, float]:
        device_x, device_y = ctypes.c_int(), ctypes.c_int()
        pdfium_raw.FPDF_PageToDevice(
            page, 0, 0, width * fine, height * fine, 0, x, y, device_x, device_y
        )
        return device_x.value / fine, device_y.value / fine

    # A long baseline keeps the rounding out of the coefficients.
    base = 1000.0
    (x0, y0), (x1, y1), (x2, y2) = device(0, 0), device(base, 0), device(0, base)
    return (x1 - x0) / base, (x2 - x0) / base, x0, (y1 - y0) / base, (y2 - y0) / base, y0
