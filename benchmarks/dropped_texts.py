"""Whether anything asks for a text that was missed: ``python benchmarks/dropped_texts.py CORPUS``.

Nobody has figures of every layout that loses a text. But in any figure a text that was found can
be given free again, as if nothing had found it; then its letters are left, and somebody should be
asked about the place. Every kind of text is dropped once in every figure: a title, a name of a bar,
all labels of an axis, a single one. Nothing is read; only where texts stand is looked at.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from unheat.bench.run import find, stratified
from unheat.detect import detect
from unheat.load import load
from unheat.model import Axis, Layout
from unheat.text import labels
from unheat.text.claims import proposed
from unheat.text.doubts import missed
from unheat.text.labels import Site, Sites, locate
from unheat.text.left_over import with_letters_left
from unheat.text.page import Page

NAMES = ("title", "figure-title", "row-title", "column-title", "bar-label")
AXES = ("row", "column")


def main() -> None:
    """Drop texts of all figures and print how many were asked about, by role."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sample", type=int, help="a stratified sample of so many figures")
    arguments = parser.parse_args()
    truths = find(arguments.corpus)
    if arguments.sample:
        truths = stratified(truths, arguments.sample)
    asked: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for truth in truths:
        told = json.loads(truth.read_text(encoding="utf-8"))
        if told["negative"] or told.get("page"):
            continue
        picture = truth.with_name(told["image"])
        for role, caught in _drops(detect(load(picture)), picture.name):
            dropped[role] += 1
            asked[role] += caught
            if not caught:
                print(f"{picture.name}: nobody asks for its {role}", flush=True)
    for role, count in dropped.items():
        print(f"{role:<16}{asked[role]:>6} of {count}")
    print(f"{'all':<16}{asked.total():>6} of {dropped.total()}")


def _drops(layout: Layout, name: str) -> list[tuple[str, bool]]:
    """(role, whether somebody is asked) of every kind of text that the figure has."""
    if not layout.panels:
        return []
    found = locate(layout).sites
    # One figure drops the same texts in every run.
    chance = random.Random(name)
    result = []
    for role in (*NAMES, *AXES):
        own = [site for site in found if site.role == role]
        if not own:
            continue
        owner = chance.choice(own).owner
        group = [site for site in own if site.owner == owner]
        sets = [group, [chance.choice(group)]] if role in AXES else [group]
        for gone in sets:
            kind = f"one {role}" if role in AXES and gone is not group else role
            result.append((kind, _is_asked(layout, gone)))
    return result


def _is_asked(layout: Layout, gone: Sequence[Site]) -> bool:
    keys = {site.key for site in gone}

    def drop(page: Page, sites: list[Site]) -> list[Site]:
        for site in [site for site in sites if site.key in keys]:
            sites.remove(site)
            for line in site.lines:
                page.free[line.glyphs] = True
        return proposed(page, sites)

    with mock.patch.object(labels, "proposed", drop):
        left = locate(layout)
    role, owner = gone[0].role, gone[0].owner
    if role in AXES:
        axis = _axis(left, role, owner)
        axis = with_letters_left(left, missed(left, axis, owner, role), owner, role)
        return all(axis.review[site.index] for site in gone)
    asked = {(one, number) for one, number, _ in left.unclaimed}
    asked |= {(site.role, site.owner) for site in left.sites if not site.sure}
    return (role, owner) in asked


def _axis(sites: Sites, role: str, owner: int) -> Axis:
    """The axis as if all its labels were read and sure."""
    grid = sites.layout.panels[owner].grid
    count = grid.n_rows if role == "row" else grid.n_cols
    found = {site.index: site for site in sites.of(role, owner)}
    some = next(iter(found.values()), None)
    return Axis(
        title=None,
        labels=tuple("x" if i in found else None for i in range(count)),
        confidence=(1.0,) * count,
        review=(False,) * count,
        boxes=tuple(found[i].box if i in found else None for i in range(count)),
        side="left" if some is None else some.side,
        turn=0.0 if some is None else some.turns[0],
    )


if __name__ == "__main__":
    main()
