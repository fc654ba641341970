package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of the command is what the command says of itself; {@code -Dwaystone.contracts=update} writes it anew. */
class CommandReferenceTest {

    private static final String HEADING = """
            # The command

            Written by a test from what `./waystone <verb> --help` prints. Every verb exits with 0 when it is done, 1 when it failed and 2 when
            it was called wrongly; a known failure is one line on standard error.
            """;

    private final Path page = Path.of("../docs/reference/command.md");

    @Test
    void the_page_has_every_verb_with_its_options() throws IOException {
        String text = text();
        if ("update".equals(System.getProperty("waystone.contracts"))) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page))
                .as("%s; review it with -Dwaystone.contracts=update", page)
                .isEqualTo(text);
    }

    private static String text() {
        var nowhere = new Desk(new House(Path.of("")), new Console(System.out, System.err, false), Optional::empty);
        var text = new StringBuilder(HEADING);
        Waystone.of(nowhere).getSubcommands().values().forEach(verb -> add(verb, text));
        return text.toString();
    }

    private static void add(CommandLine verb, StringBuilder text) {
        var spec = verb.getCommandSpec();
        if (!spec.usageMessage().hidden()) {
            spec.usageMessage().width(100);
            text.append("\n## `").append(spec.qualifiedName()).append("`\n\n```\n");
            text.append(verb.getUsageMessage(Ansi.OFF)).append("```\n");
            verb.getSubcommands().values().forEach(inner -> add(inner, text));
        }
    }
}
