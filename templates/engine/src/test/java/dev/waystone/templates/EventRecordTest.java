package dev.waystone.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is made of a schema is compiled here, with nothing of the platform but a money of its shape. */
class EventRecordTest {
    private static final String UNIT = """
            import java.math.BigDecimal;
            import java.time.Instant;
            import java.time.LocalDate;
            import java.util.List;
            import java.util.UUID;
            import org.jspecify.annotations.Nullable;
            import tools.jackson.databind.JsonNode;

            class Unit {
                record Money(String amount, String currency) {}

                %s
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clone",
                "finalize",
                "getClass",
                "hashCode",
                "notify",
                "notifyAll",
                "toString",
                "wait",
                "class",
                "_",
                "true"
            })
    void a_field_that_no_component_can_be_called_by_is_not_read(String field) throws IOException {
        String source = source("{\"" + field + "\": {\"type\": \"string\"}, \"equals\": {\"type\": \"string\"}}");

        assertThat(source).isEqualTo("record Seen(@Nullable String equals) {}");
        assertThat(compiled(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order_lines': #, '_id': #, '$x': #, 'Level': #, 'var': #, 'record': #, 'yield': #, 'List': #}",
                "{'category': {'type': 'object', 'properties': {'parent': {'type': 'object', 'properties': {"
                        + "'category': {'type': 'object', 'properties': {'seen': {'type': 'object', 'properties': {'x': #}}}}}}}}}",
                "{'line': {'type': 'object', 'properties': {'a': #}}, 'lines': {'type': 'array', 'items':"
                        + " {'type': 'object', 'properties': {'b': #}}}, 'Line': {'type': 'object', 'properties': {'c': #}}}",
                "{'list': {'type': 'object', 'properties': {'all': {'type': 'array', 'items': #}}}, 'money':"
                        + " {'type': 'object', 'properties': {'amount': {'type': 'string'}, 'currency': {'type': 'string'}}}}",
                "{'tree': {'type': 'object', 'properties': {'left': {'$ref': '#/properties/tree'}}}}"
            })
    void every_schema_gives_a_record_that_compiles(String properties) throws IOException {
        String source =
                source(properties.replace('\'', '"').replace("#,", "{},").replace("#}", "{}}"));

        assertThat(compiled(source)).as(source).isEmpty();
    }

    @Test
    void what_does_not_compile_is_seen() throws IOException {
        assertThat(compiled("record Seen(String wait) {}")).contains("wait");
    }

    @Test
    void only_an_amount_that_is_a_text_is_money() {
        assertThat(price("{\"type\": \"string\"}")).contains("@Nullable Money price");
        assertThat(price("{\"type\": \"integer\"}"))
                .contains("@Nullable Price price", "record Price(@Nullable Long amount, @Nullable String currency)");
        assertThat(price("{\"type\": \"number\"}")).contains("record Price(@Nullable BigDecimal amount,");
        assertThat(price("{\"type\": [\"string\", \"null\"]}")).contains("record Price(@Nullable String amount,");
    }

    private static String price(String amount) {
        return source("{\"price\": {\"type\": \"object\", \"properties\": {\"amount\": " + amount
                + ", \"currency\": {\"type\": \"string\"}}}}");
    }

    private static String source(String properties) {
        return EventRecord.source("Seen", new JsonMapper().readTree("{\"properties\": " + properties + "}"));
    }

    /** @return what the compiler says; nothing if all is well */
    private String compiled(String source) throws IOException {
        Path unit = Files.writeString(folder.resolve("Unit.java"), UNIT.formatted(source));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-d", folder.toString());
            boolean good = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(unit))
                    .call();
            return good ? "" : "does not compile: " + said;
        }
    }
}
