package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagsFileTest {

    @TempDir
    Path state;

    @Test
    void flags_begin_with_their_defaults_and_stay_as_they_were_turned() {
        FlagsFile file = FlagsFile.in(state);
        file.declare(List.of(service("shop", true, "sale", "search"), service("mail", false, "send")));
        file.turn("shop.sale", false);
        file.turn("mail.send", true);

        FlagsFile.in(state).declare(List.of(service("shop", true, "sale", "search"), service("mail", false, "send")));

        assertThat(FlagsFile.in(state).states())
                .containsEntry("shop.sale", false)
                .containsEntry("shop.search", true)
                .containsEntry("mail.send", true);
    }

    @Test
    void what_is_no_longer_declared_goes_and_what_others_declare_stays() {
        FlagsFile file = FlagsFile.in(state);
        file.declare(List.of(service("shop", true, "sale"), service("mail", true, "send")));

        file.declare(List.of(service("shop", true, "search")));

        assertThat(file.states()).containsOnlyKeys("shop.search", "mail.send");
    }

    @Test
    void a_fresh_start_of_a_service_gives_its_flags_their_defaults() {
        FlagsFile file = FlagsFile.in(state);
        file.declare(List.of(service("shop", true, "sale"), service("mail", true, "send")));
        file.turn("shop.sale", false);
        file.turn("mail.send", false);

        file.reset(service("shop", true, "sale"));

        assertThat(file.states()).containsEntry("shop.sale", true).containsEntry("mail.send", false);
    }

    @Test
    void what_a_person_wrote_into_it_stays() throws IOException {
        FlagsFile file = FlagsFile.in(state);
        file.declare(List.of(service("shop", true, "sale")));
        Files.writeString(file.path(), Files.readString(file.path()).replace("default", "userWithId"));

        file.turn("shop.sale", false);

        assertThat(Files.readString(file.path())).contains("userWithId", "\"enabled\" : false");
    }

    @Test
    void a_flag_that_is_not_there_is_not_turned() {
        assertThatThrownBy(() -> FlagsFile.in(state).turn("shop.sale", true))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("no flag shop.sale");
    }

    @Test
    void a_broken_file_is_named_and_kept() throws IOException {
        Files.writeString(state.resolve("flags.json"), "{");

        assertThatThrownBy(() -> FlagsFile.in(state).declare(List.of(service("shop", true, "sale"))))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("flags.json");
        assertThat(state.resolve("flags.json")).hasContent("{");
    }

    private Descriptor service(String name, boolean byDefault, String... flags) {
        String declared = Stream.of(flags)
                .map(flag -> "  - {name: %s.%s, kind: ops, owner: team, expires: 2999-12-31, default: %s}%n"
                        .formatted(name, flag, byDefault))
                .collect(Collectors.joining());
        try {
            return Descriptors.read(Files.writeString(state.resolve("service.yaml"), """
                    apiVersion: waystone.dev/v1
                    name: %s
                    description: Has flags.
                    owner: {team: team, onCall: team-on-call}
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
                    %s""".formatted(name, declared)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
