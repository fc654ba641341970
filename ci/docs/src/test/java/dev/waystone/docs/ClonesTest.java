package dev.waystone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClonesTest {

    @TempDir
    Path root;

    @BeforeEach
    void a_service_of_the_platform_and_a_clone() throws IOException {
        for (String service : new String[] {"own-things", "cloned-things"}) {
            Path folder = Files.createDirectories(root.resolve("services").resolve(service));
            Files.createDirectories(folder.resolve("events"));
            Files.writeString(folder.resolve("README.md"), "# " + service + "\n");
            Files.writeString(folder.resolve("metrics.txt"), service.replace('-', '_') + "_total counter\n");
        }
        Files.createDirectories(root.resolve("platform-libs"));
        Files.writeString(root.resolve("services/cloned-things/waystone.lock"), "template: rest-service\n");
    }

    @Test
    void the_platforms_pages_leave_clones_out() throws IOException {
        assertThat(Page.all(root)).extracting(Page::name).containsExactly("services/own-things/README.md");
        assertThat(new MetricsPage(root).text()).contains("own_things_total").doesNotContain("cloned_things");
    }
}
