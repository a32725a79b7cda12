"""Everything that can go wrong with the tool, and what a person should do next.

A finding about a figure (a conflict, a label in doubt) is a value and never an
exception. Exceptions are for trouble: input that cannot be read, a page without a
heatmap, a missing engine, a folder that cannot be written.

    UnheatError                 70 bug, unless a subclass says otherwise
    ├── UsageError               2 a wrong option, hint or argument
    ├── InputError               3 unreadable input
    │   ├── TooLargeError        3 more pixels than the limit allows
    │   └── RecordError          3 a record (figure.json) that does not hold
    ├── NoHeatmapError           4 no heatmap found
    ├── MissingDependencyError   5 an engine or an extra is not installed
    └── OutputError              6 cannot write
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from unheat.model.geometry import Box
    from unheat.model.layout import Layout


class ExitCode(enum.IntEnum):
    """Exit codes of the command line; they are stable."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    NO_HEATMAP = 4
    MISSING_DEPENDENCY = 5
    CANNOT_WRITE = 6
    BATCH_PARTLY_FAILED = 7
    BUG = 70
    INTERRUPTED = 130


class UnheatError(Exception):
    """Root of all errors; its message is one sentence that a user can act on."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG


class UsageError(UnheatError):
    """An option, a hint or an argument does not make sense; the message says which."""

    exit_code = ExitCode.USAGE


class InputError(UnheatError):
    """The input is missing, empty, truncated or of a kind that is not read."""

    exit_code = ExitCode.UNREADABLE


class TooLargeError(InputError):
    """The picture has more pixels than the limit; raise it with ``--max-pixels``."""


class RecordError(InputError):
    """A record does not follow its schema; ``path`` names the value, as in ``$.panels[0]``."""

    def __init__(self, message: str, *, path: str = "$") -> None:
        super().__init__(message)
        self.path = path


class NoHeatmapError(UnheatError):
    """No heatmap was found. ``candidate`` is what came nearest to one, if anything did; ``seen`` is
    the geometry that was found in the picture, where that was looked for."""

    exit_code = ExitCode.NO_HEATMAP

    def __init__(
        self, message: str, *, candidate: Box | None = None, seen: Layout | None = None
    ) -> None:
        super().__init__(message)
        self.candidate = candidate
        self.seen = seen


class MissingDependencyError(UnheatError):
    """An engine or an optional package is missing; the message names how to install it."""

    exit_code = ExitCode.MISSING_DEPENDENCY


class OutputError(UnheatError):
    """A product cannot be written; nothing partial is left behind."""

    exit_code = ExitCode.CANNOT_WRITE
