package dev.waystone.cli;

import dev.waystone.cli.clones.Contracts;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.templates.Backstage;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        description =
                "Writes the templates for another tool: one folder a template, with a template.yaml for Backstage's"
                        + " scaffolder and its skeleton.")
final class ExportVerb implements Callable<Integer> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "<tool>", description = "backstage.")
    private Tool tool;

    @Parameters(index = "1", arity = "0..1", paramLabel = "<template>", description = "Which one; all if left out.")
    private @Nullable String template;

    @Option(
            names = "--into",
            paramLabel = "<dir>",
            description = "Where to; a folder that is empty or not there. .waystone/export/<tool> if left out, anew.")
    private @Nullable Path into;

    ExportVerb(Desk desk) {
        this.desk = desk;
    }

    /** What it is written for. */
    enum Tool {
        BACKSTAGE
    }

    @Override
    public Integer call() throws IOException {
        Path house = desk.house().root();
        TemplateSource templates = desk.templates();
        List<String> names = template == null ? templates.names() : List.of(template);
        Path folder = into == null ? house.resolve(".waystone/export/backstage") : into;
        if (into != null && !isFree(into)) {
            throw new Failure(into + " is not empty; allowed: a folder that is empty or not there");
        }
        for (String name : names) {
            Template newest = templates.newest(name);
            FileTree files = Backstage.of(newest, documents(newest, house));
            Folder.write(files, emptied(folder.resolve(name)));
            desk.console().say(folder.resolve(name) + "  " + files.files().size() + " files");
        }
        return 0;
    }

    /** What a consumer is held to in a repository of its own; nothing where it reads none. */
    private static FileTree documents(Template template, Path house) {
        String topic =
                template.manifest().nouns().consumed().map(Noun::kebabMany).orElse("");
        return topic.isEmpty() ? FileTree.EMPTY : Contracts.with(FileTree.EMPTY, house, topic);
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
