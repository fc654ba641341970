package dev.waystone.acceptance;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A library of a packaged service that a platform runs, in which a mutant takes the place of one class, and gives it
 * back. The service must be stopped meanwhile.
 */
final class MutantJar {

    private final Path clone;
    private final Path application;
    private final Path work;
    private final Path jar;
    private final Path honest;

    /** That of the service whose application is in this folder; {@code work} is a folder to work in, made and deleted here. */
    MutantJar(Path clone, Path application, Path work, String library) throws IOException {
        String name = "dev.waystone.waystone-" + library + "-";
        this.clone = clone;
        this.application = application;
        this.work = work;
        this.jar = jars(application)
                .filter(file -> file.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + "*.jar in " + application));
        this.honest = work.resolve("honest.jar");
    }

    /** Puts the mutant in. */
    void mutate(Mutant mutant) throws IOException {
        Platform.delete(work);
        Files.createDirectories(work);
        Path classes = compile(mutant);
        Files.copy(jar, honest, StandardCopyOption.COPY_ATTRIBUTES);
        try (var zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path original = zip.getPath(classes.relativize(file).toString());
                Files.copy(file, original, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Puts the honest class back. */
    void heal() throws IOException {
        Files.move(honest, jar, StandardCopyOption.REPLACE_EXISTING);
        Platform.delete(work);
    }

    /** Compiles the edited source against what the service is packaged with; answers with the folder of classes. */
    private Path compile(Mutant mutant) throws IOException {
        Path source = work.resolve(mutant.type() + ".java");
        Path classes = Files.createDirectory(work.resolve("classes"));
        Files.writeString(source, mutant.source(clone));
        var classPath = jars(application).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var options =
                List.of("--release", "25", "-proc:none", "-nowarn", "-classpath", classPath, "-d", classes.toString());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjects(source);
            if (!compiler.getTask(null, manager, null, options, null, sources).call()) {
                throw new AssertionError("mutant " + mutant.name() + " does not compile, see " + source);
            }
        }
        return classes;
    }

    private static Stream<Path> jars(Path application) throws IOException {
        try (Stream<Path> files = Files.walk(application.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        }
    }
}
