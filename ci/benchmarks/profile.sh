#!/bin/sh
# Shows which methods of the platform a variant spends its CPU time in: profile.sh <number of the variant> <operation> [requests].
# After layer.sh, which builds the variants; they are numbered as in its tables, from 0 on.
set -eu
cd "$(dirname "$0")/../.."
java=$(ls -d /usr/lib/jvm/*25*/bin/java | head -n 1)
recording=ci/benchmarks/target/profile.jfr
"$java" -Xmx128m -XX:+UseSerialGC -cp "infra/local/target/classes:infra/local/target/stack/lib/*" \
    ci/benchmarks/runner/Profile.java . "$1" "$2" "${3:-200000}" $recording
"$java" -Xmx1g ci/benchmarks/runner/Shares.java $recording
