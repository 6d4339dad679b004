# 准绳 Zhunsheng. Needs python3 (with venv), pip and make; everything else goes into .venv and .tools.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test check bench format lock

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .python ## serve the demo company on 127.0.0.1 (PORT=8000)
	@$(PYTHON) tools/setup.py runtime
	@exec $(BIN)/zhunsheng run --demo

setup: .python ## build the environment alone
	@$(PYTHON) tools/setup.py dev

test: setup ## run every test, on SQLite and, where one can be started, on PostgreSQL
	@$(BIN)/python -m pytest
	@$(BIN)/python tools/with_postgres.py $(BIN)/python -m pytest -m "db and not browser"

check: setup ## check imports, style, types, templates, dependencies, spelling
	@$(BIN)/python tools/check.py

bench: setup ## measure speed (docs/performance.md)
	@$(BIN)/python tools/bench.py

format: setup ## bring code and templates into shape
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format --quiet
	@find src -path '*/templates/*' -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} + || true

lock: setup ## resolve the dependencies anew and write requirements/*.txt
	@$(BIN)/python tools/lock.py

.PHONY: .python
.python:
	@command -v $(PYTHON) >/dev/null || { echo "缺少 $(PYTHON)：请安装 Python 3.11 或更高版本。 / $(PYTHON) is missing: install Python 3.11 or newer." >&2; exit 1; }
