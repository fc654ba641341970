package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.clones.Questions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    ScratchCheckout checkout;
    Questions questions = new Questions.Unasked();

    @BeforeEach
    void a_checkout() throws IOException {
        checkout = ScratchCheckout.in(folder.resolve("a checkout"));
    }

    @Test
    void a_service_is_made_and_registered() throws IOException {
        assertThat(run("new", "notes", "Loyalty Account")).isZero();

        assertThat(checkout.read(
                        "services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/LoyaltyAccount.java"))
                .contains("/** A loyalty account. */", "record LoyaltyAccount(");
        assertThat(checkout.read("services/loyalty-accounts/service.yaml"))
                .contains("name: loyalty-accounts", "team: loyalty,", "onCall: loyalty-on-call", "port: 8102");
        assertThat(checkout.read("services/loyalty-accounts/waystone.lock")).contains("template: notes", "1.2.0");
        assertThat(checkout.read("pom.xml")).contains("""
                    <!-- kept -->
                    <module>services/note-items</module>
                    <module>services/loyalty-accounts</module>

                    <module>cli</module>
            """.indent(0));
        assertThat(checkout.read("CODEOWNERS"))
                .endsWith("/services/note-items/ @acme/notes\n/services/loyalty-accounts/ @acme/loyalty\n");
        assertThat(text(out))
                .contains("made services/loyalty-accounts from notes 1.2.0", "./waystone up --only loyalty-accounts");
        assertThat(Files.exists(checkout.root().resolve(".waystone/new-loyalty-accounts")))
                .isFalse();
    }

    @Test
    void what_is_not_committed_is_not_part_of_the_template() throws Exception {
        checkout.commit();
        checkout.write("services/note-items/draft.txt", "not yet\n");
        checkout.write("services/note-items/src/main/java/org/acme/noteitems/NoteItem.java", "broken");

        assertThat(run("new", "notes", "Loyalty Account")).isZero();

        assertThat(checkout.read(
                        "services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/LoyaltyAccount.java"))
                .contains("record LoyaltyAccount(");
        assertThat(checkout.root().resolve("services/loyalty-accounts/draft.txt"))
                .doesNotExist();
        assertThat(checkout.read("services/loyalty-accounts/waystone.lock")).containsPattern("golden: \"[0-9a-f]{40}");
    }

    @Test
    void everything_can_be_said() throws IOException {
        assertThat(run(
                        "new",
                        "notes",
                        "loyalty-account",
                        "--package",
                        "com.example.loyalty",
                        "--owner",
                        "team-x",
                        "--on-call",
                        "rota-x",
                        "--port",
                        "8190",
                        "--without",
                        "cache",
                        "--into",
                        "services",
                        "--json"))
                .isZero();

        var made = new ObjectMapper().readTree(text(out));
        assertThat(made.path("service").asText()).isEqualTo("loyalty-accounts");
        assertThat(made.path("values").toString())
                .isEqualTo(
                        "{\"onCall\":\"rota-x\",\"owner\":\"team-x\",\"package\":\"com.example.loyalty\",\"port\":\"8190\"}");
        assertThat(made.path("without").toString()).isEqualTo("[\"cache\"]");
        assertThat(made.path("files").toString())
                .contains("src/main/java/com/example/loyalty/LoyaltyAccount.java")
                .doesNotContain("Cached");
    }

    @Test
    void the_next_port_is_nobodys() throws IOException {
        assertThat(run("new", "notes", "Loyalty Account", "--port", "8108")).isZero();
        for (int i = 2; i <= 8; i++) {
            assertThat(run("new", "notes", "Loyalty " + "Abcdefghi".charAt(i) + "account"))
                    .isZero();
        }

        assertThat(Stream.of("caccounts", "gaccounts", "haccounts", "iaccounts").map(name -> port("loyalty-" + name)))
                .containsExactly("8102", "8106", "8107", "8110"); // 8108 was given away, 8109 is the bank's
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing;Loyalty Account              | unknown template nothing; allowed: notes",
                "notes;Note Item                      | there is a service note-items already",
                "notes;Loyalty 1                      | noun Loyalty 1 has the word 1; allowed: letters a to z",
                "notes;Lóyalty Account                | noun Lóyalty Account has the word Lóyalty; allowed: letters",
                "notes;Loyalty Account;--article;the  | article the is none; allowed: a, an",
                "notes;Loyalty Account;--plural;X     | plural X has the word X; allowed: letters a to z",
                "notes;Loyalty Account;--package;Org  | package Org is none; allowed: two or more small words of Java",
                "notes;Loyalty Account;--package;org.class | package org.class is none",
                "notes;Loyalty Account;--owner;Team X | --owner Team X is no name of a team; allowed:",
                "notes;Loyalty Account;--port;8101    | port 8101 is note-items's; the next that is free is 8102",
                "notes;Loyalty Account;--port;8109    | port 8109 is the local stack's; the next that is free is 8102",
                "notes;Loyalty Account;--port;80      | port 80 is none for a service; allowed: 1024 to 65535",
                "notes;Loyalty Account;--without;gold | notes has no feature gold; allowed: cache",
                "notes;Loyalty Account;--consumes;x   | a notes reads no topic; leave out --consumes",
                "notes;Loyalty Account;--into;apps    | --into is apps; allowed: services",
                "notes;Loyalty Account;--into;services;--standalone;x | --into and --standalone exclude each other",
                "notes                                | say its name, such as \"Loyalty Account\"",
            })
    void a_wrong_wish_is_one_line_and_makes_nothing(String arguments, String complaint) throws IOException {
        List<String> before = tree();
        List<String> command = new ArrayList<>(List.of("new"));
        command.addAll(List.of(arguments.split(";")));

        assertThat(run(command.toArray(String[]::new))).isEqualTo(2);

        assertThat(text(err)).startsWith("waystone: " + complaint).hasLineCount(1);
        assertThat(text(out)).isEmpty();
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void plural_and_article_are_derived_unless_they_are_said() throws IOException {
        assertThat(run("new", "notes", "Xray Person", "--plural", "Xray People", "--article", "an"))
                .isZero();
        assertThat(checkout.read("services/xray-people/src/main/java/org/acme/xraypeople/XrayPerson.java"))
                .contains("/** An xray person. */", "record XrayPerson(");

        assertThat(run("new", "notes", "Xray Person")).isZero();
        assertThat(checkout.read("services/xray-persons/src/main/java/org/acme/xraypersons/XrayPerson.java"))
                .contains("/** A xray person. */");
    }

    @Test
    void a_name_of_one_word_is_taken_with_advice() {
        assertThat(run("new", "notes", "Account")).isZero();
        assertThat(text(err)).startsWith("waystone: two words are safer").hasLineCount(1);
    }

    @Test
    void several_wrong_wishes_are_a_line_each() {
        assertThat(run("new", "notes", "Loyalty Account", "--owner", "X", "--port", "1", "--without", "y"))
                .isEqualTo(2);
        assertThat(text(err)).hasLineCount(3);
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws IOException {
        checkout.write("services/loyalty-accounts/mine.txt", "mine");

        assertThat(run("new", "notes", "Loyalty Account")).isEqualTo(1);

        assertThat(text(err)).startsWith("waystone: services/loyalty-accounts is there already; choose another name");
        assertThat(checkout.read("pom.xml")).doesNotContain("loyalty");
    }

    @Test
    void a_failure_on_the_way_leaves_nothing_behind() throws IOException {
        List<String> before = tree();
        checkout.write("pom.xml.new/in the way of the last step", "");

        assertThat(run("new", "notes", "Loyalty Account")).isEqualTo(1);

        Files.delete(checkout.root().resolve("pom.xml.new/in the way of the last step"));
        Files.delete(checkout.root().resolve("pom.xml.new"));
        assertThat(tree()).isEqualTo(before);
        assertThat(checkout.read("CODEOWNERS")).doesNotContain("loyalty");
    }

    @Test
    void a_dry_run_shows_what_would_be_made() throws IOException {
        List<String> before = tree();

        assertThat(run("new", "notes", "Loyalty Account", "--dry-run")).isZero();

        assertThat(text(out)).contains("  services/loyalty-accounts/pom.xml", "  pom.xml (changed)", "would make ");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void a_repository_of_its_own_would_have_what_surrounds_a_service() {
        assertThat(run(
                        "new",
                        "notes",
                        "Loyalty Account",
                        "--standalone",
                        folder.resolve("own").toString(),
                        "--dry-run"))
                .isZero();

        assertThat(text(out)).contains("/own/CODEOWNERS", "/own/service.yaml", "/own/waystone.lock");
        assertThat(folder.resolve("own")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_empty_becomes_no_repository() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("mine.txt"), "mine");

        assertThat(run("new", "notes", "Loyalty Account", "--standalone", own.toString()))
                .isEqualTo(1);
        assertThat(text(err)).isEqualTo("waystone: " + own + " is not empty; name a folder that is not there yet\n");
    }

    @Test
    void at_a_terminal_it_asks_for_what_was_not_said_until_the_answer_is_good() throws IOException {
        var person = new Person("x", "notes", "Note Item", "Loyalty Account", "", "Team X", "team-x", "gold", "cache");
        questions = person;

        assertThat(run("new")).isZero();

        assertThat(person.heard)
                .containsExactly(
                        "unknown template x; allowed: notes",
                        "there is a service note-items already; choose another name",
                        "--owner Team X is no name of a team; allowed: up to 50 small letters and digits with -"
                                + " between words, such as team-x",
                        "notes has no feature gold; allowed: cache");
        assertThat(checkout.read("services/loyalty-accounts/service.yaml")).contains("team: team-x,");
        assertThat(checkout.root()
                        .resolve("services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/Cached.java"))
                .doesNotExist();
    }

    @Test
    void a_closed_terminal_makes_nothing() throws IOException {
        List<String> before = tree();
        questions = new Person("notes", "Loyalty Account");

        assertThat(run("new")).isEqualTo(1);

        assertThat(text(err)).isEqualTo("waystone: not answered: Java package; nothing was made\n");
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void a_service_of_its_own_is_no_place_to_make_services() throws IOException {
        Files.delete(checkout.root().resolve("infra/local"));

        assertThat(run("new", "notes", "Loyalty Account")).isEqualTo(1);
        assertThat(text(err)).contains("new services are made in a checkout of the platform");
    }

    /** Types these answers and then closes the terminal. */
    private static final class Person implements Questions {
        private final Deque<String> answers;
        private final List<String> heard = new ArrayList<>();

        Person(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public boolean canAsk() {
            return true;
        }

        @Override
        public Optional<String> ask(String question, String suggestion, Function<String, Optional<String>> check) {
            while (!answers.isEmpty()) {
                String typed = answers.pop();
                String answer = typed.isEmpty() ? suggestion : typed;
                Optional<String> wrong = check.apply(answer);
                if (wrong.isEmpty()) {
                    return Optional.of(answer);
                }
                heard.add(wrong.get());
            }
            return Optional.empty();
        }
    }

    private String port(String service) {
        try {
            String text = checkout.read("services/" + service + "/service.yaml");
            return text.replaceAll("(?s).*port: (\\d+).*", "$1");
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(checkout.root())) {
            return files.map(file -> checkout.root().relativize(file).toString())
                    .filter(file -> !file.startsWith(".waystone") && !file.startsWith(".git"))
                    .sorted()
                    .toList();
        }
    }

    private int run(String... arguments) {
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), false);
        Desk desk = new Desk(new House(checkout.root()), console, Optional::empty);
        return Waystone.of(desk, new MavenWorkshop(Map.of(), console), questions)
                .execute(arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
