"""placeholder"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unheat.bench.claims import Claims


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read:
    """One figure that was read: what is told of it, and its cells (None where refused)."""

    told: Mapping[str, Any]
    cells: Claims | None
    folder: Path


def report(reads: Sequence[Read]) -> str:
    return ""
