package dev.waystone.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code service.yaml}. Each call reads the file anew; safe for use by many threads. */
public final class Descriptors {
    /** The schema's place on the class path; JSON Schema 2020-12. */
    public static final String SCHEMA = "/dev/waystone/render/service.schema.json";

    private static final ObjectMapper YAML =
            YAMLMapper.builder().addModule(new DescriptorModule()).build();
    private static final YamlCheck CHECK = new YamlCheck(Descriptors.class, SCHEMA, "the descriptor", Sense::of);

    private Descriptors() {}

    /**
     * Reads and checks one descriptor.
     *
     * @throws DescriptorException if the file is missing, is no YAML or breaks the schema, with every problem found
     */
    public static Descriptor read(Path file) {
        List<String> problems = new ArrayList<>();
        Descriptor descriptor = read(file, problems);
        if (descriptor == null) {
            throw new DescriptorException(problems);
        }
        return descriptor;
    }

    /**
     * Checks a descriptor that is not yet a file.
     *
     * @param where what the problems call it, such as {@code services/purchase-orders/service.yaml}
     * @return every problem found; none if {@link #read} would take it
     */
    public static List<String> problems(String text, String where) {
        List<String> problems = new ArrayList<>();
        parse(text, where, problems);
        return List.copyOf(problems);
    }

    /**
     * Reads {@code services/<name>/service.yaml} of every service of a repository, and {@code service.yaml} of a
     * repository that is one service.
     *
     * @return the services' folders with what each says of itself, ordered by folder; empty if there are none
     * @throws DescriptorException with the problems of all files, if any has one
     */
    public static SortedMap<Path, Descriptor> readAll(Path repository) {
        SortedMap<Path, Descriptor> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path folder : folders(repository)) {
            Descriptor descriptor = read(folder.resolve("service.yaml"), problems);
            if (descriptor != null) {
                found.put(folder, descriptor);
            }
        }
        if (!problems.isEmpty()) {
            throw new DescriptorException(problems);
        }
        return found;
    }

    /**
     * The line, from 1, of the value at a JSON pointer such as {@code /flags/0/expires} in a file that was read.
     *
     * @throws UncheckedIOException if the file is gone
     */
    public static int line(Path file, String pointer) {
        try {
            return Lines.of(Files.readString(file)).at(pointer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path repository) {
        Path services = repository.resolve("services");
        try (Stream<Path> entries = Files.isDirectory(services) ? Files.list(services) : Stream.empty()) {
            return Stream.concat(Stream.of(repository), entries)
                    .filter(entry -> Files.exists(entry.resolve("service.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + services, e);
        }
    }

    private static @Nullable Descriptor read(Path file, List<String> problems) {
        try {
            return parse(Files.readString(file), file.toString(), problems);
        } catch (IOException e) {
            problems.add(file + ":1: cannot be read (" + e.getClass().getSimpleName() + "); allowed: a UTF-8 file");
            return null;
        }
    }

    private static @Nullable Descriptor parse(String text, String where, List<String> problems) {
        try {
            JsonNode document = CHECK.read(text, where, problems);
            return document == null ? null : YAML.treeToValue(document, Descriptor.class);
        } catch (JacksonException e) {
            problems.add(where + ":1: " + e.getOriginalMessage());
            return null;
        }
    }
}
