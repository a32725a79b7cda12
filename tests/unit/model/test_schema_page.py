"""docs/record-schema.json describes the records that are written."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest
from tests.unit.show.factory import founding

from unheat.model.record import to_json

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA = json.loads((DOCS / "record-schema.json").read_text("utf-8"))


def test_the_page_is_that_of_this_record() -> None:
    spec = importlib.util.spec_from_file_location("make_schema", DOCS / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.schema_text() == (DOCS / "record-schema.json").read_text("utf-8")


@pytest.mark.parametrize("misprint", [False, True])
def test_a_record_that_is_written_keeps_to_it(misprint: bool) -> None:
    jsonschema.validate(json.loads(to_json(founding(misprint=misprint))), SCHEMA)


def test_what_breaks_it_is_found() -> None:
    record = json.loads(to_json(founding()))
    record["panels"][0]["rows"]["labels"] = [1, 2, 3, 4]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMA)
