"""What a reader of ours is unsure of is looked at again, in other sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest
from tests.unit.ocr.drawn_lines import crop

from unheat.model import Crop
from unheat.ocr.network import Table
from unheat.ocr.paths import Told
from unheat.ocr.signs import INK_PX, Key, SignReader


class Staged(SignReader):
    """Says of every line what it is told to, by the height of the ink."""

    name = "staged"

    def __init__(self, by_size: dict[int, Told]) -> None:
        self._by_size, self.asked = by_size, list[tuple[int, int]]()

    def warm(self) -> None:
        """Nothing to load."""

    def _seen(self, crops: Sequence[Crop], wanted: Iterable[int], ink_px: int) -> dict[int, Table]:
        del crops
        height = np.full((1, 1), ink_px, dtype=np.float32)
        found = {index: height for index in wanted if ink_px in self._by_size}
        self.asked += [(ink_px, len(found))]
        return found

    def _told(self, seen: Mapping[Key, Table]) -> dict[Key, Told]:
        return {key: self._by_size[int(table[0, 0])] for key, table in seen.items()}


SURE: Told = ("13", 0.99, "18", 0.01)
UNSURE: Told = ("18", 0.6, "13", 0.3)


def test_the_likeliest_of_all_looks_is_read_and_as_likely_as_on_average() -> None:
    reader = Staged({INK_PX: UNSURE, 20: SURE, 24: ("1B", 0.5, "1B", 0.0)})
    word, rival = reader.heard([crop("13", 10)])[0]
    assert word.text == "13"
    assert word.confidence == pytest.approx((0.3 + 0.99) / 3)
    assert rival is not None
    assert rival.text == "18"
    assert rival.confidence == pytest.approx((0.6 + 0.01) / 3)
    assert reader.asked == [(INK_PX, 1), (20, 1), (24, 1)]


def test_what_is_sure_is_not_looked_at_again_and_a_lost_look_does_not_count() -> None:
    sure = Staged({INK_PX: SURE, 20: UNSURE, 24: UNSURE})
    assert sure.heard([crop("13", 10)])[0][0].confidence == 0.99
    assert sure.asked == [(INK_PX, 1)]
    lost = Staged({INK_PX: UNSURE})
    word, _ = lost.heard([crop("13", 10)])[0]
    assert (word.text, word.confidence) == ("18", 0.6)
