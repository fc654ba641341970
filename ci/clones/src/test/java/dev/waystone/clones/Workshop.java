package dev.waystone.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder where clones lie as they would in the platform's repository, beside the documents of its services, and are built in one
 * run of Maven. It lies inside the repository, so that their tests lease the stack that this build has.
 */
final class Workshop {

    private static final List<String> PARENTS =
            List.of("platform-libs/bom/pom.xml", "platform-libs/service-parent/pom.xml");

    private final Checkout checkout;
    private final Path folder;
    private final List<String> services = new ArrayList<>();

    private Workshop(Checkout checkout, Path folder) {
        this.checkout = checkout;
        this.folder = folder;
    }

    /** An empty one; what was there before goes. */
    static Workshop in(Path folder, Checkout checkout) {
        Workshop workshop = new Workshop(checkout, folder);
        try {
            empty(folder);
            for (String parent : PARENTS) {
                Path copy = folder.resolve(parent);
                Files.createDirectories(copy.getParent());
                Files.copy(checkout.root().resolve(parent), copy);
            }
            workshop.copyDocuments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new PlatformArtifacts(checkout).layOut(folder.resolve("repository"));
        return workshop;
    }

    void put(String service, FileTree files) {
        Folder.write(files, folder(service));
        services.add(service);
    }

    Path folder(String service) {
        return folder.resolve("services").resolve(service);
    }

    Path log() {
        return folder.resolve("maven.log");
    }

    /**
     * Builds and tests all of them; one that fails does not stop the others.
     *
     * @throws AssertionError if Maven takes longer than that
     */
    void build(long minutes) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("pom.xml"), aggregator());
        var maven = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        if (!maven.waitFor(minutes, TimeUnit.MINUTES)) {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
            throw new AssertionError("the clones' build takes longer than " + minutes + " min; see " + log());
        }
    }

    /** Takes away the packages, which are most of what was built; sources, reports and the log stay. */
    void throwPackagesAway() throws IOException {
        for (String service : services) {
            empty(folder(service).resolve("target/quarkus-app"));
        }
    }

    /** What the platform's mvnw does, with this folder as the root of the build. */
    private List<String> command() throws IOException {
        Path home = Path.of(System.getProperty("maven.home"));
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+PerfDisableSharedMem",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Duser.home=" + checkout.root().resolve(".waystone/home"),
                "-Dmaven.home=" + home,
                "-Dclassworlds.conf=" + home.resolve("bin/m2.conf"),
                "-Dmaven.multiModuleProjectDirectory=" + folder,
                "-Dmaven.top-level-basedir=" + folder,
                "-classpath",
                launcher(home),
                "org.codehaus.plexus.classworlds.launcher.Launcher",
                "-B",
                "-ntp",
                "-o",
                "-fae",
                "-Dmaven.repo.local=" + folder.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("maven.local-repository"),
                "-Dwaystone.aot.skip=true",
                "package");
    }

    private static String launcher(Path home) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("boot"))) {
            return jars.filter(jar -> jar.getFileName().toString().matches("plexus-classworlds-.*\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }

    private String aggregator() {
        String modules = services.stream()
                .map(service -> "        <module>services/" + service + "</module>\n")
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>org.acme</groupId>
                    <artifactId>clones</artifactId>
                    <version>1</version>
                    <packaging>pom</packaging>
                    <modules>
                %s    </modules>
                </project>
                """.formatted(modules);
    }

    /** Descriptors and events of the services of this repository: what a consumer is held to. */
    private void copyDocuments() throws IOException {
        try (Stream<Path> siblings = Files.list(checkout.root().resolve("services"))) {
            for (Path sibling : siblings.toList()) {
                Folder.write(
                        Folder.read(sibling, path -> path.equals("service.yaml") || path.startsWith("events/")),
                        folder.resolve("services").resolve(sibling.getFileName()));
            }
        }
    }

    /** Takes away a folder with everything in it; links are not followed. */
    static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
