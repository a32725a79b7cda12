"""What sentences of a transcription claim about a figure, and whether it is so.

Title, labels, size and color scale (``claims_parts``); highest and lowest values, ranges, means,
symmetry, diagonal (``claims_values``). A sentence that is none of these is no claim.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unheat.model import Figure, Panel
from unheat.validate.clause import Clause, Verdict, clause_of, clauses
from unheat.validate.judge import Finding
from unheat.validate.transcript import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim and the verdict on it.

    ``kind`` is title, scale, labels, size, extreme, range, threshold, mean, symmetry or diagonal.
    ``note`` says what the figure shows.
    """

    kind: str
    line: int
    text: str
    finding: Finding
    note: str = ""


def check_claims(
    statement: Statement, figure: Figure, panel: Panel, transposed: bool, factor: float
) -> list[Claim]:
    """The claims of one line, none where it makes none that are known."""
    from unheat.validate.claims_means import CHECKS as MEANS
    from unheat.validate.claims_parts import CHECKS as PARTS
    from unheat.validate.claims_shape import CHECKS as SHAPE
    from unheat.validate.claims_values import CHECKS as VALUES

    found = []
    for text in clauses(statement.text):
        clause = clause_of(text, statement, figure, panel, transposed, factor)
        verdicts = _verdicts(PARTS, clause) or _verdicts((*VALUES, *MEANS, *SHAPE), clause)[:1]
        found += [
            Claim(kind=kind, line=statement.line, text=text, finding=finding, note=note)
            for kind, finding, note in verdicts
        ]
    return found


def _verdicts(
    checks: Sequence[Callable[[Clause], Verdict | None]], clause: Clause
) -> list[Verdict]:
    return [verdict for check in checks if (verdict := check(clause)) is not None]
