"""The only door to a workbook: texts that stay texts, styles that are made once."""

from __future__ import annotations

from typing import Any

_LONGEST = 32_767
"""Characters that Excel holds in a cell or a note; what is longer ends in "…"."""

_FRAME = "#DC00B4"
_HATCHED = 14
"""Excel's pattern of thin rising lines."""


class Book:
    """A workbook being written; ``file`` is XlsxWriter's."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def sheet(self, name: str) -> Any:
        """A new sheet. Its name is the house's own, so nothing in it can be forbidden."""
        return self.file.add_worksheet(name)

    def text(
        self,
        sheet: Any,
        row: int,
        col: int,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        over: bool = False,
        marked: bool = False,
    ) -> None:
        """Text as it is; ``over`` a column, where it may wrap, and in a frame where it is up for
        review."""
        align = "center" if over else ""
        style = self._style(bold=bold, italic=italic, text_wrap=over, align=align, frame=marked)
        self._string(sheet, row, col, text, style)

    def cell(
        self,
        sheet: Any,
        row: int,
        col: int,
        value: float | str,
        *,
        fill: str = "",
        ink: str = "",
        style: str = "",
        marked: bool = False,
    ) -> None:
        """A number or text on a fill; "" leaves the fill alone."""
        made = self._style(
            bg_color=fill,
            font_color=ink,
            num_format=style,
            align="center" if fill else "",
            frame=marked,
        )
        if isinstance(value, str):
            self._string(sheet, row, col, value, made)
        else:
            sheet.write_number(row, col, value, made)

    def flag(self, sheet: Any, row: int, col: int, value: bool) -> None:
        """TRUE or FALSE."""
        sheet.write_boolean(row, col, value)

    def masked(self, sheet: Any, row: int, col: int, *, marked: bool = False) -> None:
        """A cell without a value: blank and hatched in grey."""
        style = self._style(pattern=_HATCHED, fg_color="#9A9A9A", bg_color="#F2F2F2", frame=marked)
        sheet.write_blank(row, col, None, style)

    def note(self, sheet: Any, row: int, col: int, text: str) -> None:
        """A note of a cell, of a size that its text fits into."""
        lines = 1 + len(text) // 38
        sheet.write_comment(
            row, col, _fitting(text), {"author": "unheat", "x_scale": 2, "y_scale": 0.3 + lines / 5}
        )

    def _string(self, sheet: Any, row: int, col: int, text: str, style: Any) -> None:
        if text:
            sheet.write_string(row, col, _fitting(text), style)
        elif style is not None:
            sheet.write_blank(row, col, None, style)

    def _style(self, *, frame: bool = False, **wanted: Any) -> Any:
        found = {name: value for name, value in wanted.items() if value}
        if frame:
            found |= {"border": 5, "border_color": _FRAME}
        if not found:
            return None
        key = tuple(sorted(found.items()))
        if key not in self._styles:
            self._styles[key] = self.file.add_format(found)
        return self._styles[key]


def _fitting(text: str) -> str:
    """Text that a cell holds, counted as Excel counts (UTF-16)."""
    data = text.encode("utf-16-le", errors="replace")
    if len(data) <= 2 * _LONGEST:
        return text
    return data[: 2 * (_LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"
