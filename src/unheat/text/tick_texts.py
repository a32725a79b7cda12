"""The numbers beside a bar as texts: what was read of each, and what a page carries of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from unheat.text.numbers import parse
from unheat.text.page_ticks import with_page_ticks
from unheat.text.powers_of_two import with_powers_of_two
from unheat.text.reading import Reading
from unheat.text.sites import Sites, TickText
from unheat.text.ticks_in_words import with_numbers_of_words


def tick_texts(sites: Sites, readings: Mapping[str, Reading], owner: int) -> tuple[TickText, ...]:
    """The texts of bar ``owner``, in the order of their sites."""
    ticks = []
    for site in sites.of("tick", owner):
        reading = readings[site.key]
        if not reading.text:
            continue
        number = replace(
            parse(reading.text),
            confidence=reading.confidence,
            review=reading.review,
            reasons=reading.reasons,
        )
        ticks.append(
            TickText(
                text=reading.text,
                reading=number,
                position_px=site.position,
                box=site.box,
                written=reading.layer,
            )
        )
    told = with_numbers_of_words(sites.layout.bars[owner], ticks)
    return with_page_ticks(sites.layout, owner, with_powers_of_two(sites, owner, told))
