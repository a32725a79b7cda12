"""docs/record-schema.json describes the records that are written."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest
from tests.unit.show.factory import founding

from unheat.bench.perfect import perfect
from unheat.bench.truth import load_truth
from unheat.model.record import from_json, to_json

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
SCHEMA = json.loads((DOCS / "record-schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_page_is_that_of_this_record() -> None:
    spec = importlib.util.spec_from_file_location("make_schema", DOCS / "make_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.schema_text() == (DOCS / "record-schema.json").read_text("utf-8")


@pytest.mark.parametrize("misprint", [False, True])
def test_a_record_that_is_written_keeps_to_it(misprint: bool) -> None:
    VALIDATOR.validate(json.loads(to_json(founding(misprint=misprint))))


SAMPLES = sorted(ROOT.glob("output/prompt-transferability*/figure.json"))
TRUTHS = sorted(
    # The record of ten thousand cells says of each what that of a hundred says.
    path
    for path in (ROOT / "fixtures" / "images").glob("*.json")
    if path.stat().st_size < 100_000
)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_the_committed_samples_keep_to_it_and_can_be_read(path: Path) -> None:
    record = json.loads(path.read_bytes())
    VALIDATOR.validate(record)
    again = json.loads(to_json(from_json(path.read_bytes())))
    VALIDATOR.validate(again)
    assert again["panels"][0]["cells"] == record["panels"][0]["cells"]
    assert again["provenance"] == record["provenance"]


def test_there_are_samples() -> None:
    assert len(SAMPLES) == 2


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_flawless_records_of_the_fixtures_keep_to_it(path: Path) -> None:
    truth = load_truth(path)
    assert truth is not None
    data = to_json(perfect(truth))
    VALIDATOR.validate(json.loads(data))
    assert to_json(from_json(data)) == data


def test_the_first_record_that_was_ever_committed_stays_readable() -> None:
    """Fields that came later have defaults, in the reader and in the schema."""
    data = Path(__file__).with_name("records").joinpath("first.json").read_bytes()
    record = json.loads(data)
    assert "quantity" not in record["panels"][0]["rows"]
    VALIDATOR.validate(record)
    figure = from_json(data)
    cell = figure.panels[0].cells[3, 0]
    assert (cell.value, cell.status, cell.text) == (59.7, "conflict", "59.7")
    again = from_json(to_json(figure))
    assert again.panels[0].rows == figure.panels[0].rows
    assert again.panels[0].scale == figure.panels[0].scale


def test_what_breaks_it_is_found() -> None:
    record = json.loads(to_json(founding()))
    record["panels"][0]["rows"]["labels"] = [1, 2, 3, 4]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
