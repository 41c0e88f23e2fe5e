# What one does with this checkout. Everything is installed into .venv, and nothing outside of it.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
NEEDS := $(VENV)/made pyproject.toml constraints.txt
LOCALE := bot/posts/locale
TEMPLATE := $(LOCALE)/matchday.pot

# The first Python here that is new enough and can make a virtual environment; or: make run PYTHON=...
GOOD_PYTHON := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c '$(GOOD_PYTHON)' 2>/dev/null && echo $$python && break; done)

# So many processes run the tests: one more than CI has cores, because many tests wait for something.
JOBS ?= 3
# Where tests keep their stores: in SQLite files, or on PostgreSQL.
STORE ?= $(or $(MATCHDAY_TEST_STORE),sqlite)

.PHONY: help run test check bench messages clean

help:
	@echo "make run       play a matchday in the web channel (with a token in .env: run the bot)"
	@echo "make test      run the tests;  make test ARGS='tests/storage -x'  runs some,  JOBS=0 one at a time"
	@echo "               make test STORE=postgresql  keeps the stores that tests make on a real PostgreSQL"
	@echo "make check     lint, formatting, types, import rules"
	@echo "make bench     measure what the design promises;  make bench ARGS='all --out FILE'  all of it, for hours"
	@echo "make messages  gather the sentences to translate, and update the catalogues;  LANGUAGE=nl  begins one"
	@echo "make clean     remove what make and the tools made; never .env or var/"

run: $(VENV)/run
	@exec $(BIN)/matchday run

test: $(VENV)/test
	MATCHDAY_TEST_STORE=$(STORE) $(BIN)/pytest --numprocesses $(JOBS) --dist worksteal $(ARGS)

check: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test
	$(BIN)/python -m bench $(ARGS)

# The template has no date, and says of a sentence in which files it is but not on which lines: what nobody
# changed makes no difference. A sentence that changed is translated anew, never guessed from the old one.
messages: $(VENV)/run
	@mkdir -p $(LOCALE)
	$(BIN)/pybabel --quiet extract --mapping babel.cfg --project Matchday --copyright-holder "Matchday contributors" \
		--add-comments Translators: --add-location=file --sort-by-file --no-wrap --output $(TEMPLATE).new bot handlers
	@grep -v '^"POT-Creation-Date' $(TEMPLATE).new > $(TEMPLATE) && rm $(TEMPLATE).new
	@test -z "$(LANGUAGE)" || test -e $(LOCALE)/$(LANGUAGE)/LC_MESSAGES/matchday.po || \
		$(BIN)/pybabel --quiet init --domain matchday --input-file $(TEMPLATE) --output-dir $(LOCALE) --no-wrap \
			--locale $(LANGUAGE)
	$(BIN)/pybabel --quiet update --domain matchday --input-file $(TEMPLATE) --output-dir $(LOCALE) --no-wrap \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel compile --domain matchday --directory $(LOCALE) --statistics

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each of these files says that what it is named after is installed, and since when.

$(VENV)/made:
	@test -n "$(PYTHON)" || { \
		echo "Matchday needs Python 3.11 or newer with its venv module (on Debian: apt install python3 python3-venv)."; \
		echo "If it is there under another name: make run PYTHON=/path/to/python3"; exit 1; } >&2
	@$(PYTHON) -c '$(GOOD_PYTHON)' || { \
		echo "$(PYTHON) is not Python 3.11 or newer with its venv module."; exit 1; } >&2
	@echo "Installing into $(VENV); this is done once and takes about a minute ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) setuptools
	@touch $@

$(VENV)/run: $(NEEDS)
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/test: $(NEEDS)
	@$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@ $(VENV)/run

$(VENV)/check: $(NEEDS)
	@$(PIP) --no-build-isolation --editable '.[test,check]'
	@touch $@ $(VENV)/test $(VENV)/run
