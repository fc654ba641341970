package dev.waystone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven's own lines say of how far a build is and why it failed. Not thread-safe. */
final class MavenProgress {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final Pattern DOWNLOAD = Pattern.compile("(\\[INFO] )?Downloaded from .*");
    private static final Pattern ERROR = Pattern.compile("\\[ERROR] +(\\S.*)");
    private static final Pattern LAUNCHER = Pattern.compile("mvnw: (.*;.*)");

    private final List<String> errors = new ArrayList<>();
    private String module = "";
    private String place = "";
    private int downloads;

    /** Takes in a line. */
    void read(String line) {
        Matcher found = MODULE.matcher(line);
        if (found.matches()) {
            module = found.group(1);
            place = found.group(2) + "/" + found.group(3) + " ";
        } else if (DOWNLOAD.matcher(line).matches()) {
            downloads++;
        } else {
            note(ERROR.matcher(line));
            note(LAUNCHER.matcher(line));
        }
    }

    /** What is being done. */
    String step() {
        return module.isEmpty() ? "starting the build" : "building " + place + module;
    }

    /** The step, with the numbers that run. */
    String text(long seconds) {
        String loaded = downloads == 0 ? "" : ", " + downloads + " downloads";
        return step() + " " + seconds + " s" + loaded;
    }

    /** The line that tells most about a failure. */
    String reason() {
        return errors.stream()
                .filter(error -> error.contains(".java:["))
                .findFirst()
                .or(() -> errors.stream().findFirst())
                .orElse("it ended without saying why");
    }

    private void note(Matcher matcher) {
        if (matcher.matches()) {
            errors.add(matcher.group(1));
        }
    }
}
