"""A Tesseract that stays: it loads once and reads lists of pictures as these come.

Loading takes as long as reading twenty lines, and half of it is a table that only an older
engine uses. So the process is kept: it takes names of pictures from its standard input
(``stream_filelist``) and writes a table of their words. What a program writes to a pipe is
handed on when the pipe is full or the program ends, what it writes to a terminal line by
line; so its output is a pseudo-terminal. A blank picture after the others tells that their rows
are complete.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import threading
import time
import weakref
from collections.abc import Sequence
from pathlib import Path

TableRow = tuple[int, float, str]
"""Page (from 0), confidence (0–100) and text of one word."""

_AT_ONCE = 200
"""Names handed over at once: pipes hold some sixteen thousand bytes at least."""

_BLANK = b"P5 32 32 255\n" + b"\xff" * 1024
_FIELDS = 12


class GoneError(Exception):
    """The process could not be started, has ended, or does not answer."""


class StandingTesseract:
    """One process; ``command`` reads a list of names from its standard input, and writes TSV.

    Safe to use from several threads, which wait for each other; after a fork the child has
    its own process. It ends with the object or with the interpreter.
    """

    def __init__(self, command: Sequence[str], *, timeout_s: float) -> None:
        self._command, self._timeout_s = list(command), timeout_s
        self._lock = threading.Lock()
        self._running: _Running | None = None

    def begin(self) -> None:
        """Let the process load beside other work. Raises GoneError where it does not start."""
        with self._lock:
            self._process()

    def read(self, names: Sequence[Path]) -> list[TableRow]:
        """The words of these pictures; pages count from 0 in the order of ``names``.

        Raises GoneError; the next call starts a new process.
        """
        rows: list[TableRow] = []
        with self._lock:
            for start in range(0, len(names), _AT_ONCE):
                part = names[start : start + _AT_ONCE]
                running = self._process()
                # What breaks off in the middle leaves answers that nobody waits for.
                self._running = None
                try:
                    rows += [(start + page, sure, text) for page, sure, text in running.read(part)]
                except BaseException:
                    running.end()
                    raise
                self._running = running
        return rows

    def _process(self) -> _Running:
        if self._running is None or not self._running.ours:
            self._running = _Running(self._command, self._timeout_s)
        return self._running


class _Running:
    """A process and the terminal that it writes to."""

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._owner = os.getpid()
        self._pages = 0
        self._rest = b""
        try:
            # There are none on Windows; termios is missing there as well.
            import tty

            self._output, theirs = os.openpty()
        except (ImportError, AttributeError, OSError) as error:
            raise GoneError("no pseudo-terminal") from error
        try:
            tty.setraw(theirs)
            self._process = subprocess.Popen(  # noqa: S603 (an argument list, no shell)
                command,
                stdin=subprocess.PIPE,
                stdout=theirs,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
            )
        except OSError as error:
            os.close(self._output)
            raise GoneError(str(error)) from error
        finally:
            os.close(theirs)
        self.end = weakref.finalize(self, _end, self._process, self._output, self._owner)

    @property
    def ours(self) -> bool:
        """Whether it runs, and for this process: after a fork it belongs to the parent."""
        return self._owner == os.getpid() and self._process.poll() is None

    def read(self, names: Sequence[Path]) -> list[TableRow]:
        """The words of at most ``_AT_ONCE`` pictures."""
        blank = names[0].with_name("blank.pgm")
        blank.write_bytes(_BLANK)
        listed = "".join(f"{name}\n" for name in (*names, blank))
        first, self._pages = self._pages, self._pages + len(names) + 1
        assert self._process.stdin is not None  # noqa: S101 (it is a pipe)
        try:
            self._process.stdin.write(listed.encode())
            self._process.stdin.flush()
        except OSError as error:
            raise GoneError(str(error)) from error
        rows: list[TableRow] = []
        deadline = time.monotonic() + self._timeout_s
        complete = False
        while not complete:
            *lines, self._rest = (self._rest + self._more(deadline)).split(b"\n")
            for line in lines:
                fields = line.decode("utf-8", errors="replace").split("\t")
                if len(fields) < 2 or not fields[1].isdigit():
                    # The head of the table.
                    continue
                page = int(fields[1]) - 1 - first
                complete |= page >= len(names)
                if 0 <= page < len(names) and len(fields) == _FIELDS and fields[-1].strip():
                    rows.append((page, float(fields[10]), fields[-1]))
        return rows

    def _more(self, deadline: float) -> bytes:
        """What the process has written since, at least one byte."""
        import select

        waiting = select.poll()
        waiting.register(self._output, select.POLLIN)
        if not waiting.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise GoneError("no answer")
        try:
            came = os.read(self._output, 1 << 16)
        except OSError as error:
            # A terminal whose other end is closed.
            raise GoneError(str(error)) from error
        if not came:
            raise GoneError("the table ends early")
        return came


def _end(process: subprocess.Popen[bytes], output: int, owner: int) -> None:
    """End a process of this one, and leave alone what was inherited by a fork."""
    os.close(output)
    if owner == os.getpid():
        process.kill()
        process.wait()
        assert process.stdin is not None  # noqa: S101 (it is a pipe)
        with contextlib.suppress(BrokenPipeError):  # what was asked of it and never read
            process.stdin.close()
