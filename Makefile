# make demo   read the founding figure, find the misprint in its twin, draw it corrected
# make test   all tests
# make lint   ruff, mypy, import-linter
# make fixtures   draw the fixtures again, in an environment of their own
#
# Each target makes .venv first if pyproject.toml is newer. PYTHON names another Python,
# as in `make demo PYTHON=python3.12`.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)
BIN := .venv/bin
STAMP := .venv/.installed
IMAGES := fixtures/images
FOUNDING := prompt-transferability

.PHONY: help demo test lint format fixtures clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: $(STAMP)
	@echo; echo "— The founding figure —"; echo
	$(BIN)/unheat read $(IMAGES)/$(FOUNDING).png
	@echo; echo "— Its twin, in which one number is printed that the colour denies —"; echo
	$(BIN)/unheat read $(IMAGES)/$(FOUNDING)-misprint.png
	@echo; echo "— Somebody's transcription, held against the twin (exit code 1: findings) —"; echo
	@echo "$(BIN)/unheat validate $(IMAGES)/$(FOUNDING)-misprint.png fixtures/transcriptions/$(FOUNDING).md"
	@$(BIN)/unheat validate $(IMAGES)/$(FOUNDING)-misprint.png \
		fixtures/transcriptions/$(FOUNDING).md || [ $$? -eq 1 ]
	@echo; echo "— The twin, drawn again with the number corrected —"; echo
	$(BIN)/unheat render output/$(FOUNDING)-misprint --set 'Vicuna,GPT-4=52.7' \
		-o output/$(FOUNDING)-misprint/corrected.png
	@echo; echo "Open output/$(FOUNDING)/redrawn.png beside $(IMAGES)/$(FOUNDING).png,"
	@echo "and output/$(FOUNDING)-misprint/overlay.png for what was seen."

test: $(STAMP)
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The renderers that only the fixtures need stay out of .venv.
fixtures: .venv-fixtures/.installed
	.venv-fixtures/bin/python fixtures/make.py

clean:
	rm -rf .venv .venv-fixtures

$(STAMP): pyproject.toml .ci/environment
	@.ci/environment "$(PYTHON)" .venv '.[dev]'
	@touch $@

.venv-fixtures/.installed: pyproject.toml .ci/environment
	@.ci/environment "$(PYTHON)" .venv-fixtures '.[fixtures]'
	@touch $@
