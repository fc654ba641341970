#!/bin/sh
# Packages a service with and without an AOT cache and measures its start: start.sh [service] [rounds]. Prints a table.
set -eu
cd "$(dirname "$0")/../.."
service=${1:-stock-items}
kept="ci/benchmarks/target/start/$service"
package() { ./mvnw -B -q -DskipTests ${MAVEN_FLAGS:-} "$@" -pl "services/$service" -am package; }

rm -rf "$kept"
mkdir -p "$kept"
package -Dquarkus.package.jar.type=fast-jar -Dwaystone.aot.skip=true
cp -Rp "services/$service/target/quarkus-app" "$kept/fast-jar"
package
cp -Rp "services/$service/target/quarkus-app" "$kept/aot-jar"
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
exec "$java" -Xmx128m -XX:+UseSerialGC -cp "infra/local/target/classes:infra/local/target/stack/lib/*" \
    ci/benchmarks/runner/Start.java . "$service" "${2:-5}"
