#!/bin/sh
# Compiles requirements.txt (the main job), requirements-dev.txt (and the tests' tools) and requirements-engine.txt
# (what fetches the engine of the SQL page) from pyproject.toml, and package-lock.json from package.json.
# The larger set first: the smaller one then takes the same releases, so that one follows the other in .venv.
set -eu
uv=$1
# extras are kept: pip, when it checks hashes, wants them pinned as they are asked for
common="--universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-header"
common="$common --no-emit-index-url --no-emit-find-links --quiet"
# shellcheck disable=SC2086
"$uv" pip compile pyproject.toml --extra setup --extra dev $common -o requirements-dev.txt
# shellcheck disable=SC2086
"$uv" pip compile pyproject.toml --extra setup -c requirements-dev.txt $common -o requirements.txt
# shellcheck disable=SC2086
"$uv" pip compile --group engine $common -o requirements-engine.txt
sh tools/engine.sh "$(dirname "$uv")/python" lock
! grep -nE '://|^--(index|find|extra)' requirements*.txt ingest/website/browser/package-lock.json
