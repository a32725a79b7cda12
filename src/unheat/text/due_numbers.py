"""Names that are numbered through and in doubt for what one of them looks like.

Small print of "S07" may be "S0T" and that of "r12" may be "r1Z". But where each label of a run is
the stem that all share and the number that is due, and most of them are read surely, nothing else
can stand there: ink that would let others in tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from unheat.text.counters import runs
from unheat.text.reading import OF_READERS, Reading, changed
from unheat.text.sites import Sites

_FEWEST, _SHARE = 2, 0.5
"""So many labels of a run must be read surely, and such a share of it."""


def settled_by_numbers(sites: Sites, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings, none in doubt that is the next one of a run which holds without it."""
    result = dict(readings)
    for role, number in sites.axes():
        group = [readings[site.key] for site in sites.of(role, number)]
        for run in runs([(one.site.index, (one.text,)) for one in group]):
            own = [one for one in group if run.first <= one.site.index < run.end]
            due = all(one.text == run.text(run.stems[0], one.site.index) for one in own)
            sure = sum(not one.review for one in own)
            if not due or sure < max(_FEWEST, _SHARE * len(own)):
                continue
            for one in own:
                if one.review and OF_READERS.issuperset(one.reasons):
                    result[one.site.key] = changed(one, one.text, sure=True)
    return result
