package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    Path folder;

    private TinyHouse house;

    @BeforeEach
    void a_house() throws IOException {
        house = new TinyHouse(folder.resolve("house"));
    }

    @Test
    void a_template_for_backstage_is_a_build_product() throws IOException {
        Typed typed = type("export", "backstage");
        Path made = house.root.resolve(".waystone/export/backstage/tiny-service");
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).isEqualTo(made + "  8 files\n");
        assertThat(made.resolve("template.yaml")).content().contains("apiVersion: scaffolder.backstage.io/v1beta3\n");
        assertThat(made.resolve("skeleton/.ci/run"))
                .hasContent("echo ${{ values.many | lower | replace(\" \", \"-\") }}");
        Files.writeString(made.resolve("old"), "");
        type("export", "backstage");
        assertThat(made.resolve("old")).doesNotExist();
        assertThat(house.git.run("status", "--porcelain").text()).isEmpty();
    }

    @Test
    void the_command_of_the_how_to_writes_where_the_page_says() throws IOException {
        List<String> commands = HowTo.commands("templates.md").stream()
                .filter(command -> command.startsWith("./waystone"))
                .toList();
        assertThat(commands).hasSize(1);
        Path target = folder.resolve("target/backstage");

        Typed typed = type(HowTo.words(commands.getFirst(), "target/backstage", target));

        assertThat(typed.code()).isZero();
        assertThat(target.resolve("tiny-service/template.yaml")).exists();
        assertThat(target.resolve("tiny-service/skeleton")).isDirectory();
    }

    @Test
    void what_is_wrong_is_one_line() throws IOException {
        assertThat(type("export", "backstage", "tiny-servce").err())
                .isEqualTo("waystone: there is no template tiny-servce; did you mean tiny-service?\n");
        Files.writeString(folder.resolve("full"), "");
        assertThat(type("export", "backstage", "--into", folder.toString()).err())
                .endsWith("is not empty; allowed: a folder that is empty or not there\n");
    }

    private Typed type(String... arguments) {
        return Typed.of(house.root, new FakeWorkshop(), arguments);
    }
}
