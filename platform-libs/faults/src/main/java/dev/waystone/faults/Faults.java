package dev.waystone.faults;

import java.util.List;

/**
 * What goes wrong. Immutable.
 *
 * @param latencyMs how long each request, batch of events and run of due work waits
 * @param errorRate the share of them that fails, after the wait
 * @param notReady  whether readiness is down
 * @param paths     what paths begin with to be hit; all are, if there are none
 */
record Faults(int latencyMs, double errorRate, boolean notReady, List<String> paths) {

    static final Faults NONE = new Faults(0, 0, false, List.of());

    private static final String PROBES = "/q/";

    Faults {
        paths = List.copyOf(paths);
    }

    /** Probes and metrics are never hit: a fault must be seen, and not restart what it is in. */
    boolean hits(String path) {
        return !isHarmless()
                && !path.startsWith(PROBES)
                && (paths.isEmpty() || paths.stream().anyMatch(path::startsWith));
    }

    private boolean isHarmless() {
        return latencyMs == 0 && errorRate == 0;
    }
}
