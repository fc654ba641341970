package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On reports that a made-up build writes, in the forms that Surefire has. */
class TestVerbTest {

    private static final String DISABLED = "<skipped message=\"needs an Unleash server: install it\"/>";
    private static final String ABORTED = """
            <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: \
            Assumption failed: this machine is too busy to tell
            \tat org.acme.SlowTest.is_slow(SlowTest.java:37)
            ]]></skipped>""";
    private static final String SILENT = """
            <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: \
            Assumption failed: assumption is not true
            \tat org.acme.OldTest.is_old(OldTest.java:37)
            ]]></skipped>
            <system-out><![CDATA[not run: 1 test, for a reason]]></system-out>""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path root;

    @Test
    void what_was_not_run_is_counted_by_class_and_reason() throws IOException {
        report("platform-libs/flags", "dev.waystone.FlagTest", DISABLED, "", DISABLED, DISABLED);
        report("ci/acceptance", "org.acme.SlowTest", ABORTED, "");
        report("ci/clones", "org.acme.OldTest", SILENT);

        assertThat(run(0)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        not run: 3 tests of FlagTest: needs an Unleash server: install it
                        not run: 1 test of OldTest: its own line in the output above says why
                        not run: 1 test of SlowTest: this machine is too busy to tell
                        not run in all: 5 tests
                        """);
    }

    @Test
    void a_run_that_left_nothing_out_says_so() throws IOException {
        report("cli", "dev.waystone.SomeTest", "", "");

        assertThat(run(0)).isZero();
        assertThat(out).hasToString("not run in all: 0 tests\n");
    }

    @Test
    void a_red_build_fails_and_counts_all_the_same() throws IOException {
        report("cli", "dev.waystone.SomeTest", ABORTED);

        assertThat(run(1)).isEqualTo(1);
        assertThat(out).asString().contains("not run: 1 test of SomeTest");
    }

    @Test
    void reports_of_an_earlier_run_of_other_houses_and_of_a_dead_jvm_do_not_count() throws IOException {
        Path old = report("cli", "dev.waystone.SomeTest", DISABLED);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
        report("ci/clones/target/house/cli", "dev.waystone.SomeTest", DISABLED);
        report(".waystone/upgrade/house/cli", "dev.waystone.SomeTest", DISABLED);
        Path dead = report("ci/docs", "dev.waystone.SomeTest", DISABLED);
        Files.writeString(dead, "<testsuite><testcase classname=\"a.B\"><skipped mess");

        assertThat(run(0)).isZero();
        assertThat(out).hasToString("not run in all: 0 tests\n");
    }

    @Test
    void a_disk_that_would_be_full_before_the_end_is_told_before_the_start() throws IOException {
        Files.createDirectories(root.resolve("infra/local"));
        var console = new Console(System.out, System.err, false);
        var desk = new Desk(new House(root), console, Optional::empty);
        var verb = new TestVerb(desk, new Maven(desk.house(), Map.of()), () -> 5_000);

        assertThatThrownBy(verb::call)
                .isInstanceOf(Failure.class)
                .hasMessageMatching(
                        "5000 MiB are free on this disk, and a run of all tests writes up to \\d+: make room");
    }

    private Path report(String module, String test, String... outcomes) throws IOException {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + test + "\">\n");
        for (String outcome : outcomes) {
            text.append(
                    "<testcase name=\"is_so\" classname=\"%s\" time=\"0.1\">%s</testcase>\n".formatted(test, outcome));
        }
        Path file = root.resolve(module).resolve("target/surefire-reports/TEST-" + test + ".xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.append("</testsuite>\n"));
        return file;
    }

    private int run(int code) throws IOException {
        Path build = root.resolve("mvnw");
        Files.writeString(build, "#!/bin/sh\nexit " + code + "\n");
        Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("rwxr-xr-x"));
        var console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, false);
        return Waystone.of(new Desk(new House(root), console, Optional::empty)).execute("test");
    }
}
