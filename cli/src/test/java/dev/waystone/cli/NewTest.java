package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made, and where it is registered. */
class NewTest {
    @TempDir
    Path folder;

    NewTyped typed;
    ScratchCheckout checkout;

    @BeforeEach
    void a_checkout() throws IOException {
        typed = new NewTyped(folder.resolve("a checkout"));
        checkout = typed.checkout;
    }

    @Test
    void a_service_is_made_and_registered() throws IOException {
        assertThat(typed.run("new", "notes", "Loyalty Account")).isZero();

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
        assertThat(typed.out())
                .contains("made services/loyalty-accounts from notes 1.2.0", "./waystone up --only loyalty-accounts");
        assertThat(Files.exists(checkout.root().resolve(".waystone/new-loyalty-accounts")))
                .isFalse();
    }

    @Test
    void what_is_not_committed_is_not_part_of_the_template() throws Exception {
        checkout.commit();
        checkout.write("services/note-items/draft.txt", "not yet\n");
        checkout.write("services/note-items/src/main/java/org/acme/noteitems/NoteItem.java", "broken");

        assertThat(typed.run("new", "notes", "Loyalty Account")).isZero();

        assertThat(checkout.read(
                        "services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/LoyaltyAccount.java"))
                .contains("record LoyaltyAccount(");
        assertThat(checkout.root().resolve("services/loyalty-accounts/draft.txt"))
                .doesNotExist();
        assertThat(checkout.read("services/loyalty-accounts/waystone.lock")).containsPattern("golden: \"[0-9a-f]{40}");
    }

    @Test
    void everything_can_be_said() throws IOException {
        assertThat(typed.run(
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

        var made = new ObjectMapper().readTree(typed.out());
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
        assertThat(typed.run("new", "notes", "Loyalty Account", "--port", "8108"))
                .isZero();
        for (int i = 2; i <= 8; i++) {
            assertThat(typed.run("new", "notes", "Loyalty " + "Abcdefghi".charAt(i) + "account"))
                    .isZero();
        }

        assertThat(Stream.of("caccounts", "gaccounts", "haccounts", "iaccounts").map(name -> port("loyalty-" + name)))
                .containsExactly("8102", "8106", "8107", "8110"); // 8108 was given away, 8109 is the bank's
    }

    @Test
    void plural_and_article_are_derived_unless_they_are_said() throws IOException {
        assertThat(typed.run("new", "notes", "Xray Person", "--plural", "Xray People", "--article", "an"))
                .isZero();
        assertThat(checkout.read("services/xray-people/src/main/java/org/acme/xraypeople/XrayPerson.java"))
                .contains("/** An xray person. */", "record XrayPerson(");

        assertThat(typed.run("new", "notes", "Xray Person")).isZero();
        assertThat(checkout.read("services/xray-persons/src/main/java/org/acme/xraypersons/XrayPerson.java"))
                .contains("/** A xray person. */");
    }

    @Test
    void a_name_of_one_word_is_taken_with_advice() {
        assertThat(typed.run("new", "notes", "Voucher")).isZero();

        assertThat(typed.err()).startsWith("waystone: two words are safer").hasLineCount(1);
        assertThat(aggregate("vouchers")).isEqualTo("Voucher");
    }

    @Test
    void a_name_of_three_words_is_taken() {
        assertThat(typed.run("new", "notes", "Loyalty Card Account")).isZero();

        assertThat(typed.err()).isEmpty();
        assertThat(aggregate("loyalty-card-accounts")).isEqualTo("LoyaltyCardAccount");
    }

    @Test
    void no_team_is_called_by_a_word_that_yaml_reads_otherwise() throws IOException {
        assertThat(typed.run("new", "notes", "True Up")).isZero();
        assertThat(typed.run("new", "notes", "Off No", "--plural", "Off Nos")).isZero();

        assertThat(aggregate("true-ups")).isEqualTo("TrueUp");
        assertThat(checkout.read("services/true-ups/service.yaml")).contains("team: up,", "onCall: up-on-call");
        assertThat(checkout.read("services/off-nos/service.yaml")).contains("team: off-team,");
    }

    @Test
    void a_dry_run_shows_what_would_be_made() throws IOException {
        List<String> before = typed.tree();

        assertThat(typed.run("new", "notes", "Loyalty Account", "--dry-run")).isZero();

        assertThat(typed.out()).contains("  services/loyalty-accounts/pom.xml", "  pom.xml (changed)", "would make ");
        assertThat(typed.tree()).isEqualTo(before);
    }

    @Test
    void a_repository_of_its_own_would_have_what_surrounds_a_service() {
        assertThat(typed.run(
                        "new",
                        "notes",
                        "Loyalty Account",
                        "--standalone",
                        folder.resolve("own").toString(),
                        "--dry-run"))
                .isZero();

        assertThat(typed.out())
                .contains("/own/CODEOWNERS", "/own/service.yaml", "/own/waystone.lock")
                .contains("port 8102 is no other service's of this checkout; if another repository has it, say --port");
        assertThat(folder.resolve("own")).doesNotExist();
    }

    /** As all verbs read it, which they do only if every descriptor of the checkout is good. */
    private String aggregate(String service) {
        return Descriptors.readAll(checkout.root())
                .get(checkout.root().resolve("services/" + service))
                .provides()
                .topic()
                .aggregate();
    }

    private String port(String service) {
        try {
            String text = checkout.read("services/" + service + "/service.yaml");
            return text.replaceAll("(?s).*port: (\\d+).*", "$1");
        } catch (IOException e) {
            return e.toString();
        }
    }
}
