package dev.waystone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven's own lines say of how far a build is and why it failed. Not thread-safe. */
final class MavenProgress {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) \\S+ +\\[(\\d+)/(\\d+)]");
    private static final Pattern TEST = Pattern.compile("\\[INFO] Running ([\\w$]+\\.)+[A-Z][\\w$]*");
    private static final Pattern DOWNLOAD = Pattern.compile("(\\[INFO] )?Downloaded from .*");
    private static final Pattern ERROR = Pattern.compile("\\[ERROR] +(\\S.*)");
    private static final Pattern LAUNCHER = Pattern.compile("mvnw: (.*;.*)");

    private final List<String> errors = new ArrayList<>();
    private final String doing;
    private String module = "";
    private String place = "";
    private int downloads;
    private int tests;

    /** For a build. */
    MavenProgress() {
        this("starting the build");
    }

    /** @param doing what is being done until a module is named */
    MavenProgress(String doing) {
        this.doing = doing;
    }

    /** Takes in a line. */
    void read(String line) {
        Matcher found = MODULE.matcher(line);
        if (found.matches()) {
            module = found.group(1);
            place = found.group(2) + "/" + found.group(3) + " ";
            tests = 0;
        } else if (TEST.matcher(line).matches()) {
            tests++;
        } else if (DOWNLOAD.matcher(line).matches()) {
            downloads++;
        } else {
            note(ERROR.matcher(line));
            note(LAUNCHER.matcher(line));
        }
    }

    /** What is being done. */
    String step() {
        if (tests > 0) {
            return module.isEmpty() ? "testing" : "testing " + place + module;
        }
        return module.isEmpty() ? doing : "building " + place + module;
    }

    /** The step, with the numbers that run. */
    String text(long seconds) {
        String loaded = downloads == 0 ? "" : ", " + downloads + " downloads";
        String tested = tests == 0 ? "" : ", class " + tests;
        return step() + " " + seconds + " s" + tested + loaded;
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
