#!/bin/sh
# Makes country.md again: a plan for a generated country of 35,000 small areas, with its proof. Two and a half minutes of
# planning and two of checking on a quiet machine with two cores, in at most 8 GB.
set -eu
cd "$(dirname "$0")/../.."
MARSHAL_JAVA_OPTS=${MARSHAL_JAVA_OPTS:--Xmx8g} ./marshal benchmark --suite results/published/country.yaml \
  --out benchmark/country --publish results/published/country.md
