SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

run: $(VENV)/app  ## Start the service with the demo on http://localhost:8000
	@$(BIN)/anna demo && exec $(BIN)/anna serve

test: $(VENV)/dev browser  ## Run all tests
	$(BIN)/pytest -n 2

check: $(VENV)/dev browser  ## Everything that must hold: format, lint, types, imports, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: $(VENV)/dev  ## Print measurements beside a bare baseline
	$(BIN)/python -m bench

security: $(VENV)/dev browser  ## The long hostile tests, each figure with its goal, a bill of materials in build/
	$(BIN)/python -m tests.materials build
	ANNA_HYPOTHESIS=long $(BIN)/pytest -n 2 tests/unit --figures

capabilities: $(VENV)/dev  ## List each capability with its tests
	@$(BIN)/python -m tests.capabilities

help:  ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/app: requirements/demo.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -e $(VENV)/dev || $(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/demo.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

browser:
	@bash tests/browser.sh

.PHONY: run test check bench security capabilities help browser
