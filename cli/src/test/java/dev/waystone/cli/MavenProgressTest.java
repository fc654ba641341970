package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenProgressTest {
    private final MavenProgress progress = new MavenProgress();

    @Test
    void the_module_and_its_place_are_read_from_the_heading() {
        progress.read("[INFO] Building waystone-events 0.1.0-SNAPSHOT                               [7/17]");

        assertThat(progress.text(12)).isEqualTo("building 7/17 waystone-events 12 s");
    }

    @Test
    void before_the_first_module_the_build_is_starting() {
        progress.read("[INFO] Scanning for projects...");

        assertThat(progress.text(1)).isEqualTo("starting the build 1 s");
    }

    @Test
    void classes_of_tests_are_counted_until_the_next_module() {
        progress.read("[INFO] Running org.acme.parkingpermits.ContractTest");
        progress.read("[INFO] Running org.acme.parkingpermits.ParkingPermitTest");
        assertThat(progress.text(30)).isEqualTo("testing 30 s, class 2");

        progress.read("[INFO] Building waystone-events 0.1.0-SNAPSHOT                               [7/17]");
        progress.read("[INFO] Running dev.waystone.events.InboxTest");
        assertThat(progress.text(31)).isEqualTo("testing 7/17 waystone-events 31 s, class 1");
    }

    @Test
    void what_is_no_build_has_words_of_its_own() {
        assertThat(new MavenProgress("fetching template notes").text(2)).isEqualTo("fetching template notes 2 s");
    }

    @Test
    void downloads_are_counted() {
        progress.read("[INFO] Downloading from central: https://example.org/a.pom");
        progress.read("[INFO] Downloaded from central: https://example.org/a.pom (1.2 kB at 3 kB/s)");
        progress.read("Downloaded from central: https://example.org/b.pom (1.2 kB at 3 kB/s)");

        assertThat(progress.text(1)).isEqualTo("starting the build 1 s, 2 downloads");
    }

    @Test
    void a_place_in_a_source_file_tells_more_than_the_first_error() {
        progress.read("[ERROR] COMPILATION ERROR : ");
        progress.read("[ERROR] /a/B.java:[3,5] cannot find symbol");

        assertThat(progress.reason()).isEqualTo("/a/B.java:[3,5] cannot find symbol");
    }

    @Test
    void the_launchers_own_complaint_is_a_reason() {
        progress.read("mvnw: no mvn found; install Maven 3.6 or newer");

        assertThat(progress.reason()).isEqualTo("no mvn found; install Maven 3.6 or newer");
    }

    @Test
    void a_silent_failure_is_called_one() {
        assertThat(progress.reason()).isEqualTo("it ended without saying why");
    }
}
