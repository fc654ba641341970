#!/bin/sh
# Builds and runs the benchmarks of single steps: micro.sh [options of JMH]. About three minutes.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -B -q -Pbenchmarks -DskipTests ${MAVEN_FLAGS:-} -pl ci/benchmarks/micro -am package
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
exec "$java" -cp "ci/benchmarks/micro/target/classes:ci/benchmarks/micro/target/lib/*" org.openjdk.jmh.Main -foe true \
    -jvmArgs "-Xmx256m -XX:+UseSerialGC -XX:+PerfDisableSharedMem" "$@"
