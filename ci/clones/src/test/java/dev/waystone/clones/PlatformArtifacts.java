package dev.waystone.clones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this build has made of the platform, laid out as a Maven repository; a clone takes its parent and libraries from there. */
final class PlatformArtifacts {

    private static final Pattern MODULE = Pattern.compile("<module>((?:platform-libs|infra)/[^<]+)</module>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(waystone-[^<]+)</artifactId>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>waystone</artifactId>\\s*<version>([^<]+)</version>");

    private final Checkout checkout;
    private final String version;

    PlatformArtifacts(Checkout checkout) {
        this.checkout = checkout;
        this.version = first(VERSION, checkout.text("pom.xml"));
    }

    /** Copies them into the repository. */
    void layOut(Path repository) {
        modules().forEach(module -> copy(module, repository));
    }

    private List<String> modules() {
        return MODULE.matcher(checkout.text("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private void copy(String module, Path repository) {
        String pom = checkout.text(module + "/pom.xml");
        String artifact = first(ARTIFACT, PARENT.matcher(pom).replaceAll(""));
        String name = artifact + "-" + version;
        try {
            Path folder = Files.createDirectories(
                    repository.resolve("dev/waystone").resolve(artifact).resolve(version));
            Files.writeString(folder.resolve(name + ".pom"), pom);
            for (Path jar : jars(checkout.root().resolve(module).resolve("target"), name)) {
                Files.copy(jar, folder.resolve(name + ".jar"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars(Path target, String name) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().equals(name + ".jar"))
                    .toList();
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in a POM of the platform");
        }
        return matcher.group(1);
    }
}
