#!/bin/sh
# Builds the variants and measures what the layer costs: layer.sh [requests] [rounds]. Takes ten minutes; prints tables.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbenchmarks -DskipTests ${MAVEN_FLAGS:-} \
    -pl ci/benchmarks/app/bare,ci/benchmarks/app/layer,ci/benchmarks/app/metrics,ci/benchmarks/app/traces,infra/local -am package
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
exec "$java" -Xmx128m -XX:+UseSerialGC -cp "infra/local/target/classes:infra/local/target/stack/lib/*" \
    ci/benchmarks/runner/Layer.java . "${1:-4000}" "${2:-10}"
