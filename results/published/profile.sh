#!/bin/sh
# Sets this version's processor time beside that of an older one: the kernels of a plan, and `marshal plan` with the same
# number of steps. Both run in turns on the same machine, so the ratios hold where the seconds do not. Ten minutes or more.
#
#   results/published/profile.sh OLD_JAR          beside a marshal.jar kept from before
#   results/published/profile.sh COMMIT [STEPS]   builds that commit first, in a folder of its own
set -eu
cd "$(dirname "$0")/../.."
old=$1
steps=${2:-20000}
rounds=2
tmp=$(mktemp -d)
trap 'git worktree remove --force "$tmp/old" 2>/dev/null || true; rm -rf "$tmp"' EXIT
./marshal --version >/dev/null
new=$PWD/cli/target/marshal.jar
if [ ! -f "$old" ]; then
  git worktree add --detach "$tmp/old" "$old" >&2
  "$tmp/old/marshal" --version >&2
  old=$tmp/old/cli/target/marshal.jar
fi
libraries=$PWD/benchmarks/target/reference/*

# The program that takes the times is this version's in both; the kernels are those of the jar.
kernels() {
  java -Xmx3g -XX:+UseSerialGC -cp "benchmarks/target/classes:$1:$libraries" marshal.benchmarks.kernels.ProcessorTimes "$2" WARDS_17 LSOAS_151
}

# user CASE JAR: user seconds of one plan.
user() {
  (
    java -Xmx512m -XX:+UseSerialGC -XX:-UsePerfData -Dmarshal.home="$PWD" -cp "$2" marshal.cli.Marshal \
      plan "$1" --no-run --steps "$steps" >/dev/null 2>&1
    times | awk 'NR == 2 { split($1, at, /[ms]/); print 60 * at[1] + at[2] }'
  )
}

echo '| what | before | now | now / before |'
echo '| --- | ---: | ---: | ---: |'
for round in $(seq "$rounds"); do
  kernels "$old" "$tmp/before.$round"
  kernels "$new" "$tmp/now.$round"
done
# The fastest of the rounds.
for when in before now; do
  cat "$tmp/$when".[0-9]* | awk '{ k = $1 " " $2 } !(k in least) { order[++n] = k } !(k in least) || $3 < least[k] { least[k] = $3 }
    END { for (i = 1; i <= n; i++) print order[i], least[order[i]] }' >"$tmp/$when"
done
paste -d ' ' "$tmp/before" "$tmp/now" |
  awk '{ printf "| %s, %s, ns | %.1f | %.1f | %.2f |\n", $1, $2, $3, $6, $6 / $3 }'
for case in derby derby-lsoa; do
  for round in $(seq "$rounds"); do
    echo "$(user "$case" "$old") $(user "$case" "$new")"
  done | awk -v what="plan $case --steps $steps, CPU s" '{ a += $1; b += $2 }
    END { printf "| %s | %.1f | %.1f | %.2f |\n", what, a / NR, b / NR, b / a }'
done
