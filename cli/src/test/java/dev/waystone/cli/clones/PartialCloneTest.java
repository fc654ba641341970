package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that was cloned without its files' contents, which Git fetches one by one when they are needed. */
class PartialCloneTest {
    private static final String MANIFEST = "templates/archetypes/tiny/template.yaml";

    @TempDir
    Path folder;

    Path origin;
    Path partial;

    @BeforeEach
    void one_that_has_no_contents_yet() throws IOException {
        origin = Files.createDirectories(folder.resolve("origin"));
        Git git = new Git(origin);
        git.run("init", "--quiet");
        git.run("config", "uploadpack.allowFilter", "true");
        Path manifest = origin.resolve(MANIFEST);
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, "version: 1.0.0\n");
        git.run("add", "--all");
        git.run("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "tiny");
        partial = folder.resolve("partial");
        new Git(folder)
                .run(
                        "clone",
                        "--quiet",
                        "--no-checkout",
                        "--filter=blob:none",
                        origin.toUri().toString(),
                        partial.toString());
    }

    @Test
    void what_it_lacks_is_fetched() {
        String name = "HEAD:" + MANIFEST;

        assertThat(new GitObjects(new Git(partial)).texts(List.of(name))).containsEntry(name, "version: 1.0.0\n");
    }

    @Test
    void offline_it_says_what_it_lacks_and_how_to_get_it() throws IOException {
        Files.move(origin, folder.resolve("away"));

        assertThatThrownBy(() -> new GitTemplates(partial).newest("tiny"))
                .isInstanceOf(Failure.class)
                .hasMessageMatching("the Git repository " + partial + " was cloned without all of its files, and cannot"
                        + " fetch them now \\(could not fetch [0-9a-f]{40} from promisor remote\\); go online, and fetch"
                        + " all of them: git fetch --refetch --no-filter");
    }
}
