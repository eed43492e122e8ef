# Each target sets itself up from nothing but make and Python 3.11 or newer. `make` alone lists them.
#
#   make lab LESSON=02                            another lesson
#   make lab ARGS="--no-browser --port 9999"      options for JupyterLab
#   make test ARGS="-k softmax"                   options for pytest
#   make test PYTHON=/opt/python3.13/bin/python3  another Python (after `make clean`)

VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready
RUN   := PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: help lab test build audit messages grade bench-grade clean

help:           ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

lab: $(READY)   ## open JupyterLab on the first lesson
	@$(RUN) course lab $(LESSON) $(if $(ARGS),-- $(ARGS))

test: $(READY)  ## check the style, and run all tests
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) pytest -n auto --dist loadfile $(ARGS)

build: $(READY) ## build the notebooks whose source has changed
	@$(RUN) course build $(LESSON)

grade: $(READY) ## make up a class for lesson 02 and grade it, into graded/
	@$(RUN) course example-class 02 --students 10 --out graded/example_class
	@$(RUN) course grade 02 graded/example_class --out graded

audit: $(READY) ## try right answers, wrong ones and mutants on every check; writes docs/audit.md
	@cd tests && $(RUN) python -m audit $(ARGS)

messages: $(READY) ## write docs/messages.md: what learners are told of each known mistake
	@cd tests && $(RUN) python -m audit.messages $(LESSON)

bench-grade: $(READY) ## grade one class with stock nbgrader and with `course grade`, side by side
	@$(RUN) python benchmarks/grade.py $(ARGS)

clean:          ## remove what make has made: .venv, caches, the graded example class
	rm -rf $(VENV) .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	@cd graded 2>/dev/null || exit 0; \
	for work in submissions/*; do \
	  if [ -e "$$work" ] && [ ! -e "example_class/$${work##*/}" ]; then \
	    echo "graded/ is kept: it holds a submission that is not of the example class ($$work)."; \
	    exit 0; \
	  fi; \
	done; \
	rm -rf example_class submissions feedback nbgrader replaced journal \
	  grades.csv report.html feedback.zip; \
	cd .. && rmdir graded 2>/dev/null || echo "graded/ is kept: it holds more than the example class."

# The stamp comes last: a set-up that was broken off is done anew.
$(READY): pyproject.toml constraints.txt
	@python=; \
	for candidate in $(or $(PYTHON),python3 python3.13 python3.12 python3.11); do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    python=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "This course needs Python 3.11 or newer; $(or $(PYTHON),python3) is none." \
	    "Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; \
	fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python lacks the modules venv and ensurepip." \
	    "Install them (Debian, Ubuntu: apt install python3-venv) and try again." >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$($$python --version); this takes a minute, once."; \
	$$python -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  -c constraints.txt -e '.[dev]'
	@touch $(READY)
