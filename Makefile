# `make` runs every check in .venv (made by `sh scripts/test`); `make help` lists the targets.
PYTHON := .venv/bin/python

check: lint types floors docs tests ## everything that must be green

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 10

lint: $(PYTHON) ## style and mistakes (ruff)
	$(PYTHON) -m ruff check .

types: $(PYTHON) ## types (mypy, strict)
	$(PYTHON) -m mypy

floors: $(PYTHON) ## who may import whom (import-linter)
	.venv/bin/lint-imports

docs: $(PYTHON) ## generated pages are what the code says
	$(PYTHON) tools/write_docs.py --check

tests: $(PYTHON) ## all tests (pytest)
	$(PYTHON) -m pytest --quiet --numprocesses auto --dist loadfile

write: $(PYTHON) ## write the generated pages anew
	$(PYTHON) tools/write_docs.py

fix: $(PYTHON) ## let ruff mend what it can
	$(PYTHON) -m ruff check --fix .

demo: ## the sample investigation, checked
	sh scripts/demo

$(PYTHON):
	sh scripts/test

.PHONY: check help lint types floors docs tests write fix demo
