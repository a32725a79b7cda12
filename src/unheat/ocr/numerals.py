"""The third reader: a small network of our own that reads nothing but printed numbers.

General readers were made for words of a size that people like to read. What a heatmap prints
in its cells is something else: a number of few signs, at times five pixels high, blurred or
compressed. A network that knows forty signs, and was shown nothing but such print, reads it
where they are lost, in a thirtieth of the time of the second reader.

It is a convolutional network with connectionist temporal classification (Graves et al., 2006):
it sees a line 32 px high, four pixels a step, and says how likely every sign is at every step.
It has no memory of what it read before, so that it does not guess what numbers usually look
like. It was trained by ``benchmarks/train_numerals.py``, on drawings of that program alone.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from unheat.model import Crop, Word
from unheat.ocr.network import Line, Table, at_height, load_network, read_lines
from unheat.ocr.prepare import line_image
from unheat.ocr.together import beside

if TYPE_CHECKING:
    import onnxruntime

SIGNS = "0123456789.-+%,eE()±*/<>$kKMBnaNA×°?⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
"""The classes of the network, in order, after the blank one; "?" is any other sign."""

HEIGHT_PX, INK_PX, MARGIN_PX = 32, 22, 5
"""What the network was trained on: see ``prepare.line_image``."""

_DIGITS = "0123456789"

_MODEL = Path(__file__).with_name("numerals.onnx")
_STEP_PX = 4

Told = tuple[str, float, str, float]
"""A text, its likelihood, and the same of the next likely text."""

_BATCH = 64

_WIDEST_PX = 1200
"""A longer line is a sentence, and no number."""

_RIVAL = 0.02
"""How likely a sign must be beside the likeliest one to be worth naming."""


class NumeralReader:
    """Reads lines that hold one number; says nothing of other lines."""

    name = "numerals"

    @cached_property
    def version(self) -> str:
        return hashlib.sha256(_MODEL.read_bytes()).hexdigest()[:12]

    def warm(self) -> None:
        """Begin to load the network beside other work."""
        _ = self._loading

    @cached_property
    def _loading(self) -> Future[onnxruntime.InferenceSession]:
        return beside(lambda: load_network(_MODEL))

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """Read every crop as one number; empty text where it is none."""
        return [best for best, _ in self.heard(crops)]

    def heard(self, crops: Sequence[Crop]) -> list[tuple[Word, Word | None]]:
        """What every crop reads, and what it reads if the least sure sign is the next likely one.

        The confidence is how likely all signs are at once; a rival is None where each other
        sign is less likely than one in fifty.
        """
        lines = [_line(crop) for crop in crops]
        # Loaded once, before several threads ask for it.
        self.warm()
        found = read_lines(lines, _BATCH, self._likelihoods, _told)
        return [self._words(crop, found.get(index)) for index, crop in enumerate(crops)]

    def _likelihoods(self, lines: Sequence[Line]) -> Table:
        """(batch, steps, classes): likelihood of every sign at every step."""
        width = -(-max(line.shape[1] for line in lines) // _STEP_PX) * _STEP_PX
        tensor = np.zeros((len(lines), 1, HEIGHT_PX, width), dtype=np.float32)
        for position, line in enumerate(lines):
            tensor[position, 0, :, : line.shape[1]] = (255.0 - line) / 255.0
        session = self._loading.result()
        result: Table = session.run(None, {session.get_inputs()[0].name: tensor})[0]
        return result

    def _words(self, crop: Crop, told: Told | None) -> tuple[Word, Word | None]:
        nothing = Word(text="", confidence=0.0, engine=self.name, key=crop.key, box=crop.box)
        if told is None or not _is_number(told[0]):
            return nothing, None
        text, confidence, other, less = told
        word = replace(nothing, text=text, confidence=confidence)
        if other == text or less < _RIVAL or not _is_number(other):
            return word, None
        return word, replace(nothing, text=other, confidence=less)


def _told(table: Table, line: Line) -> Told:
    """What the steps over a line tell, without those over the room beside it in its batch."""
    return decoded(table[: -(-line.shape[1] // _STEP_PX)])


def decoded(table: Table) -> Told:
    """(steps, classes) → text, its likelihood, and the same of the next likely text.

    A sign is as likely as it is at the step where it is seen best. The next likely text has
    another sign in the place that is least sure, or none there.

    >>> table = np.full((4, len(SIGNS) + 1), 0.001, dtype=np.float32)
    >>> for step, sign in enumerate((5, 0, 4, 0)):
    ...     table[step, sign] = 0.9
    >>> table[2, 9] = 0.09
    >>> text, sure, other, less = decoded(table)
    >>> text, round(sure, 2), other, round(less, 3)
    ('43', 0.81, '48', 0.081)
    """
    best = table.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best)) + 1
    starts = np.concatenate([[0], edges])
    stops = np.concatenate([edges, [len(best)]])
    signs: list[int] = []
    sure: list[float] = []
    others: list[tuple[int, float]] = []
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        sign = int(best[start])
        if sign == 0:
            continue
        step = start + int(table[start:stop, sign].argmax())
        row = table[step].copy()
        signs.append(sign)
        sure.append(float(row[sign]))
        row[sign] = 0.0
        others.append((int(row.argmax()), float(row.max())))
    if not signs:
        return "", 0.0, "", 0.0
    total = float(np.prod(sure))
    place = max(range(len(signs)), key=lambda k: others[k][1] / max(sure[k], 1e-9))
    other, less = others[place]
    changed = (
        [*signs[:place], other, *signs[place + 1 :]]
        if other
        else signs[:place] + signs[place + 1 :]
    )
    return _text(signs), total, _text(changed), total / max(sure[place], 1e-9) * less


def _is_number(text: str) -> bool:
    """Whether all signs are known and one is a digit: a star alone looks like a "k"."""
    return "?" not in text and any(sign in _DIGITS for sign in text)


def _text(signs: Sequence[int]) -> str:
    return "".join(SIGNS[sign - 1] for sign in signs)


def numerals_available() -> bool:
    """True where onnxruntime is installed."""
    return importlib.util.find_spec("onnxruntime") is not None


def _line(crop: Crop) -> Line | None:
    """(32, w) dark on white; None without ink, or where it is far too long for a number."""
    line = line_image(crop.pixels, height_px=INK_PX, margin_px=MARGIN_PX)  # type: ignore[arg-type]
    if line is None or line.shape[1] > _WIDEST_PX:
        return None
    return at_height(line, HEIGHT_PX)
