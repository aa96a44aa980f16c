#!/bin/sh
# Makes kernels.md again: what the innermost pieces of work cost, each beside a baseline of the same run. About six
# minutes or more on a quiet machine; it needs 6 GB of memory for the small areas of a country.
#
#   results/published/kernels.sh                       every benchmark but CountryForecastBenchmark, and the table
#   results/published/kernels.sh ExactMeanBenchmark    one of them, printed; options of JMH may follow
set -eu
cd "$(dirname "$0")/../.."
./marshal --version >/dev/null

jmh() {
  java -cp "cli/target/marshal.jar:benchmarks/target/reference/*" org.openjdk.jmh.Main "$@"
}

if [ $# -gt 0 ]; then
  jmh "$@"
else
  # Short rounds: what is compared differs by far more than they do. The year of a country is a minute a round: by name.
  jmh -e CountryForecastBenchmark -wi 1 -w 1s -i 5 -r 400ms -foe true -rf json -rff cli/target/kernels.json \
    -p tabulated=true -p means=ONE,TWENTY,HUNDRED >&2
  ./marshal benchmark --kernels cli/target/kernels.json --publish results/published/kernels.md
fi
