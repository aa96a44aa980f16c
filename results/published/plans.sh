#!/bin/sh
# Makes plans.md again: a plan for every shipped scenario, by ward and by small area, with its proven gap and its time.
set -eu
cd "$(dirname "$0")/../.."
./marshal --version >/dev/null
out=$(mktemp)
trap 'rm -f "$out" "$out.json"' EXIT

# value KEY: the first value of a key in the document.
value() {
  sed -n 's/^ *"'"$1"'" *: \([^,]*\).*$/\1/p' "$out.json" | head -n 1 | tr -d '"'
}

{
  echo '# A plan for every shipped scenario'
  echo
  echo 'Made by `results/published/plans.sh`, which runs `./marshal plan CASE --scenario NAME --json --no-run`,'
  echo 'with its five seconds of search, fifteen for small areas. The gap is proven: no plan within the rules averts more than so much more, in the worlds of the'
  echo 'search. Averted and its 80 % interval are those of worlds that the search had not seen. `search adds` is what the local search'
  echo 'added to the rounded plan it began with, in percent of what that averts in the worlds of the search. Seconds are of the whole'
  echo 'command, start-up, proof, search and judgement.'
  echo
  echo "Commit $(git rev-parse --short HEAD), $(java -version 2>&1 | head -n 1), $(nproc) cores."
  echo
  echo '| case | scenario | averts £m | 80 % interval | gap % | moves | search adds % | seconds |'
  echo '| --- | --- | --- | --- | --- | --- | --- | --- |'
  for case in derby derby-lsoa; do
    for file in scenarios/cases/$case/scenarios/*.yaml; do
      name=$(basename "$file" .yaml)
      begin=$(date +%s.%N)
      ./marshal plan "$case" --scenario "$name" --json --no-run >"$out.json" 2>/dev/null || true
      end=$(date +%s.%N)
      averted=$(tr -d '\n' <"$out.json" | awk '{ print substr($0, index($0, "\"averted\"")) }')
      number() {
        echo "$averted" | sed -n 's/^[^}]*"'"$1"'" *: \([-0-9.E]*\).*/\1/p'
      }
      awk -v c="$case" -v n="$name" -v m="$(number mean)" -v l="$(number low80)" -v h="$(number high80)" \
        -v g="$(value gapPercent)" -v v="$(value moves)" \
        -v r="$(value roundedAverted)" -v a="$(number claimedInSearch)" -v s="$(echo "$end $begin" | awk '{print $1 - $2}')" \
        'BEGIN { printf "| %s | %s | %.2f | %.2f to %.2f | %.2f | %d | %.2f | %.1f |\n", c, n, m / 1e6, l / 1e6, h / 1e6, g, v, (a / r - 1) * 100, s }'
    done
  done
} >"$out"
cp "$out" results/published/plans.md
