package dev.waystone.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a producer's published events equal to its records: for each record of the sealed event interface
 * {@code events/<Name>.v1.schema.json} (JSON Schema 2020-12) and {@code events/<Name>.v1.example.json}, written from a
 * sample. The example is valid against the schema. {@code -Dwaystone.contracts=update} rewrites the files, but never
 * removes, retypes or makes optional a field that a reader may rely on: that needs a new event.
 *
 * <pre>{@code
 * @Test
 * void publishes_what_its_event_files_say() {
 *     EventContract.of(StockItemEvent.class)
 *             .example(new StockReserved())
 *             .example(new StockRefused(List.of(new Short(ITEM, 3, 1))))
 *             .check();
 * }
 * }</pre>
 *
 * <p>Not thread-safe; needs no running service.
 */
public final class EventContract {

    private final List<EventType> types;
    private final Path folder;
    private final boolean update;
    private final Map<Class<?>, Record> examples = new LinkedHashMap<>();
    private final EventSchemas schemas = new EventSchemas();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Violations violations =
            new Violations("events/ differs from the event records; review it with -Dwaystone.contracts=update");

    EventContract(Class<?> events, Path folder, boolean update) {
        this.types = EventType.permittedBy(events);
        this.folder = folder;
        this.update = update;
    }

    /**
     * The contract of a sealed interface of event records, kept in {@code events/} of this module.
     *
     * @throws IllegalArgumentException if the interface is not sealed or permits something other than records
     */
    public static EventContract of(Class<?> events) {
        return new EventContract(events, ModuleFolder.current().file("events"), ModuleFolder.mayUpdateContracts());
    }

    /**
     * The sample from which the example file of its record is written; use fixed values. The last one of a record
     * counts.
     */
    public EventContract example(Record sample) {
        examples.put(sample.getClass(), sample);
        return this;
    }

    /**
     * Compares, or rewrites the files when updating.
     *
     * @throws AssertionError with a line for each difference, missing sample or broken promise to a reader
     */
    public void check() {
        Set<String> expected = new HashSet<>();
        for (EventType type : types) {
            expected.add(type.stem() + ".schema.json");
            expected.add(type.stem() + ".example.json");
            checkSchema(type);
            checkExample(type);
        }
        new ModuleFolder(folder)
                .filesUnder("", file -> file.toString().endsWith(".json")).stream()
                        .map(file -> folder.relativize(file).toString())
                        .filter(name -> !expected.contains(name))
                        .forEach(name -> violations.add(
                                name + ": no event record writes it; delete it once nobody reads the event"));
        violations.failIfAny();
    }

    private void checkSchema(EventType type) {
        Path file = folder.resolve(type.stem() + ".schema.json");
        JsonNode generated = schemas.schemaOf(type);
        if (Files.exists(file)) {
            List<String> broken = SchemaChange.breaks(Documents.readJson(file), generated);
            if (!broken.isEmpty()) {
                broken.forEach(line -> violations.add(file.getFileName() + ": " + line + "; readers of " + type.type()
                        + " rely on it: keep it and publish a new event beside it"));
                return;
            }
        }
        holdEqual(file, generated);
    }

    private void checkExample(EventType type) {
        Record sample = examples.get(type.record());
        if (sample == null) {
            violations.add(type.stem() + ": no example given; add .example(new "
                    + type.record().getSimpleName() + "(...))");
            return;
        }
        JsonNode example = Documents.JSON.valueToTree(sample);
        JsonNode schema = schemas.schemaOf(type);
        for (Error error : registry.getSchema(schema.toString()).validate(example.toString(), InputFormat.JSON)) {
            violations.add(type.stem() + ": its example breaks its schema: " + error);
        }
        UnknownFields.in(example, schema)
                .forEach(field -> violations.add(
                        type.stem() + ": its example has field " + field + " that its schema does not know"));
        holdEqual(folder.resolve(type.stem() + ".example.json"), example);
    }

    private void holdEqual(Path file, JsonNode generated) {
        String text = Documents.json(generated);
        if (Files.exists(file) && ModuleFolder.read(file).equals(text)) {
            return;
        }
        if (update) {
            ModuleFolder.write(file, text);
        } else if (!Files.exists(file)) {
            violations.add(file.getFileName() + ": does not exist");
        } else {
            List<String> lines = TreeDiff.between("the file", Documents.readJson(file), "the record", generated);
            lines.forEach(line -> violations.add(file.getFileName() + ": " + line));
            if (lines.isEmpty()) {
                violations.add(
                        file.getFileName() + ": is formatted or ordered in another way than it would be written");
            }
        }
    }
}
