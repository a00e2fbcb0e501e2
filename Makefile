# make demo   the whole thing, in a browser, on this machine
# make test   every test      make check  lint, types, architecture      make bench  figures
# make torture   the tests of faults at full size: hours, see docs/faults.md
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
READY := .venv/ready
CODE := bot handlers locales messenger regulations scheduler.py storage workflow
PORT ?= 8080
# How much is done in `make torture`; each may be given on the command line.
KILLS ?= 1000
POWER_CUTS ?= 100000
BOT_KILLS ?= 1000
OFFICE_WEEKS ?= 10000
REMINDERS ?= 100000
HOSTILE_UPDATES ?= 1000000
TORTURE := KILLS POWER_CUTS BOT_KILLS OFFICE_WEEKS REMINDERS HOSTILE_UPDATES

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

torture: setup
	$(foreach size,$(TORTURE),$(size)=$($(size))) $(BIN)/pytest -n 2 --dist worksteal \
		tests/faults tests/storage/test_kill.py tests/storage/test_power_cut.py

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
