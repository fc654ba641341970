#!/bin/sh
# Measures the platform of this clone, built once, on ports of its own, and prints a table. Nothing else should run meanwhile.
set -eu
cd "$(dirname "$0")/../.."
offset=12000
orders=2000

now() { date +%s%N | cut -c1-13; }
row() { printf '| %s | %s |\n' "$1" "$2"; }
json() { ./waystone status --json | tr -d ' \n' | tr '}' '\n' | sed -n "s/.*\"$1\":\"\{0,1\}\([0-9]*\).*/\1/p"; }

./waystone up --detach --port-offset $offset >/dev/null # builds what is not built
./waystone down >/dev/null
rm -rf .waystone/up/postgres .waystone/up/replica .waystone/up/kafka/data .waystone/up/bank

began=$(now)
./waystone up --demo --detach --port-offset $offset >/dev/null
row "cold \`up --demo\` until all twenty orders have ended, 1,000 items seeded" "$(($(now) - began)) ms"

pids=$(json pid | paste -sd, -)
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
"$java" -Xmx256m ci/benchmarks/Orders.java "$(./waystone token)" $offset $orders "$pids" | while read -r line; do
    row "journey, ${line%%:*}" "${line#*: }"
done
row "resident memory of all parts (PSS)" "$(($(json memoryBytes | paste -sd+ - | tr -d '\n' | xargs -I{} sh -c 'echo $(({}))') / 1048576)) MiB"

began=$(now)
./waystone down >/dev/null
row "\`down\`" "$(($(now) - began)) ms"

began=$(now)
./waystone up --demo --detach --port-offset $offset >/dev/null
row "\`up --demo\` with the data kept until all twenty orders have ended" "$(($(now) - began)) ms"

pids=$(json pid)
supervisor=$(sed -n 's/.*"pid":\([0-9]*\).*/\1/p' .waystone/up/control.json)
kill -9 "$supervisor"
sleep 5
left=0
for pid in $pids; do
    if kill -0 "$pid" 2>/dev/null; then left=$((left + 1)); fi
done
row "processes left 5 s after kill -9 of the supervisor" "$left"
