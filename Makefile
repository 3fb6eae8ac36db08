# Casework: `make run` and `make test` need only Python 3.11 to 3.13 and make.
SHELL := /bin/sh
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
# Two at a time: the tests share the machine with a PostgreSQL and a browser.
TEST_PROCESSES ?= 2
PYTEST := $(BIN)/python -m pytest
SHARED := -n $(TEST_PROCESSES)

.PHONY: help run test test-fast lint format bench demo assets lock clean

help: ## Say what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: .ready-build ## Start the website and its scheduler with a demonstration, on http://127.0.0.1:8000 (PORT= to change)
	@CASEWORK_ENV=demo exec $(BIN)/casework serve --port $(PORT)

test: lint ## Check everything: lint, types, floors, then every test on SQLite, PostgreSQL and in a browser
	@$(PYTEST) $(SHARED) --ignore=tests/browser
	@$(PYTEST) $(SHARED) --database=postgres tests/integration
	@$(PYTEST) tests/browser

test-fast: .ready-dev ## Run the unit tests only
	@$(PYTEST) $(SHARED) tests/unit tests/architecture

lint: .ready-dev ## Check style, types, floors and templates
	@sh tools/lint.sh

format: .ready-dev ## Put code into its one format
	@$(BIN)/ruff check --fix-only --quiet casework tests tools migrations wsgi.py
	@$(BIN)/ruff format --quiet casework tests tools migrations wsgi.py
	@$(BIN)/python tools/tidy_templates.py

bench: .ready-dev ## Measure the pages at size and write docs/bench.json
	@$(BIN)/python -m tools.bench

demo: .ready-build ## Load the demonstration afresh into an empty database
	@CASEWORK_ENV=demo $(BIN)/casework db upgrade
	@CASEWORK_ENV=demo $(BIN)/casework demo load

assets: ## Build the style sheet and scripts again
	@rm -f $(VENV)/.assets
	@$(MAKE) --no-print-directory .ready-build PYTHON=$(PYTHON)

lock: ## Choose versions again and write requirements/*.lock and package-lock.json (UPGRADE=1 for newer ones)
	@PYTHON=$(PYTHON) sh tools/lock.sh
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

clean: ## Remove what was made here (never the database in instance/)
	rm -rf $(VENV) node_modules static/dist build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov

# What `make run` needs, and what `make test` needs besides. The script knows when nothing is to be done.
.PHONY: .ready-build .ready-dev
.ready-build:
	@PYTHON=$(PYTHON) sh tools/ready.sh build
.ready-dev:
	@PYTHON=$(PYTHON) sh tools/ready.sh dev
