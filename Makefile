# panelbook: `make help` lists what there is to do.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PAPERS ?=
SIZES  ?= 1,10
SECONDS ?= 600
ONLY   ?=
READY  := $(VENV)/.ready
TOOLS  := $(VENV)/.ready-tools
ENGINE := $(VENV)/.ready-engine

GET_ENGINE := sh tools/engine.sh $(BIN)/python $(VENV)/share/panelbook-engine

.DEFAULT_GOAL := help
.PHONY: screenshots weights help setup engine refresh test lint docs bench bench-scale fuzz mutants orders lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: $(READY) ## install what the warehouse needs into .venv (once)

engine: $(READY) ## fetch what the SQL page of the site runs, where that failed before (needs the network)
	@$(GET_ENGINE)
	@touch $(ENGINE)

refresh: $(READY) $(ENGINE) ## build, check and publish the warehouse; PAPERS=dir ingests a folder of papers first
	@$(BIN)/panelbook refresh $(if $(PAPERS),--papers "$(PAPERS)")

test: $(TOOLS) $(ENGINE) lint ## run every check and test
	@$(BIN)/pytest -n auto --dist loadfile

lint: $(TOOLS) ## check style, types, SQL and the direction of imports
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy ingest expectations
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar models macros analyses tests/dbt

docs: $(READY) $(ENGINE) ## write the dbt docs as one static page, and say where it is
	@$(BIN)/panelbook refresh
	@echo "The tables and columns are described in current/docs/dbt.html"

screenshots: $(TOOLS) ## picture the main pages of the published site (needs chromium)
	@$(BIN)/python -m tests.browser.screenshots screenshots

weights: $(READY) ## print what the pages of the published site weigh, by kind
	@$(BIN)/python tools/page_weights.py

bench: $(TOOLS) ## print how fast papers are read, and how long the parts take; PAPERS=dir measures on those
	@$(BIN)/python tools/bench.py $(if $(PAPERS),--papers "$(PAPERS)")
	@$(BIN)/python -m tests.bench.readers

bench-scale: $(TOOLS) ## measure the marts on made-up observations; SIZES=1,10,50 sets how many, in millions
	@$(BIN)/python -m tools.scale.bench --sizes "$(SIZES)"

fuzz: $(TOOLS) ## damage papers of every format for SECONDS (600), and see that each is read right or refused
	@$(BIN)/python tools/fuzz.py --seconds $(SECONDS)

mutants: $(TOOLS) ## break the rules of tools/mutants.yaml one by one, and see that a test fails for each; ONLY=word
	@$(BIN)/python -m tools.mutants $(if $(ONLY),--only "$(ONLY)")

orders: $(TOOLS) ## ingest papers in every order, and see that the marts are equal; PAPERS=dir, else the committed seeds
	@$(BIN)/python -m tools.orders $(if $(PAPERS),--papers "$(PAPERS)")

lock: $(TOOLS) ## compile the lock files from pyproject.toml and package.json (needs the network)
	@sh tools/lock.sh $(BIN)/uv

clean: ## remove what was built and installed; seeds and papers stay
	rm -rf $(VENV) releases state warehouse current target logs site

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "panelbook needs Python 3.11 or later: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@echo "First run: installs about 100 packages (0.3 GB to fetch, 1 GB on disk) into $(VENV); 1 to 3 minutes."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(TOOLS): requirements-dev.txt $(READY)
	@echo "First test run: installs about 35 tools more (0.1 GB) into $(VENV); about half a minute."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# The warehouse and every other page do without: what cannot be fetched is said, and `make engine` tries again.
$(ENGINE): requirements-engine.txt $(wildcard ingest/website/browser/*) tools/engine.sh $(READY)
	@echo "Fetching what the SQL page of the site runs (0.1 GB, of which 11 MB are kept); about 10 seconds."
	@$(GET_ENGINE) || echo "The SQL page will not answer queries; all else works. With a network: make engine refresh"
	@touch $@
