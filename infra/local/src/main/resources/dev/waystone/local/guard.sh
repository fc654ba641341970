# Runs a command that must not outlive the supervisor: guard <signal> <command...>, the supervisor's pipe as standard input.
# A watcher reads that pipe; when it closes, the command gets <signal> and, 3 s later, KILL.
signal=$1
shift

born() { # the start time of this process: its number may be another's by the time we look again
    read -r line <"/proc/$$/stat" && set -- $line && echo "${22}"
} 2>/dev/null

same() {
    kill -0 $$ 2>/dev/null && [ "$(born)" = "$started" ]
}

started=$(born)
exec 3<&0 </dev/null
( (
    trap '' HUP INT TERM
    read -r _ <&3
    same || exit 0
    kill -CONT $$ $(cat "/proc/$$/task/$$/children" 2>/dev/null || pgrep -P $$) 2>/dev/null
    kill -"$signal" $$
    tries=0
    while [ $tries -lt 30 ] && same; do
        sleep 0.1
        tries=$((tries + 1))
    done
    same && kill -KILL $$
) & )
exec 3<&-
exec "$@"
