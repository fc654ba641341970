package dev.waystone.render;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Judges a YAML text by a JSON Schema of the class path, in lines for a person: file, line, what is wrong, what is
 * allowed, the nearest match. Safe for use by many threads.
 */
public final class YamlCheck {
    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    private final Schema schema;
    private final String subject;
    private final Function<JsonNode, Map<String, String>> sense;

    /**
     * @param anchor a class of the module that has the schema
     * @param resource the schema's place on the class path, JSON Schema 2020-12
     * @param subject what the text is, for errors about all of it: {@code the descriptor}
     * @param sense what a schema cannot say of a text that it accepts: problems by JSON pointer
     */
    public YamlCheck(Class<?> anchor, String resource, String subject, Function<JsonNode, Map<String, String>> sense) {
        this.schema = load(anchor, resource);
        this.subject = subject;
        this.sense = sense;
    }

    /**
     * Reads one text.
     *
     * @param where the file's name, for the errors
     * @param problems what is wrong is added here
     * @return the document, or null if anything was added
     */
    public @Nullable JsonNode read(String text, String where, List<String> problems) {
        List<String> found = new ArrayList<>();
        JsonNode document = null;
        try {
            document = parse(text, where, found);
        } catch (MarkedYamlEngineException e) {
            found.add(where + ":" + Lines.line(e.getProblemMark()) + ": not YAML: " + e.getProblem());
        } catch (JacksonException e) {
            found.add(where + ":1: " + e.getOriginalMessage());
        }
        problems.addAll(found);
        return found.isEmpty() ? document : null;
    }

    private JsonNode parse(String text, String where, List<String> found) {
        Lines lines = Lines.of(text);
        lines.repeated().forEach((pointer, line) -> {
            String key = pointer.substring(pointer.lastIndexOf('/') + 1);
            found.add(where + ":" + line + ": " + key + " is given twice; allowed: once");
        });
        if (!found.isEmpty()) {
            return YAML.nullNode();
        }
        JsonNode document = YAML.readTree(text);
        Explanation explanation = new Explanation(schema.getSchemaNode(), document, subject);
        schema.validate(document).stream()
                .sorted(Comparator.comparingInt((Error error) -> lines.at(Explanation.pointer(error))))
                .map(error -> where + ":" + lines.at(Explanation.pointer(error)) + ": " + explanation.of(error))
                .distinct()
                .forEach(found::add);
        if (found.isEmpty()) {
            sense.apply(document)
                    .forEach((pointer, problem) -> found.add(where + ":" + lines.at(pointer) + ": " + problem));
        }
        return document;
    }

    private static Schema load(Class<?> anchor, String resource) {
        try (InputStream schema = anchor.getResourceAsStream(resource)) {
            if (schema == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
