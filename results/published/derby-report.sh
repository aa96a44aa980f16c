#!/bin/sh
# Makes derby-report.html again: the report on the plan for Derby, with its frontier and its sensitivity, one page that
# needs nothing but a browser. A search by steps finds the same plan on every machine, so every figure is the same; the
# name of the run, which holds its time, and the version of Java may differ.
set -eu
cd "$(dirname "$0")/../.."
runs=$(mktemp -d)
beside=$(mktemp -d)
trap 'rm -r "$runs" "$beside"' EXIT
./marshal plan derby --steps 2000 --runs "$runs"
./marshal sweep derby --vary budget=80%..120% --points 9 --out "$beside/sweep"
./marshal sensitivity --plan "$runs"/* --json > "$beside/sensitivity.json"
./marshal report "$runs"/* "$beside/sweep" "$beside/sensitivity.json" --out results/published/derby-report.html
