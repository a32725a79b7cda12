"""Somebody's transcription held against the figure: what holds, what does not, and why.

    unheat.validate(figure, "table.csv").to_text()

``transcript`` reads tables and lists as people and language models write them; ``labels``
finds which row and column a name means; ``judge`` weighs one number against the two
witnesses of its cell; ``compare`` puts it together.

The room has the name of its verb, and ``unheat.validate`` is this module as soon as
anything in it was imported. So the module itself can be called.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unheat.model import Figure
    from unheat.validate.transcript import Transcript
    from unheat.validate.validation import Validation


def validate(
    figure: Figure, table: Transcript | str | Path | bytes, *, panel: int | None = None
) -> Validation:
    """Check every number of a transcription against one panel of a figure.

    ``table`` is a path, the text or bytes of a table or list, or a parsed ``Transcript``.
    ``panel`` counts from 1; without it the panel that fits best is taken and named.

    Raises InputError where the table cannot be read, UsageError where the panel is not
    there or where no name of the table is a label of the figure.
    """
    from unheat.validate.compare import validate as compare
    from unheat.validate.transcript import parse

    transcript = parse(table) if isinstance(table, (str, Path, bytes)) else table
    return compare(figure, transcript, panel=panel)


class _Verb(ModuleType):
    """A module that can be called like the function it is named for."""

    def __call__(
        self, figure: Figure, table: Transcript | str | Path | bytes, *, panel: int | None = None
    ) -> Validation:
        return validate(figure, table, panel=panel)


sys.modules[__name__].__class__ = _Verb
