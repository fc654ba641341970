#!/bin/sh
# Times the upgrade of a fleet without building it: fleet.sh [clones] [folder]. Build the command first (./waystone --help) and its
# tests (./mvnw -pl cli -am test-compile).
set -eu
cd "$(dirname "$0")/../.."
folder=${2:-.waystone/fleet-timing}
rm -rf "$folder"
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
exports=
for package in api code file parser tree util; do
    exports="$exports --add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"
done
# shellcheck disable=SC2086 # one option a word
exec "$java" $exports -XX:+PerfDisableSharedMem -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m \
    -cp "cli/target/test-classes:cli/target/classes:cli/target/lib/*" dev.waystone.cli.FleetTiming . "$folder" "${1:-100}"
