# The whole project on a fresh machine: Python, make and a package index are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
STORE := lingding-store

.PHONY: demo test lint lint-cypher fmt docs site install clean help

help:
	@echo "make demo   build the graph of data/article.txt and print answers from it"
	@echo "make test   run all tests"
	@echo "make lint   ruff and mypy"
	@echo "make lint-cypher   Neo4j's linter over all .cypher files (needs npm)"
	@echo "make fmt    format the code"
	@echo "make site   the pages of docs/ with the Python API as HTML, in build/site"
	@echo "make docs   write the generated pages of docs/ again"

install: $(INSTALLED)

$(INSTALLED): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Lingding needs Python 3.11 or later; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED)
	@BIN=$(BIN) STORE=$(STORE) scripts/demo

test: $(INSTALLED)
	@scripts/browser
	@BIN=$(BIN) scripts/spark
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lint-cypher:
	.ci/cypher/run

fmt: $(INSTALLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

site: $(INSTALLED)
	$(BIN)/mkdocs build --strict --quiet

docs: $(INSTALLED)
	$(BIN)/python scripts/commands_page.py
	$(BIN)/python scripts/ontology_page.py
	$(BIN)/python scripts/pinyin.py
	$(BIN)/python scripts/queries_page.py
	$(BIN)/python scripts/readme_demo.py
	$(BIN)/python scripts/pictures.py
	$(BIN)/python scripts/notebooks.py
	$(BIN)/python scripts/notebooks.py
	$(BIN)/python scripts/pictures.py

clean:
	rm -rf $(VENV) $(STORE) build dist *.egg-info
