"""What the readers of our own share: a small network that says sign by sign what a line shows.

It is a convolutional network with connectionist temporal classification (Graves et al., 2006):
it sees a line 32 px high and says how likely every sign is at every step along it. It has no
memory of what it read before, so that it does not guess what print usually looks like, and what
it says of its own certainty holds.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from unheat.model import Crop, Word
from unheat.ocr.network import Line, Table, at_height, load_network, read_lines
from unheat.ocr.paths import Told, best_texts
from unheat.ocr.prepare import line_image
from unheat.ocr.together import beside

if TYPE_CHECKING:
    import onnxruntime

Key = TypeVar("Key", bound=Hashable)

HEIGHT_PX, INK_PX, MARGIN_PX = 32, 22, 5
"""What the networks were trained on: see ``prepare.line_image``."""

_WIDTH_PX = 4
"""Lines are padded to a multiple of this, which the networks' steps divide."""

_RIVAL = 0.02
"""How likely a second text must be to be worth naming."""

_AGAIN = 0.98
"""What is read with less than this likelihood is looked at in other sizes, too."""

_SIZES = 20, 24
"""Heights of ink, in pixels, of the other looks. With them 40 more of 35,934 generated numbers and
38 more of 6,209 labels are right, and of numbers with a likelihood of .9 to .95 19 of 1,171 are
wrong where 36 of 1,098 were."""


class SignReader:
    """Reads lines with one network of ours; what it reads is named by its subclass.

    ``signs`` are the classes of the network, in order, after the blank one; it tells one of
    them every ``step_px`` along a line. A line wider than ``widest_px`` is left unread, and
    ``batch`` lines are read at once.
    """

    name = ""
    signs = ""
    model = Path()
    step_px = 4
    widest_px = 1200
    batch = 64

    @cached_property
    def version(self) -> str:
        return hashlib.sha256(self.model.read_bytes()).hexdigest()[:12]

    def warm(self) -> None:
        """Begin to load the network beside other work."""
        _ = self._loading

    @cached_property
    def _loading(self) -> Future[onnxruntime.InferenceSession]:
        return beside(lambda: load_network(self.model))

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """Read every crop as one line; empty text where it is none."""
        return [best for best, _ in self.heard(crops)]

    def heard(self, crops: Sequence[Crop]) -> list[tuple[Word, Word | None]]:
        """What every crop reads, and what it reads if that is wrong.

        The confidence is how likely the whole text is; a rival is None where each other text
        is less likely than one in fifty.
        """
        # Loaded once, before several threads ask for it.
        self.warm()
        found = self._told(self._seen(crops, range(len(crops)), INK_PX))
        unsure = [index for index, told in found.items() if told[1] < _AGAIN]
        seen = [self._seen(crops, unsure, size) for size in _SIZES] if unsure else []
        more = self._told(
            {
                (index, size): table
                for size, look in enumerate(seen)
                for index, table in look.items()
            }
        )
        for index in unsure:
            told = [more[index, size] for size in range(len(seen)) if (index, size) in more]
            found[index] = together_told([found[index], *told])
        return [self._words(crop, found.get(index)) for index, crop in enumerate(crops)]

    def holds(self, text: str) -> bool:
        """Whether a text is of the kind that this reader reads, all signs known."""
        return bool(text) and "?" not in text

    def _seen(self, crops: Sequence[Crop], wanted: Iterable[int], ink_px: int) -> dict[int, Table]:
        """(steps, classes) what the ``wanted`` of the crops show, by their numbers, with ink so
        high."""
        lines: list[Line | None] = [None] * len(crops)
        for index in wanted:
            lines[index] = self._line(crops[index], ink_px)
        return read_lines(lines, self.batch, self._likelihoods, self._over_lines)

    def _line(self, crop: Crop, ink_px: int) -> Line | None:
        """(32, w) dark on white; None without ink, or where it is far too long."""
        margin = (HEIGHT_PX - ink_px) // 2
        line = line_image(crop.pixels, height_px=ink_px, margin_px=margin)  # type: ignore[arg-type]
        if line is None or line.shape[1] > self.widest_px:
            return None
        return at_height(line, HEIGHT_PX)

    def _likelihoods(self, lines: Sequence[Line]) -> Table:
        """(batch, steps, classes): likelihood of every sign at every step."""
        width = -(-max(line.shape[1] for line in lines) // _WIDTH_PX) * _WIDTH_PX
        tensor = np.zeros((len(lines), 1, HEIGHT_PX, width), dtype=np.float32)
        for position, line in enumerate(lines):
            tensor[position, 0, :, : line.shape[1]] = (255.0 - line) / 255.0
        session = self._loading.result()
        result: Table = session.run(None, {session.get_inputs()[0].name: tensor})[0]
        return result

    def _over_lines(self, tables: Table, lines: Sequence[Line]) -> list[Table]:
        """The steps over each line, without those over the room beside it in a batch."""
        steps = [-(-line.shape[1] // self.step_px) for line in lines]
        return [table[:count] for table, count in zip(tables, steps, strict=True)]

    def _told(self, seen: Mapping[Key, Table]) -> dict[Key, Told]:
        """What the steps over lines tell."""
        return dict(zip(seen, best_texts(list(seen.values()), self.signs), strict=True))

    def _words(self, crop: Crop, told: Told | None) -> tuple[Word, Word | None]:
        nothing = Word(text="", confidence=0.0, engine=self.name, key=crop.key, box=crop.box)
        if told is None or not self.holds(told[0]):
            return nothing, None
        text, confidence, other, less = told
        word = replace(nothing, text=text, confidence=confidence)
        if other == text or less < _RIVAL or not self.holds(other):
            return word, None
        return word, replace(nothing, text=other, confidence=less)


def together_told(looks: Sequence[Told]) -> Told:
    """The likeliest text of several looks at one line, and the next one, as likely as on average.

    >>> text, likely, _, _ = together_told([("18", 0.6, "13", 0.3), ("13", 0.8, "18", 0.1)])
    >>> text, round(likely, 2)
    ('13', 0.55)
    """
    total: dict[str, float] = defaultdict(float)
    for text, likely, other, less in looks:
        total[text] += likely / len(looks)
        if other != text:
            total[other] += less / len(looks)
    best, *rest = sorted(total.items(), key=lambda item: -item[1])
    text, likely = best
    other, less = rest[0] if rest else (text, 0.0)
    return text, likely, other, less


def networks_available() -> bool:
    """True where onnxruntime is installed."""
    return importlib.util.find_spec("onnxruntime") is not None
