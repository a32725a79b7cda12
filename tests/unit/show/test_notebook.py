"""A reading as an HTML table."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
from tests.unit.export.test_sheet import figure_of, panel_of
from tests.unit.show.factory import founding, put

import unheat
from unheat.model import Label, Status
from unheat.show.notebook import MOST_COLUMNS, MOST_DOUBTS, MOST_ROWS, to_html


class Page(HTMLParser):
    """Counts tags, and notes attributes and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_panel_is_a_table_in_its_colors_with_its_doubts() -> None:
    text = unheat.to_html(founding(misprint=True).panels[0])
    assert "background:#dd5f4b;color:#111;outline" in text
    assert ">59.7!</td>" in text
    assert "<li>Vicuna / GPT-4 prints 59.7, its colour says 52" in text
    assert "background:#3b4cc0;color:#fff" in text
    page = Page(text)
    assert page.tags.count("td") == 16 + 2
    assert "1 cell to look at" in "".join(page.texts)
    assert "To look at" not in to_html(founding())


def test_masked_cells_are_hatched() -> None:
    panel = panel_of([[1.0, 2.0]])
    cells = put(panel.cells, 0, 1, status=Status.EMPTY, value=np.nan, text_value=np.nan, text=None)
    text = to_html(replace(panel, cells=cells))
    assert text.count("repeating-linear-gradient") == 1


def test_no_label_becomes_markup() -> None:
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    panel = panel_of([[1.0, 2.0], [3.0, 4.0]], labels=(bad, "b"))
    cells = replace(panel.cells, review=np.ones((2, 2), dtype=bool))
    title = Label(text=bad, review=True)
    columns = replace(panel.columns, title=title, review=(True, False))
    panel = replace(panel, cells=cells, title=title, columns=columns)
    page = Page(to_html(replace(figure_of(panel), title=title)))
    allowed = {"div", "p", "strong", "table", "caption", "br", "tr", "th", "td", "ul", "li"}
    assert set(page.tags) <= allowed
    assert {name for name, _ in page.attributes} <= {"style", "title", "colspan"}
    assert any("<script>" in text for text in page.texts)


def test_a_large_panel_is_cut_and_says_so() -> None:
    panel = panel_of(np.full((300, 200), 30.0), labels=tuple(map(str, range(300))))
    panel = replace(panel, cells=replace(panel.cells, review=np.ones((300, 200), dtype=bool)))
    text = to_html(panel)
    page = Page(text)
    assert f"300 × 200, the first {MOST_ROWS} × {MOST_COLUMNS} shown" in "".join(page.texts)
    assert "60000 cells to look at" in "".join(page.texts)
    assert page.tags.count("tr") == MOST_ROWS + 2
    assert page.tags.count("li") == MOST_DOUBTS + 1
    assert len(text) < 400_000


def test_ipython_is_told_by_name_and_nothing_is_loaded_for_it() -> None:
    code = """
import sys, types
told = {}
class Formatter:
    def for_type_by_name(self, module, name, function):
        told[module, name] = function
class Shell:
    display_formatter = types.SimpleNamespace(formatters={"text/html": Formatter()})
sys.modules["IPython"] = types.SimpleNamespace(get_ipython=lambda: Shell())
import unheat
assert not {"numpy", "pandas"} & set(sys.modules)
print(sorted(told))
sys.path.insert(0, ".")
from tests.unit.show.factory import founding
figure = founding()
names = "unheat.model.figure"
print(told[names, "Figure"](figure) == unheat.to_html(figure))
print("<table" in told[names, "Panel"](figure.panels[0]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    names = [("unheat.model.figure", "Figure"), ("unheat.model.figure", "Panel")]
    assert (done.stderr, done.stdout) == ("", f"{names}\nTrue\nTrue\n")
