package dev.waystone.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A folder that looks like a clone to the supervisor: links to what is built here, and of every service's waystone-events a copy
 * that holds the classes of a mutant.
 */
final class MutantRoot {

    private static final String EVENTS = "dev.waystone.waystone-events-";

    private final Path clone;
    private final Path root;
    private final Mutant mutant;

    private MutantRoot(Path clone, Mutant mutant) {
        this.clone = clone;
        this.mutant = mutant;
        this.root = clone.resolve(".waystone/tmp/mutant " + mutant.name());
    }

    /** Makes it anew; the caller deletes it. */
    static Path make(Path clone, Mutant mutant) throws IOException {
        var made = new MutantRoot(clone, mutant);
        Platform.delete(made.root);
        Files.createDirectories(made.root);
        Files.createSymbolicLink(made.root.resolve("infra"), clone.resolve("infra"));
        for (Path service : services(clone)) {
            made.link(service);
        }
        return made.root;
    }

    private void link(Path service) throws IOException {
        Path copy = root.resolve(clone.relativize(service).toString());
        Files.createDirectories(copy);
        Files.createSymbolicLink(copy.resolve("service.yaml"), service.resolve("service.yaml"));
        Path application = service.resolve("target/quarkus-app");
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(service.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (file.getFileName().toString().startsWith(EVENTS)) {
                    Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
                    replace(to, compile(application));
                } else {
                    Files.createSymbolicLink(to, file);
                }
            }
        }
    }

    /** Compiles the edited source against what the service is packaged with; answers with the folder of classes. */
    private Path compile(Path application) throws IOException {
        Path source = root.resolve("source/" + mutant.type() + ".java");
        Path classes = root.resolve("classes");
        Files.createDirectories(source.getParent());
        Files.createDirectories(classes);
        Files.writeString(source, mutant.source(clone));
        var options = List.of(
                "--release", "25", "-proc:none", "-nowarn", "-classpath", jars(application), "-d", classes.toString());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjects(source);
            if (!compiler.getTask(null, manager, null, options, null, sources).call()) {
                throw new AssertionError("mutant " + mutant.name() + " does not compile, see " + source);
            }
        }
        return classes;
    }

    private static String jars(Path application) throws IOException {
        try (Stream<Path> files = Files.walk(application.resolve("lib"))) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void replace(Path jar, Path classes) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path original = zip.getPath(classes.relativize(file).toString());
                Files.copy(file, original, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> services(Path clone) throws IOException {
        var services = new ArrayList<Path>();
        try (Stream<Path> folders = Files.list(clone.resolve("services"))) {
            folders.filter(folder -> Files.exists(folder.resolve("target/quarkus-app")))
                    .forEach(services::add);
        }
        return services;
    }
}
