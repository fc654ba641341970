#!/bin/sh
# Builds a service of two instances and measures from the commit of an event in one to its handler in the other, and to that one's
# commit: latency.sh [events a second] [seconds]. Nothing else should run meanwhile.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbenchmarks -DskipTests ${MAVEN_FLAGS:-} -pl ci/benchmarks/app/events,infra/local -am package
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
histogram=$(ls ci/benchmarks/app/events/target/quarkus-app/lib/main/org.hdrhistogram.HdrHistogram-*.jar)
exec "$java" -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$histogram:infra/local/target/classes:infra/local/target/stack/lib/*" \
    ci/benchmarks/runner/Latency.java . "${1:-100}" "${2:-60}"
