"""Names of one axis that begin with an alpha."""

from __future__ import annotations

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
