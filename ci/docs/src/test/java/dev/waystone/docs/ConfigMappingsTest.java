package dev.waystone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMappingsTest {

    private static final String SOURCE = """
            package example;

            /** The keys {@code a.b.*}. */
            @ConfigMapping(prefix = Example.PREFIX)
            interface Example {
                String PREFIX = "a.b";

                /** How long; see {@link Part#longest()} or {@link #maxBody}. */
                @WithDefault("2s")
                Duration keptFor();

                Optional<String> token();

                @WithParentName
                Map<String, Part> parts();

                /** No key. */
                default int twice() { return 2; }

                interface Part {
                    /** A | B. */
                    @WithName("most")
                    @WithDefault("7")
                    int maxBody();
                }
            }
            """;

    @Test
    void reads_names_defaults_types_and_comments_of_nested_keys(@TempDir Path folder) throws IOException {
        var mappings = ConfigMappings.read(Files.writeString(folder.resolve("Example.java"), SOURCE));

        assertThat(mappings.text()).isEqualTo("The keys `a.b.*`.");
        assertThat(mappings.keys())
                .containsExactly(
                        new ConfigKey("a.b.kept-for", "duration", "2s", "How long; see `longest` or `max-body`."),
                        new ConfigKey("a.b.token", "text", "", ""),
                        new ConfigKey("a.b.<name>.most", "whole number", "7", "A \\| B."));
    }
}
