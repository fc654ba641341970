#!/usr/bin/env bash
# What it takes to make a service, against `mvn archetype:generate` of a project of the same files: wall time and CPU, A B B A, with
# an A/A control that must lie within 0.95 to 1.05. Also the start of the command. Run it when the machine does nothing else:
#   ci/benchmarks/new-service.sh [prepare | measure [rounds]]   both, if nothing is said
set -euo pipefail
cd "$(dirname "$0")/../.."
step=${1:-all}
rounds=${2:-5}
work=$PWD/.waystone/benchmark-new
archetype=org.apache.maven.plugins:maven-archetype-plugin:3.4.0

prepare() {
    rm -rf "$work" && mkdir -p "$work/projects"
    git clone -q . "$work/checkout"
    "$work/checkout/waystone" --version
    "$work/checkout/waystone" new rest-service "Loyalty Account" >"$work/new.log"
    mv "$work/checkout/services/loyalty-accounts" "$work/tree"
    undo
    make_archetype
    generate # fetches the plugin
}

make_archetype() { # of the same files; the package and the service's name are filled in, as archetypes do
    local files=$work/archetype/archetype-resources
    mkdir -p "$files" "$work/archetype/META-INF/maven"
    (cd "$work/tree" && find . -type f ! -name waystone.lock) | while IFS= read -r file; do
        local to=$files/${file//org\/acme\/loyaltyaccounts\//}
        mkdir -p "$(dirname "$to")"
        sed -e 's/\$/${symbol_dollar}/g' -e 's/org\.acme\.loyaltyaccounts/${package}/g' -e 's/loyalty-accounts/${artifactId}/g' \
            "$work/tree/$file" >"$to"
        case $to in *.java | *.properties | *.yaml | *.sql | *.md) sed -i '1i #set( $symbol_dollar = "$" )' "$to" ;; esac
    done
    cat >"$work/archetype/META-INF/maven/archetype-metadata.xml" <<'XML'
<archetype-descriptor name="like-sized">
  <fileSets>
    <fileSet filtered="true" packaged="true"><directory>src/main/java</directory></fileSet>
    <fileSet filtered="true" packaged="true"><directory>src/test/java</directory></fileSet>
    <fileSet filtered="true"><directory>src/main/resources</directory></fileSet>
    <fileSet filtered="true"><directory>api</directory></fileSet>
    <fileSet filtered="true"><directory>events</directory></fileSet>
    <fileSet filtered="true"><directory></directory><includes><include>*.*</include></includes><excludes><exclude>pom.xml</exclude></excludes></fileSet>
  </fileSets>
</archetype-descriptor>
XML
    "$JAVA_HOME/bin/jar" -cf "$work/like-sized.jar" -C "$work/archetype" .
    ./mvnw -B -q org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file "-Dfile=$work/like-sized.jar" \
        -DgroupId=dev.waystone.benchmark -DartifactId=like-sized -Dversion=1 -Dpackaging=jar
}

generate() {
    rm -rf "$work/projects/loyalty-accounts"
    (cd "$work/projects" && ../checkout/mvnw -B -q ${offline:-} $archetype:generate -DarchetypeGroupId=dev.waystone.benchmark \
        -DarchetypeArtifactId=like-sized -DarchetypeVersion=1 -DarchetypeCatalog=internal -DinteractiveMode=false \
        -DgroupId=org.acme -DartifactId=loyalty-accounts -Dversion=1 -Dpackage=org.acme.loyaltyaccounts)
}

make() {
    "$work/checkout/waystone" new rest-service "Loyalty Account"
}

undo() {
    rm -rf "$work/checkout/services/loyalty-accounts"
    git -C "$work/checkout" checkout -q pom.xml CODEOWNERS
}

help() { # which is kept as a text
    "$work/checkout/waystone" --help
}

version() { # which starts a JVM
    "$work/checkout/waystone" --version
}

measure() { # "<wall ms> <cpu ms>" of a function
    local TIMEFORMAT='%R %U %S'
    { time "$1" >/dev/null 2>"$work/errors.log"; } 2>&1 | awk '{printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000}'
}

median() { sort -n | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

export JAVA_HOME=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}
[ "$step" = measure ] || prepare
[ "$step" != prepare ] || exit 0
offline=-o
: >"$work/results"
for round in $(seq 1 "$rounds"); do
    for variant in make generate again again generate make; do
        call=$variant
        [ "$variant" != again ] || call=make
        echo "$variant $(measure "$call")" >>"$work/results"
        [ "$call" != make ] || undo
    done
    for variant in help version; do echo "$variant $(measure "$variant")" >>"$work/results"; done
    echo "round $round of $rounds" >&2
done
[ -s "$work/projects/loyalty-accounts/pom.xml" ] || { echo "archetype:generate made nothing: $(cat "$work/errors.log")"; exit 1; }

of() { awk -v v="$1" -v c="$2" '$1 == v {print $c}' "$work/results" | median; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.3f", a / b}'; }
echo "files: new $(find "$work/tree" -type f | wc -l), archetype:generate $(find "$work/projects/loyalty-accounts" -type f | wc -l)"
echo "| what | ms wall | ms CPU |"
echo "|---|---|---|"
for variant in make again generate help version; do echo "| $variant | $(of $variant 2) | $(of $variant 3) |"; done
control=$(ratio "$(of again 3)" "$(of make 3)")
echo "new / archetype:generate: wall $(ratio "$(of make 2)" "$(of generate 2)"), CPU $(ratio "$(of make 3)" "$(of generate 3)")"
echo "control, new / new, CPU: $control$(awk -v c="$control" 'BEGIN {if (c < 0.95 || c > 1.05) print " - not valid"}')"
