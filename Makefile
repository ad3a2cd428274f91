# citetrail — every target sets .venv up when it must; stock python3 and pip are enough.
PYTHON  ?= python3
ARTICLE ?= corpus/articles
SOURCES ?= corpus/sources
BIB     ?= corpus/references.bib
OUT     ?= outputs
SHARED  ?= ../shared
BIN     := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup extract report review verify fetch check test quality rules edits same accept-same docs bench hostile fuzz accept live clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: .venv/ready ## make .venv with everything in it (the other targets do this themselves)

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("citetrail needs Python 3.11 or newer; try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing into .venv (once; about a minute) …" >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --root-user-action=ignore -e '.[dev]'
	@touch $@

extract: .venv/ready ## read ARTICLE, SOURCES and BIB, write claim tables to OUT
	@$(BIN)/citetrail extract $(ARTICLE) $(if $(SOURCES),--sources $(SOURCES)) $(if $(BIB),--bib $(BIB)) -o $(OUT)

report: .venv/ready ## write OUT/report.html anew, with the verdicts given since; FOR=author: questions to the author
	@$(BIN)/citetrail report $(OUT) $(if $(FOR),--for $(FOR))

review: .venv/ready ## judge the claims of OUT in a page on this machine (AS=initials)
	@$(BIN)/citetrail review $(OUT) $(if $(AS),--as $(AS))

verify: .venv/ready ## look the references of OUT up in indexes, over the network; asks before the first request (ARGS=--dry-run)
	@$(BIN)/citetrail verify $(OUT) $(ARGS)

fetch: .venv/ready ## save open copies of the references of OUT in SOURCES; asks before the first request (ARGS=--dry-run)
	@$(BIN)/citetrail fetch $(OUT) --into $(SOURCES) $(ARGS)

check: .venv/ready ## lint, format, types, layers, docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q --doctest-modules pipeline tests/docs

test: .venv/ready check ## everything that must be green
	@$(BIN)/python -m pytest --ignore=tests/docs -n auto

quality: .venv/ready ## score the public functions on evaluation/public, and on SHARED/data where it is, against evaluation/floors.toml
	@$(BIN)/python -m evaluation --shared $(SHARED)
	@$(BIN)/python -m evaluation.articles
	@$(BIN)/python -m evaluation.formats
	@test ! -d $(SHARED)/data || $(BIN)/python -m evaluation.relative $(SHARED)/data/dates/*.jsonl
	@test ! -d $(SHARED)/data/works || $(BIN)/python -m evaluation.verify --works $(SHARED)/data/works
	@test ! -d $(SHARED)/data || $(BIN)/python -m evaluation.differing $(SHARED)/data/verify/numeric_claims_dev.jsonl

rules: .venv/ready ## the rules of every grammar and their examples; fails where a rule has none
	@$(BIN)/python -m evaluation.rules

bench: .venv/ready ## speed, as ratios within one run; a line in benchmarks/history.jsonl, and what moved since the last
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.pdf

hostile: .venv/ready ## read 610 broken and hostile files; each must be a document or an errors row
	@$(BIN)/python -m evaluation.hostile $(SHARED)/hostile --raw

fuzz: .venv/ready ## made-up and damaged files for every reader, a few minutes
	@FUZZ_EXAMPLES=2000 $(BIN)/python -m pytest -q tests/fuzz
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -e '.[fuzz]' 2>/dev/null || true
	@$(BIN)/python -m tests.fuzz.guided 30

edits: .venv/ready ## 2,000 random stories of edited tables and 200 killed runs: no verdict may be lost, moved or made up
	@EDITS=2000 KILLS=200 $(BIN)/python -m pytest -q tests/run/test_random_edits.py tests/run/test_kills.py -n auto

same: .venv/ready ## is every output as it was accepted last? prints the rows that changed
	@$(BIN)/python -m evaluation.same --shared $(SHARED)

accept-same: .venv/ready ## take what comes out now as the accepted outputs; name the changed rows in the commit
	@$(BIN)/python -m evaluation.same --shared $(SHARED) --accept

accept: .venv/ready ## rewrite the golden tables; read the diff before you commit
	@$(BIN)/python -m tests.golden

live: .venv/ready ## ask each service one real question and compare the form of its answer; by hand, never in CI
	@$(BIN)/python -m evaluation.live

docs: .venv/ready ## the documentation with the API as pages in site/, built offline
	@$(BIN)/mkdocs build --strict --quiet
	@echo "open site/index.html"

clean: ## remove the environment, caches and what runs wrote
	@rm -rf .venv .same site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
	@find outputs -mindepth 1 ! -name .gitkeep ! -name README.md -delete
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
