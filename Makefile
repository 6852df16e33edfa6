# Two commands do everything: `make demo` and `make test`.
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin
# Node, which checks the JavaScript, is a package of Python here.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: demo app test plotly lint lock audit bench bench-room bench-session screenshots clean
.DEFAULT_GOAL := demo

demo: plotly ## The app on fictitious stories
	@VERTELPUNT_DATABASE=data/demo.duckdb $(BIN)/python -m vertelpunt demo
	@echo "Open http://localhost:$(PORT)"
	@VERTELPUNT_DATABASE=data/demo.duckdb $(BIN)/streamlit run streamlit_app.py --server.port $(PORT)

app: plotly ## The app on your own collection
	@echo "Open http://localhost:$(PORT)"
	@$(BIN)/streamlit run streamlit_app.py --server.port $(PORT)

# Compiled and made once, rather than by each of the servers that tests start.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/chromium lint plotly ## Everything, in a real browser too
	@npm test --silent
	@$(BIN)/python -m vertelpunt.ui.serving.fonts
	@CHROMIUM="$$(cat .venv/chromium)" $(BIN)/python -m pytest -n 2 --dist worksteal

lint: .venv/dev node_modules/.package-lock.json
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports
	@$(BIN)/bandit --quiet --configfile pyproject.toml --recursive vertelpunt pages streamlit_app.py
	@npm run --silent lint

node_modules/.package-lock.json: package.json package-lock.json .venv/dev
	@echo "Installing what checks the JavaScript ..."
	@npm ci --silent --no-audit --no-fund
	@touch $@

.venv/app: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Vertelpunt needs Python 3.11 or newer. Name one with PYTHON=python3.11."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ echo "Making .venv failed. On Debian or Ubuntu: apt-get install python3-venv."; exit 1; }
	@echo "Installing the packages ..."
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# A quarter of the bytes for who opens a page with plots, where npm can fetch it.
plotly: .venv/app
	@$(BIN)/python -m vertelpunt.ui.plots.basic_bundle

.venv/dev: .venv/app requirements-dev.txt
	@echo "Installing the packages for the tests ..."
	@$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.txt
	@touch $@

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url $(UPGRADE)

lock: .venv/dev ## The locked versions anew, from requirements.in and -dev.in; all as new as may be with UPGRADE=--upgrade
	@$(COMPILE) requirements.in --output-file requirements.txt
	@$(COMPILE) requirements-dev.in --constraints requirements.txt --output-file requirements-dev.txt
	@$(MAKE) --no-print-directory .venv/dev
	@$(BIN)/python -m supply.licences

audit: .venv/dev ## Known weaknesses of what is installed, where there is a network
	@$(BIN)/python -m supply.audit

.venv/chromium: .venv/dev tests/programs.sh
	@sh tests/programs.sh $(BIN) > $@.new
	@mv $@.new $@

bench: plotly .venv/chromium ## How long things take, in the store and in a browser
	@CHROMIUM="$$(cat .venv/chromium)" $(BIN)/python -m bench --json bench.json

bench-room: .venv/app ## A room of a hundred tellers; other numbers with ROOM="--tellers 20 --minutes 2"
	@$(BIN)/python -m bench.room $(ROOM)

bench-session: .venv/app ## A duidingsessie of sixty phones; other numbers with SESSION="--people 20 --minutes 1"
	@$(BIN)/python -m bench.session $(SESSION)

screenshots: plotly .venv/chromium ## The pictures of the handbook and the README, from the running app
	@CHROMIUM="$$(cat .venv/chromium)" $(BIN)/python -m docs.screenshots

clean: ## Remove what was installed and made
	rm -rf .venv node_modules data/demo.duckdb static/*.js static/fonts static/packed
