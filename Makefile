# make demo   the whole thing, in a browser, on this machine
# make test   every test      make check  lint, types, architecture      make bench  figures
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
READY := .venv/ready
CODE := bot handlers locales messenger regulations scheduler.py storage workflow
PORT ?= 8080

.PHONY: setup demo test check format bench clauses torture browser
.DEFAULT_GOAL := setup

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@.ci/debian venv python3-venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[test,check]'
	@touch $@

browser:
	@.ci/debian chromium chromium
	@.ci/debian font:zh fontconfig fonts-noto-cjk

demo: setup
	$(BIN)/banshi demo --port $(PORT)

test: setup browser
	$(BIN)/pytest -n 2 --dist worksteal

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(CODE) tests
	$(BIN)/pytest -q tests/test_architecture.py tests/test_locales.py

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	@for script in tests/bench/bench_*.py; do PYTHONPATH=tests/support $(BIN)/python $$script || exit 1; done

clauses: setup
	$(BIN)/python tests/clauses.py
