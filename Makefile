# make demo   set everything up in .venv and build a dossier and a page from an example pile
# make test   set up what tests need and pass them
# make check  format, lint, types, layers, docs, tests, gate: what every commit keeps green
# make bench  speed and accuracy (DATA=folder of the public data sets, GOLD=folder of gold dossiers, where you have them)

.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
OUT := out
PILE := examples/caspian
DATA ?=
GOLD ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check bench lock clean

help:
	@sed -n 's/^# //p' Makefile

$(BIN)/python:
	"$$(sh scripts/newest_python.sh)" -m venv $(VENV)

$(VENV)/.run: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

demo: $(VENV)/.run
	@mkdir -p $(OUT)
	$(BIN)/conspectus build $(PILE) -o $(OUT)/demo.dossier
	$(BIN)/conspectus page $(OUT)/demo.dossier -o $(OUT)/demo.html
	@echo "dossier: $(CURDIR)/$(OUT)/demo.dossier"
	@echo "page:    $(CURDIR)/$(OUT)/demo.html"

test: $(VENV)/.dev
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff format --check src tests benchmarks scripts
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/write_map.py --check
	$(BIN)/python scripts/write_cli_docs.py --check
	$(BIN)/python -m pytest

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py $(PILE)
	$(BIN)/python benchmarks/accuracy.py "$(GOLD)" "$(DATA)"

# Needs uv (pip install uv); the locks name versions and hashes, never a host.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --upgrade --quiet --output-file requirements.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	    --extra dev --constraint requirements.lock --quiet --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) $(OUT) build src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
