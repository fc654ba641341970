package dev.waystone.clones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of a clone, told by what its build left behind.
 *
 * @param tests how many ran
 * @param seconds its tests took
 * @param wrong why it is no sound service; empty if it is one
 */
record Result(int tests, double seconds, List<String> wrong) {

    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*?>", Pattern.DOTALL);

    static Result of(Path service) throws IOException {
        List<String> wrong = new ArrayList<>();
        int tests = 0;
        double seconds = 0;
        for (Path report : reports(service.resolve("target/surefire-reports"))) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (!suite.find()) {
                continue;
            }
            tests += (int) number(suite.group(), "tests");
            seconds += number(suite.group(), "time");
            double failed = number(suite.group(), "failures") + number(suite.group(), "errors");
            if (failed > 0) {
                wrong.add("%.0f failed in %s".formatted(failed, report.getFileName()));
            }
        }
        if (tests == 0) {
            wrong.add("no test ran");
        }
        if (!Files.exists(service.resolve("target/quarkus-app/quarkus-run.jar"))) {
            wrong.add("it was not packaged");
        }
        return new Result(tests, seconds, wrong);
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static double number(String suite, String attribute) {
        Matcher matcher = Pattern.compile("\\s" + attribute + "=\"([0-9.]+)\"").matcher(suite);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
