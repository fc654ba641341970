package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsVerbTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path root;

    @BeforeEach
    void a_clone_with_two_flags() throws IOException {
        Path service = Files.createDirectories(root.resolve("services/note-items/target"));
        Files.writeString(service.resolve("flags-used.txt"), """
                note-items.search src/main/java/org/acme/noteitems/NoteItemResource.java:31
                note-items.search src/main/java/org/acme/noteitems/Searching.java:12
                note-items.mail src/main/java/org/acme/noteitems/MailTask.java:44
                """);
        Files.writeString(root.resolve("services/note-items/service.yaml"), """
                apiVersion: waystone.dev/v1
                name: note-items
                description: Keeps notes.
                owner: {team: notes, onCall: notes-on-call}
                tier: 3
                lifecycle: experimental
                provides:
                  http: {port: 8199}
                needs: {}
                slos:
                  - {name: one, objective: 99, window: 28d, good: good, total: total}
                  - {name: two, objective: 99, window: 28d, good: good, total: total}
                  - {name: three, objective: 99, window: 28d, good: good, total: total}
                scaling: {min: 1, max: 2, signal: cpu}
                data: {classification: internal, retention: 30d, residency: eu}
                cost: {monthlyBudget: {amount: "10.00", currency: EUR}}
                flags:
                  - {name: note-items.search, kind: release, owner: search, expires: 2998-05-01, default: false}
                  - {name: note-items.mail, kind: ops, owner: notes, expires: 2999-12-31, default: true}
                """);
    }

    @Test
    void list_is_a_table_for_people() {
        assertThat(run("flags list")).isZero();
        assertThat(text(out)).isEqualTo("""
                FLAG               STATE  KIND     OWNER   EXPIRES     USED IN
                note-items.search  off    release  search  2998-05-01  note-items NoteItemResource.java:31, Searching.java:12
                note-items.mail    on     ops      notes   2999-12-31  note-items MailTask.java:44
                """);
    }

    @Test
    void list_is_json_for_programs() throws IOException {
        assertThat(run("flags list --json note-items.mail")).isZero();

        JsonNode flags = new ObjectMapper().readTree(text(out)).get("flags");
        assertThat(flags).hasSize(1);
        assertThat(flags.get(0))
                .hasToString("{\"flag\":\"note-items.mail\",\"on\":true,\"kind\":\"ops\",\"owner\":\"notes\","
                        + "\"expires\":\"2999-12-31\",\"default\":true,\"service\":\"note-items\","
                        + "\"usedIn\":[\"src/main/java/org/acme/noteitems/MailTask.java:44\"]}");
    }

    @Test
    void a_flag_is_turned_and_stays_so() throws IOException {
        assertThat(run("flags off note-items.mail")).isZero();
        assertThat(text(out)).isEqualTo("note-items.mail is off\n");

        out.reset();
        run("flags list --json");
        assertThat(new ObjectMapper().readTree(text(out)).at("/flags/1/on").asBoolean())
                .isFalse();
        assertThat(root.resolve(".waystone/up/flags.json")).exists();

        out.reset();
        assertThat(run("flags on note-items.mail")).isZero();
        assertThat(text(out)).isEqualTo("note-items.mail is on\n");
    }

    @Test
    void an_unknown_name_is_one_line_with_the_nearest() {
        assertThat(run("flags off note-items.mial")).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("waystone: there is no flag note-items.mial; did you mean note-items.mail?;"
                        + " see ./waystone flags --help\n");
    }

    @Test
    void a_name_like_no_other_gets_all_of_them() {
        assertThat(run("flags list nothing-of-the-kind")).isEqualTo(2);
        assertThat(text(err))
                .contains("; allowed: note-items.search, note-items.mail;")
                .hasLineCount(1);
    }

    @Test
    void turning_needs_a_name() {
        assertThat(run("flags off")).isEqualTo(2);
        assertThat(text(err))
                .startsWith("waystone: which flag? allowed: note-items.search")
                .hasLineCount(1);
    }

    @Test
    void the_end_of_a_flag_is_announced() throws IOException {
        Path descriptor = root.resolve("services/note-items/service.yaml");
        LocalDate soon = LocalDate.now().plusDays(3);
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace("2998-05-01", soon.toString())
                        .replace("2999-12-31", "2020-01-01"));

        run("flags list");

        assertThat(text(out)).contains(soon + " (in 3 d)", "2020-01-01 (over)");
    }

    @Test
    void a_service_that_is_not_built_is_said_to_be_so() throws IOException {
        Files.delete(root.resolve("services/note-items/target/flags-used.txt"));

        run("flags list");

        assertThat(text(out)).contains("note-items (not built)");
    }

    @Test
    void a_broken_descriptor_is_one_line() throws IOException {
        Path descriptor = root.resolve("services/note-items/service.yaml");
        Files.writeString(descriptor, Files.readString(descriptor).replace("kind: ops", "kind: opps"));

        assertThat(run("flags list")).isEqualTo(1);
        assertThat(text(err)).contains("service.yaml:19: ", "did you mean ops?").hasLineCount(1);
    }

    private int run(String arguments) {
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        return Waystone.of(new Desk(new House(root), console, Optional::empty)).execute(arguments.split(" "));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
