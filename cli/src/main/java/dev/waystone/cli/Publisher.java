package dev.waystone.cli;

import dev.waystone.cli.clones.RepositoryFolder;
import dev.waystone.cli.clones.RootPom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds what services inherit and deploys it into a folder, with Maven's own plugin and in Maven's own layout. */
final class Publisher {
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "mvnw",
            "waystone",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            "CODEOWNERS",
            "platform-libs",
            "infra",
            "templates",
            "services",
            "cli");

    private final House house;
    private final Maven maven;
    private final Console console;

    Publisher(House house, Maven maven, Console console) {
        this.house = house;
        this.maven = maven;
        this.console = console;
    }

    /**
     * Publishes what has changed since the last time; all of it or nothing.
     *
     * @throws Failure if this is no checkout of the platform, the folder cannot be written or the build fails
     */
    Published publish(Path to) throws IOException, InterruptedException {
        if (!house.isCheckout()) {
            throw new Failure(house.root() + " is no checkout of the platform; publish there");
        }
        RepositoryFolder folder = RepositoryFolder.made(to);
        String sources = sources(house.root());
        if (folder.holds(sources)) {
            return new Published(folder.artifacts(), false);
        }
        console.progress("publishing", "publishing to " + to);
        folder.forget();
        maven.quietly(
                console,
                house.logs().resolve("publish.log"),
                "-Dstyle.color=never",
                "-DskipTests",
                "-Dmaven.install.skip=true", // else this user's repository would hide what the folder lacks
                "-Ppublish",
                "-DdeployAtEnd=true",
                "-DaltDeploymentRepository=waystone::" + to.toUri(),
                "-pl",
                modules(),
                "-am",
                "deploy");
        folder.dropOldSnapshots();
        folder.note(sources);
        return new Published(folder.artifacts(), true);
    }

    /** What changes with anything that is published; templates have the tests of golden services. */
    static String sources(Path root) throws IOException {
        List<Path> existing =
                SOURCES.stream().map(root::resolve).filter(Files::exists).toList();
        return Fingerprint.withTests(root, existing);
    }

    private String modules() throws IOException {
        return RootPom.read(house.root()).modules().stream()
                .filter(module -> Stream.of("platform-libs/", "infra/", "templates/", "cli")
                        .anyMatch(module::startsWith))
                .collect(Collectors.joining(","));
    }
}
