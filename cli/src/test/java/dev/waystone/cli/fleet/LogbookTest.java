package dev.waystone.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogbookTest {
    private static final FleetFile.Member SHOP = new FleetFile.Member("../shop", false, "");
    private static final String KEY = "a1b2 1.1.0";

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void a_place_that_is_not_there_yet() {
        file = folder.resolve("state/logbook.json");
    }

    @Test
    void what_was_noted_is_known_to_the_next_run() {
        Result result = result(Result.Word.UPGRADED);

        new Logbook(file).note(SHOP, KEY, result);

        assertThat(new Logbook(file).done(SHOP, KEY)).contains(result);
    }

    @Test
    void it_holds_for_the_same_commit_and_wish_and_the_same_clone_only() {
        Logbook logbook = new Logbook(file);
        logbook.note(SHOP, KEY, result(Result.Word.UPGRADED));

        assertThat(logbook.done(SHOP, "a1b2 1.2.0")).isEmpty();
        assertThat(logbook.done(SHOP, "ffff 1.1.0")).isEmpty();
        assertThat(logbook.done(new FleetFile.Member("../shop", true, "services/shop"), KEY))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Result.Word.class)
    void only_what_needs_no_second_look_is_done(Result.Word word) {
        Logbook logbook = new Logbook(file);
        logbook.note(SHOP, KEY, result(word));

        boolean expected = switch (word) {
            case CURRENT, UPGRADED, NEEDS_PERSON -> true;
            case READY, RED, WAITING -> false;
        };
        assertThat(logbook.done(SHOP, KEY).isPresent()).isEqualTo(expected);
    }

    @Test
    void a_later_note_takes_the_place_of_an_earlier_one() {
        Logbook logbook = new Logbook(file);
        logbook.note(SHOP, KEY, result(Result.Word.UPGRADED));
        logbook.note(SHOP, KEY, result(Result.Word.RED));

        assertThat(logbook.done(SHOP, KEY)).isEmpty();
        assertThat(new Logbook(file).done(SHOP, KEY)).isEmpty();
    }

    @Test
    void one_that_was_killed_while_it_wrote_has_what_it_had() throws IOException {
        new Logbook(file).note(SHOP, KEY, result(Result.Word.UPGRADED));
        Files.writeString(file.resolveSibling("logbook.json.new"), "{\"half");

        assertThat(new Logbook(file).done(SHOP, KEY)).isPresent();
        new Logbook(file).note(SHOP, "other", result(Result.Word.CURRENT));
        assertThat(new Logbook(file).done(SHOP, "other")).isPresent();
    }

    @Test
    void no_password_of_a_url_is_kept() throws IOException {
        FleetFile.Member secret = new FleetFile.Member("https://bot:s3cr3t@example.org/shop.git", true, "");
        Result result = result(Result.Word.UPGRADED);

        new Logbook(file).note(secret, KEY, result);

        assertThat(file).content().contains("https://***@example.org/shop.git").doesNotContain("s3cr3t");
        assertThat(new Logbook(file).done(secret, KEY)).contains(result);
    }

    @Test
    void one_that_an_older_command_wrote_is_read_and_its_passwords_are_forgotten() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"https://bot:s3cr3t@example.org/shop.git ": {"key": "%s", "result": {"name": "shop",
                 "place": "https://bot:s3cr3t@example.org/shop.git", "wave": 1, "from": "1.0.0", "to": "1.1.0",
                 "word": "CURRENT", "detail": ""}}}
                """.formatted(KEY));
        FleetFile.Member secret = new FleetFile.Member("https://bot:s3cr3t@example.org/shop.git", true, "");

        assertThat(new Logbook(file).done(secret, KEY)).isPresent();
        new Logbook(file).note(SHOP, KEY, result(Result.Word.UPGRADED));
        assertThat(file).content().doesNotContain("s3cr3t");
    }

    @Test
    void one_that_is_something_else_is_told_in_one_line() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> new Logbook(file))
                .isInstanceOf(Failure.class)
                .hasMessage(file + " is no logbook of a fleet; remove it, and every clone is looked at again");
    }

    private static Result result(Result.Word word) {
        return new Result("shop", "../shop", 2, "1.0.0", "1.1.0", word, "its detail", "waystone/upgrade-shops-1.1.0");
    }
}
