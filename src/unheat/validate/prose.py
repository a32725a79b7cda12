"""Sentences that give numbers: "GPT-4 transfers to Claude 2 at 61.9% and to Vicuna at 48.3%".

Only what can be read in one way is: two labels and a number, then a label and a number of the
same row as often as the sentence goes on. Comparisons and whatever runs the other way ("receives
64.1 from") are left alone.
"""

from __future__ import annotations

import re

from unheat.model import Panel
from unheat.validate.mentions import Mention, Said, mentions_of, numbers_of
from unheat.validate.transcript import Entry, Statement, make_entry

_OTHER_WAY = re.compile(
    r"\b(?:than|from|higher|lower|more|less|difference|differs?|gap|increase\w*|decrease\w*|drop\w*|"
    r"compared|respectively|receives?|about half|twice|times|between|above|below|over|under|"
    r"not|n't)\b",
    re.IGNORECASE,
)


def read_prose(statement: Statement, panel: Panel, transposed: bool) -> tuple[Entry, ...]:
    """The entries of a sentence, none where it can be read in two ways."""
    text = statement.text
    mentions = mentions_of(text, panel)
    numbers = numbers_of(text, mentions)
    if len(mentions) < 2 or not numbers:
        return ()
    tokens: list[Mention | Said] = [*mentions, *numbers]
    tokens.sort(key=lambda token: token.start)
    if _OTHER_WAY.search(text[tokens[0].end :]):
        return ()
    entries: list[Entry] = []
    row: Mention | None = None
    waiting: list[Mention] = []
    for token in tokens:
        if isinstance(token, Mention):
            waiting.append(token)
            continue
        if len(waiting) == 2:
            row, column = waiting
        elif len(waiting) == 1 and row is not None:
            column = waiting[0]
        else:
            return ()
        entries.append(_entry(statement, row, column, token))
        waiting = []
    return () if waiting else tuple(entries)


def _entry(statement: Statement, row: Mention, column: Mention, number: Said) -> Entry:
    text = statement.text[number.start : number.end]
    if number.value < 0:
        text = f"-{text}"
    pairs = ((row.text, column.text),)
    return make_entry(pairs, text, statement.line, under=statement.under, loose=True)
