"""The second reader: the recognition model that rapidocr carries in its wheel.

Only the recognition network is used, straight through onnxruntime: where the text is, we
know; and rapidocr's own constructor would load a detector and a classifier too and import
half a second of geometry. What it does around the network is small and is done here:
scale to 48 px, normalise, greedy CTC decoding.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Sequence
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from unheat.errors import MissingDependencyError
from unheat.model import Crop, Word
from unheat.ocr.network import Line, Table, at_height, load_network, read_lines
from unheat.ocr.prepare import line_image
from unheat.ocr.together import beside

if TYPE_CHECKING:
    import onnxruntime

_HEIGHT_PX = 48
_INK_PX = 34
_MARGIN_PX = 7

Told = tuple[str, float]
"""A text and how sure the network is of it."""

_NOTHING: Told = ("", 0.0)

_SIGNS = "\u4e00\u5927"
"""Ideographs that a dash and a star look like, and are told from by whoever expects them."""

_BATCH = 1
"""Each line is run by itself, at its own width: this network looks along the whole width, so
that paper added beside a line, to fit others of its batch, changes what it reads. Eight lines at
once are no faster."""


class NeuralReader:
    """Reads lines with PP-OCR's recognition network; loads it when first asked."""

    name = "neural"

    @property
    def version(self) -> str:
        return importlib.metadata.version("rapidocr")

    def warm(self) -> None:
        """Begin to load the network beside other work, so that reading need not wait for it."""
        _ = self._loading

    @cached_property
    def _loading(self) -> Future[onnxruntime.InferenceSession]:
        return beside(lambda: load_network(_model_path()))

    @property
    def _session(self) -> onnxruntime.InferenceSession:
        return self._loading.result()

    @cached_property
    def _characters(self) -> list[str]:
        listed = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        # Class 0 is CTC's blank; the last class is the space between words.
        return ["", *listed, " "]

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """Read every crop as one line; what is read does not depend on the other crops."""
        lines = [
            line_image(crop.pixels, height_px=_INK_PX, margin_px=_MARGIN_PX)  # type: ignore[arg-type]
            for crop in crops
        ]
        if any(line is not None for line in lines):
            # Made once, before several threads ask for them.
            _ = self._session, self._characters
        found = read_lines(lines, _BATCH, self._probabilities, self._decoded)
        words = []
        for index, crop in enumerate(crops):
            told, number = found.get(index, (_NOTHING, None))
            text, confidence = number if crop.numeric and number is not None else told
            words.append(
                Word(text=text, confidence=confidence, engine=self.name, key=crop.key, box=crop.box)
            )
        return words

    def _probabilities(self, lines: Sequence[Line]) -> Table:
        """(1, steps, classes) of one line: probability of every character at every step."""
        [line] = lines
        level = at_height(line, _HEIGHT_PX).astype(np.float32) / 127.5 - 1.0
        tensor = np.tile(level, (1, 3, 1, 1))
        name = self._session.get_inputs()[0].name
        result: Table = self._session.run(None, {name: tensor})[0]
        return result

    def _decoded(self, tables: Table, _: Sequence[Line]) -> list[tuple[Told, Told | None]]:
        return [(told := self._decode(table), self._number(table, told)) for table in tables]

    def _decode(self, table: Table) -> Told:
        """Greedy CTC: repeated classes collapse, blanks fall out; the weakest character counts."""
        best = table.argmax(axis=1)
        keep = best != 0
        keep[1:] &= best[1:] != best[:-1]
        text = "".join(self._characters[index] for index in best[keep])
        if not text.strip():
            return _NOTHING
        return text.strip(), float(table[keep, best[keep]].min())

    def _number(self, table: Table, told: Told) -> Told | None:
        """What a line says without ideographs, where it was read with some and holds digits then.

        A nought with a dot in it looks like one; where a number is expected it is none.
        """
        if not any(map(_is_ideograph, told[0])):
            return None
        plain = self._decode(np.where(self._ideographs, np.float32(0.0), table))
        # What becomes shorter has lost a sign, not found a digit.
        whole = len(plain[0]) == len(told[0])
        return plain if whole and any(map(str.isdigit, plain[0])) else None

    @cached_property
    def _ideographs(self) -> npt.NDArray[np.bool_]:
        return np.array([_is_ideograph(character) for character in self._characters])


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" and character not in _SIGNS


def neural_available() -> bool:
    """True where onnxruntime and the model of rapidocr are installed."""
    return (
        importlib.util.find_spec("onnxruntime") is not None
        and importlib.util.find_spec("rapidocr") is not None
    )


def _model_path() -> Path:
    spec = importlib.util.find_spec("rapidocr")
    places = (spec.submodule_search_locations or []) if spec is not None else []
    for place in places:
        models = sorted((Path(place) / "models").glob("*_rec_*.onnx"))
        if models:
            return models[0]
    raise MissingDependencyError(
        "the neural reader has no model; install it with: pip install 'rapidocr>=3.9,<3.10'"
    )
