"""Names and numbers of a panel as sentences have them."""

from __future__ import annotations

from unheat.export.doubts import cell_name
from unheat.export.table import value_texts
from unheat.model.figure import Panel
from unheat.show.observe import Place


class Sayer:
    """Names and numbers of one panel as sentences have them."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self.texts = value_texts(panel)
        self._unit = panel.format.suffix.strip() if panel.format.suffix.strip() == "%" else ""
        texts = [text for row in self.texts for text in row if text]
        places = {len(text.partition(".")[2]) for text in texts}
        alike = len(places) == 1 and not any("e" in text for text in texts)
        self._decimals = places.pop() if alike else None
        # What is read from color alone has a digit to spare already.
        self._more = int(panel.cells.text_confidence.any())

    def name(self, place: Place) -> str:
        return cell_name(self.panel, place.row, place.col)

    def line(self, kind: str, index: int) -> str:
        axis = self.panel.rows if kind == "row" else self.panel.columns
        return axis.names[index] or f"{kind} {index + 1}"

    def value(self, row: int, col: int) -> str:
        text = self.texts[row][col]
        return f"{text}{self._unit}" if text else "no value"

    def cell(self, place: Place) -> str:
        asked = " (to review)" if self.panel.cells.review[place.row, place.col] else ""
        return f"{self.name(place)} with {self.value(place.row, place.col)}{asked}"

    def number(self, value: float) -> str:
        """A number as the panel has them."""
        if self._decimals is None:
            return f"{value:.3g}{self._unit}"
        return f"{round(value, self._decimals):.{self._decimals}f}{self._unit}"

    def mean(self, value: float) -> str:
        """A mean, with one digit more than what is printed."""
        if self._decimals is None:
            return f"{value:.3g}{self._unit}"
        places = self._decimals + self._more
        return f"{round(value, places):.{places}f}{self._unit}"
