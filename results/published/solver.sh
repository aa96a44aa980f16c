#!/bin/sh
# Makes solver.md again: how near to the best possible plan each method comes, and how soon. Less than five minutes on a
# quiet machine with two cores; every cell and the report with its charts land in the folder benchmark.
set -eu
cd "$(dirname "$0")/../.."
./marshal benchmark --suite quick --publish results/published/solver.md
