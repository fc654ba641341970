package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.fleet.FleetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of {@code docs/how-to/fleet.md}, on a small fleet, and reads the file that it shows. */
class HowToFleetTest {
    private static final String PAGE = "fleet.md";

    @TempDir
    Path folder;

    @Test
    void the_file_that_is_shown_can_be_used() throws IOException {
        FleetFile shown = FleetFile.read(Files.writeString(folder.resolve("fleet.yaml"), HowTo.block(PAGE, "yaml")));

        assertThat(shown.members())
                .extracting(FleetFile.Member::name)
                .containsExactly("loyalty-accounts", "gift-cards", "order-notes");
        assertThat(shown.waves()).containsExactly("1", "10%", "all");
    }

    @Test
    void every_command_does_what_the_page_says() throws IOException {
        TinyHouse house = new TinyHouse(folder.resolve("house"));
        TinyFleet fleet = new TinyFleet(house, folder.resolve("clones"), 2);
        house.secondVersion();
        house.thirdVersion();
        fleet.writeFile(folder.resolve("fleet.yaml"), "");
        var before = fleet.everything();
        List<String> typed = new ArrayList<>();
        for (String command : HowTo.commands(PAGE)) {
            String[] words = HowTo.words(command, "fleet.yaml", folder.resolve("fleet.yaml"));
            Typed answer = Typed.of(house.root, fleet.workshop, words);
            typed.add(words[1] + " " + answer.code());
            assertThat(answer.out()).as(command).contains(command.contains("--to") ? "1.1.0" : "2.0.0");
            assertThat(fleet.hasBranch(0)).as(command).isEqualTo(words[1].equals("apply"));
        }
        assertThat(typed).containsExactly("status 1", "plan 0", "apply 0");
        assertThat(fleet.everything())
                .as("nobody's files and branches are touched")
                .isEqualTo(before);
    }
}
