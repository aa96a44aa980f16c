#!/bin/sh
# Makes derby-report.html again: the report on the plan for Derby, one page that needs nothing but a browser.
# A search by steps finds the same plan on every machine, so every figure is the same; the name of the run,
# which holds its time, and the version of Java may differ.
set -eu
cd "$(dirname "$0")/../.."
runs=$(mktemp -d)
trap 'rm -r "$runs"' EXIT
./marshal plan derby --steps 2000 --runs "$runs"
./marshal report "$runs"/* --out results/published/derby-report.html
