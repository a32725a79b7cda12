"""Parts of a batch side by side."""

from __future__ import annotations

import pytest

from unheat.ocr import together as module
from unheat.ocr.together import parts_of, together


@pytest.mark.parametrize("count", [0, 1, 7, 40, 41, 500])
def test_parts_cover_everything_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_cores", lambda: 3)
    items = list(range(count))
    parts = [items[part] for part in parts_of(count, 20)]
    assert [item for part in parts for item in part] == items
    assert all(len(part) >= 20 for part in parts) or len(parts) == 1


def test_results_come_in_order_and_errors_come_through() -> None:
    assert together(lambda part: part * 2, [1, 2, 3]) == [2, 4, 6]
    with pytest.raises(ZeroDivisionError):
        together(lambda part: 1 // part, [1, 0])
