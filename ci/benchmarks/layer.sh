#!/bin/sh
# Builds the variants and measures what the layer costs: layer.sh [requests] [rounds] [operation...]. Prints a table an operation, of
# NOTHING, READ and WRITE. Nothing else should run meanwhile. The load and the database stay on the first processor, what is measured on the second.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbenchmarks -DskipTests ${MAVEN_FLAGS:-} \
    -pl ci/benchmarks/app/apart,ci/benchmarks/app/bare,ci/benchmarks/app/layer,ci/benchmarks/app/metrics,infra/local -am package
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
requests="${1:-500}"
rounds="${2:-24}"
[ $# -gt 2 ] && shift 2 || set --
pinned=
if command -v taskset >/dev/null && [ "$(nproc)" -gt 1 ]; then pinned="taskset -c 0"; fi
exec $pinned "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "infra/local/target/classes:infra/local/target/stack/lib/*" \
    ci/benchmarks/runner/Layer.java . "$requests" "$rounds" "$@"
