package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffAndCheckTest {
    private static final String RESOURCE = "src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java";

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @BeforeEach
    void a_clone_of_the_first_version() throws IOException {
        house = new TinyHouse(folder.resolve("a house"));
        clone = house.clone("Loyalty Account");
    }

    @Test
    void a_clone_that_has_everything_has_no_difference_and_no_findings() {
        assertThat(type("diff")).isEqualTo(new Typed(0, "loyalty-accounts has all of tiny-service 1.0.0\n", ""));
        assertThat(type("check").code()).isZero();
        assertThat(type("check").out())
                .containsPattern("loyalty-accounts +ok +- +is at tiny-service 1.0.0, which is the newest");
    }

    @Test
    void diff_lists_what_changes_by_file_and_mode() throws IOException {
        house.secondVersion();

        Typed typed = type("diff", "loyalty-accounts");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo("""
                loyalty-accounts: tiny-service 1.0.0 -> 1.1.0

                FILE                                                                MODE     CHANGE
                .ci/run                                                             managed  changed
                src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountPage.java      shared   added
                src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java  shared   changed
                """);
    }

    @Test
    void diff_shows_every_line_when_asked() throws IOException {
        house.secondVersion();

        assertThat(type("diff", "--patch").out())
                .contains("--- a/" + RESOURCE, "-    static final int PAGE = 20;", "+    static final int PAGE = 50;")
                .contains("--- /dev/null\n+++ b/src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountPage.java");
    }

    @Test
    void diff_names_moves_and_what_a_version_brings() throws IOException {
        house.secondVersion();
        clone = house.clone("Gift Card");
        house.thirdVersion();

        assertThat(type("diff", "gift-cards").out())
                .contains("2.0.0  A page of gift cards is a sheet.")
                .contains("moved from src/main/java/org/acme/giftcards/GiftCardPage.java");
        assertThat(type("diff", "gift-cards", "--to", "1.1.0").out()).contains("has all of tiny-service 1.1.0");
    }

    @Test
    void diff_is_json_for_programs() throws IOException {
        house.secondVersion();
        house.edit(clone.resolve(RESOURCE), "PAGE = 20", "PAGE = 7");

        JsonNode answer = new ObjectMapper().readTree(type("diff", "--json").out());

        assertThat(answer.get("to").asText()).isEqualTo("1.1.0");
        assertThat(answer.get("changes").findValuesAsText("change")).containsExactly("changed", "added", "conflict");
        assertThat(answer.at("/conflicts/0/file").asText()).isEqualTo(RESOURCE);
        assertThat(answer.at("/conflicts/0/owner").asText()).isEqualTo("@acme/loyalty");
    }

    @Test
    void check_finds_every_kind_of_trouble_and_says_what_to_do() throws IOException {
        house.secondVersion();
        house.edit(clone.resolve(".ci/run"), "echo", "printf");
        house.edit(clone.resolve("service.yaml"), "2998-05-01", "2020-01-01");
        house.edit(clone.resolve(RESOURCE), "int two", "// tag::cache[]\n    int two");

        Typed typed = type("check");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .containsPattern(
                        "loyalty-accounts +stale version +waystone.lock +is at tiny-service 1.0.0, the template at 1.1.0; ./waystone upgrade")
                .containsPattern("edited managed +.ci/run +edited here")
                .containsPattern("leftover tag +" + RESOURCE)
                .containsPattern("overdue flag +service.yaml:18 +loyalty-accounts.search ended on 2020-01-01; loyalty");
        JsonNode clones =
                new ObjectMapper().readTree(type("check", "--json").out()).get("clones");
        assertThat(clones.get(0).get("findings").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("stale version", "edited managed", "leftover tag", "overdue flag");
    }

    @Test
    void tags_of_a_users_own_documents_are_no_leftovers() throws IOException {
        house.edit(clone.resolve(RESOURCE), "int two", "// tag::usage[]\n    int two");
        Files.writeString(clone.resolve("USAGE.adoc"), "// tag::cache[]\nours\n// end::cache[]\n");

        assertThat(type("check").out()).containsPattern("loyalty-accounts +ok ");
    }

    @Test
    void check_finds_a_descriptor_that_is_wrong() throws IOException {
        house.edit(clone.resolve("service.yaml"), "kind: release", "kind: realease");

        assertThat(type("check").out()).containsPattern("descriptor +service.yaml:18 +.*did you mean release\\?");
        assertThat(type("check").code()).isEqualTo(1);
    }

    @Test
    void check_finds_a_lock_that_was_edited_by_hand() throws IOException {
        house.edit(clone.resolve("waystone.lock"), "mode: managed", "mode: owned");

        assertThat(type("check").out())
                .containsPattern("lock +waystone.lock +differs from what tiny-service 1.0.0 gives, first in .ci/run;");
    }

    @Test
    void check_finds_a_lock_that_says_another_version() throws IOException {
        house.secondVersion();
        house.edit(clone.resolve("waystone.lock"), "version: 1.0.0", "version: 1.1.0");

        assertThat(type("check").out())
                .containsPattern(
                        "lock +waystone.lock +waystone.lock says tiny-service 1.1.0, but its tree is 1.0.0's; restore it");
    }

    @Test
    void check_finds_a_lock_that_is_no_lock() throws IOException {
        Files.writeString(clone.resolve("waystone.lock"), "template: [\n");

        assertThat(type("check").code()).isEqualTo(1);
        assertThat(type("check").out()).containsPattern("lock +waystone.lock:\\d+ +not YAML");
        assertThat(type("diff").code()).isEqualTo(1);
        assertThat(type("diff").err()).startsWith("waystone: ").hasLineCount(1);
    }

    @Test
    void windows_line_ends_are_no_edit() throws IOException {
        for (String file :
                new String[] {".ci/run", RESOURCE, "waystone.lock", "src/main/resources/application.properties"}) {
            house.edit(clone.resolve(file), "\n", "\r\n");
        }

        assertThat(type("check")).extracting(Typed::code).isEqualTo(0);
        assertThat(type("diff").out()).isEqualTo("loyalty-accounts has all of tiny-service 1.0.0\n");
    }

    @Test
    void a_house_without_git_has_the_newest_template_only() throws IOException {
        house.secondVersion();
        TinyHouse.delete(house.root.resolve(".git"));

        assertThat(type("diff").err())
                .startsWith("waystone: tiny-service 1.0.0 is not to be had from ")
                .contains("which has no Git history; allowed: 1.1.0")
                .hasLineCount(1);
        assertThat(type("check").out()).contains("stale version");
    }

    @Test
    void wrong_names_are_one_line() {
        assertThat(type("diff", "loyalty-acounts").err())
                .isEqualTo(
                        "waystone: there is no service and no folder loyalty-acounts; did you mean loyalty-accounts?\n");
        assertThat(type("check", "catalog-items").err())
                .contains("has no waystone.lock; name a folder that ./waystone new made")
                .hasLineCount(1);
        assertThat(type("diff", "--to", "7.0.0").err())
                .contains("tiny-service 7.0.0 is not to be had from ", "allowed: 1.0.0")
                .hasLineCount(1);
        assertThat(type("diff", "--to", "new").err())
                .isEqualTo("waystone: version new is none; allowed: three numbers, such as 1.0.0\n");
    }

    @Test
    void which_of_several_must_be_said() throws IOException {
        house.clone("Gift Card");

        assertThat(type("diff").err()).isEqualTo("waystone: which service? allowed: gift-cards, loyalty-accounts\n");
        assertThat(type("check").out()).contains("gift-cards ", "loyalty-accounts ");
    }

    @Test
    void a_folder_is_as_good_as_a_name() {
        assertThat(type("diff", clone.toString()).code()).isZero();
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
