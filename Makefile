# The one place where a command of this repository is written down; `make` alone lists them.
# Needed: Python 3.11 or newer and make. Everything else is installed into .venv from the locked requirements.

PYTHON ?=
VENV   ?= .venv
N      ?= 10000
PORT   ?= 8000
SITE   ?= site

python  := $(VENV)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check --no-input
# Stamps lie inside the environment: whoever removes it removes them too.
runtime  := $(VENV)/.runtime
testing  := $(VENV)/.testing
bench    := $(VENV)/.bench
chromium := $(VENV)/.chromium
scripts  := $(VENV)/.scripts

# Never in this repository: others' files, and an environment of their own.
official    := ../shared/conformance
conformance := $(VENV)-conformance

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

.PHONY: help
help: ## this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

## --- use -------------------------------------------------------------------------------------------

.PHONY: install
install: $(runtime) ## the command itself: .venv/bin/credatlas

.PHONY: site
site: $(runtime) ## build the catalogue into site/
	$(VENV)/bin/credatlas build
	@echo "Open it:  python3 -m http.server -d site $(PORT)   then   http://localhost:$(PORT)/"

.PHONY: serve
serve: $(runtime) ## live preview: rebuilds when a file is saved
	$(VENV)/bin/credatlas serve

.PHONY: check
check: $(runtime) ## validate content/
	$(VENV)/bin/credatlas check

## --- develop ---------------------------------------------------------------------------------------

.PHONY: test
test: lint types contracts $(bench) $(chromium) ## everything a submission must pass (installs a browser if there is none)
	$(python) -m pytest -n 2 --dist loadfile $(PYTEST)

.PHONY: lint
lint: $(testing) ## style and spelling
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/codespell

.PHONY: types
types: $(testing) $(scripts) ## mypy --strict, and tsc over the scripts
	$(VENV)/bin/mypy
	$(VENV)/bin/node tests/scripts/node_modules/typescript/bin/tsc -p tests/scripts

.PHONY: contracts
contracts: $(testing) ## which layer may import which
	$(VENV)/bin/lint-imports --no-logo

.PHONY: format
format: $(testing) ## mend style where a tool can
	$(VENV)/bin/ruff check --fix --quiet . || true
	$(VENV)/bin/ruff format --quiet .

.PHONY: i18n
i18n: $(testing) ## what each interface language still lacks
	$(python) tools/translations.py

.PHONY: fuzz
fuzz: $(testing) ## look for inputs that break the reader, longer than the tests do
	$(python) -m pytest -q -m hypothesis --hypothesis-profile=long $(PYTEST)

.PHONY: conformance
conformance: ## hold a built site to the official schemas of ../shared: make conformance SITE=site
	@test -d $(official) || { echo "not checked: the official schemas are not in $(official)"; exit 1; }
	@$(MAKE) --no-print-directory $(conformance)
	@cd $(dir $(official)) && $(abspath $(conformance))/bin/python -m conformance $(abspath $(SITE)) --require all

.PHONY: real
real: $(testing) ## build the real catalogues of ../shared and print what they reach
	$(python) -m benchmarks.real

.PHONY: bench
bench: $(bench) ## compare with Hugo: make bench N=10000 BENCH=--large
	$(python) -m benchmarks.compare --courses $(N) $(BENCH)

.PHONY: bench-pathways
bench-pathways: $(testing) ## what pathways add to a build: make bench-pathways N=10000
	$(python) -m benchmarks.pathways --courses $(N)

.PHONY: bench-browser
bench-browser: $(testing) $(chromium) ## what pages and search cost a browser: make bench-browser N=10000
	$(python) -m benchmarks.browser --courses $(N)

.PHONY: learner
learner: $(testing) $(chromium) ## six tasks on a phone with a slow line, timed: make learner N=10000
	$(python) -m pytest -q tests/browser/test_learner_tasks.py --courses $(N) $(PYTEST)

.PHONY: lock
lock: $(testing) ## resolve the dependencies anew and write requirements/*.txt
	$(python) tools/lock.py

.PHONY: clean
clean: ## remove everything that these commands made
	rm -rf $(VENV) $(conformance) tests/scripts/node_modules site .cache dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

## --- set-up ----------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@tools/venv $(VENV) $(PYTHON)

# The project itself is installed last, in place, and without asking any index.
in_place = $(install) --no-deps --no-build-isolation --editable .

$(runtime): requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what CredAtlas needs into $(VENV)"
	@$(install) --require-hashes -r requirements/runtime.txt
	@$(in_place)
	@touch $@

$(testing): requirements/test.txt $(runtime)
	@echo "Installing what the tests need into $(VENV)"
	@$(install) --require-hashes -r requirements/test.txt
	@touch $@

$(bench): requirements/bench.txt $(testing)
	@$(install) --require-hashes -r requirements/bench.txt
	@touch $@

$(chromium): tests/browser/chromium.py | $(testing)
	@$(python) tests/browser/chromium.py
	@touch $@

$(conformance): $(wildcard $(official)/requirements.txt)
	@tools/venv $@ $(PYTHON)
	@$@/bin/python -m pip install --quiet --disable-pip-version-check --no-input -r $<
	@touch $@

# Node comes from the Python index; what the scripts' tests need beside it is locked in tests/scripts.
$(scripts): tests/scripts/package-lock.json $(testing)
	@PATH="$(abspath $(VENV))/bin:$$PATH" npm ci --prefix tests/scripts --ignore-scripts --no-audit --no-fund --silent
	@touch $@
