"""Names of one axis that begin with an alpha."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from unheat.text.alphas import with_alphas
from unheat.text.reading import Reading
from unheat.text.sites import Site


def heard(*texts: str) -> dict[str, tuple[str, bool]]:
    readings = {
        text: Reading(site=cast(Site, None), text=text, confidence=0.9, second=0.9)
        for text in texts
    }
    return {key: (one.text, one.review) for key, one in with_alphas(readings).items()}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("αvβ3", "αvβ6", "avβ8"), {"avβ8": ("αvβ8", True)}),
        (("αvβ3", "αvβ6", "actin"), {}),
        (("αvβ3", "avβ8"), {}),
        (("IFN-γ", "TNF-a", "IL-6"), {"TNF-a": ("TNF-α", True)}),
        (("IL-6", "TNF-a"), {}),
        (("IFN-γ", "Serie a", "Data-a"), {}),
    ],
)
def test_an_a_beside_alphas_may_be_one(
    texts: tuple[str, ...], found: dict[str, tuple[str, bool]]
) -> None:
    assert heard(*texts) == found


@pytest.mark.parametrize(("sure", "asked"), [(0.5, True), (0.97, False)])
def test_a_messenger_that_readers_are_not_sure_of_may_have_an_alpha(
    sure: float, asked: bool
) -> None:
    own = Reading(site=cast(Site, None), text="TNF-a", confidence=0.9, both=sure)
    found = with_alphas({"0": own, "1": replace(own, text="Serie-a")})
    assert {key: (one.text, one.review) for key, one in found.items()} == (
        {"0": ("TNF-α", True)} if asked else {}
    )
