"""Write docs/record-schema.json, the JSON Schema of ``figure.json``.

    python docs/make_schema.py

``tests/unit/model/test_schema_page.py`` says when it is out of date.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from unheat.model.record import SCHEMA
from unheat.model.schema import FigureRecord

PAGE = Path(__file__).with_name("record-schema.json")


def schema_text() -> str:
    """JSON Schema (2020-12) of the record."""
    (schema,), components = msgspec.json.schema_components(
        [FigureRecord], ref_template="#/$defs/{name}"
    )
    page = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"unheat: the record of a reading ({SCHEMA})",
        **schema,
        "$defs": components,
    }
    return json.dumps(page, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(schema_text(), "utf-8")
