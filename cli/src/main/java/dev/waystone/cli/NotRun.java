package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Tests of one class that a run of all tests left out for one reason, as their reports tell.
 *
 * @param reason empty if the test gave none to its report
 */
record NotRun(String test, String reason, int count) {

    /** Those of every module of this house whose reports were written since then, by class. */
    static List<NotRun> since(Instant start, Path root) throws IOException {
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        for (Path report : SurefireReports.since(start, root)) {
            SurefireReports.skipped(report)
                    .forEach(skipped -> counts.computeIfAbsent(skipped.test(), test -> new TreeMap<>())
                            .merge(skipped.reason(), 1, Integer::sum));
        }
        List<NotRun> all = new ArrayList<>();
        counts.forEach((test, reasons) -> reasons.forEach((reason, count) -> all.add(new NotRun(test, reason, count))));
        return all;
    }

    /** One line for a person. */
    String line() {
        return "not run: " + tests(count) + " of " + test + ": "
                + (reason.isEmpty() ? "its own line in the output above says why" : reason);
    }

    /** How many in all of these, for a person. */
    static String sum(List<NotRun> all) {
        return "not run in all: " + tests(all.stream().mapToInt(NotRun::count).sum());
    }

    private static String tests(int count) {
        return count + (count == 1 ? " test" : " tests");
    }
}
