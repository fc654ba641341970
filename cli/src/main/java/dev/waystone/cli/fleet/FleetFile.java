package dev.waystone.cli.fleet;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Credentials;
import dev.waystone.render.YamlCheck;
import dev.waystone.templates.TemplateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code fleet.yaml}. Immutable.
 *
 * @param file where it lies
 * @param members the clones, in the order in which they are upgraded
 * @param waves how many are upgraded before the next are: numbers, shares such as {@code 10%}, and {@code all} as the last
 * @param parallel how many at a time
 */
public record FleetFile(Path file, List<Member> members, List<String> waves, int parallel) {
    private static final List<String> WAVES = List.of("1", "10%", "all");
    private static final YamlCheck CHECK =
            new YamlCheck(FleetFile.class, "/dev/waystone/cli/fleet.schema.json", "the fleet", FleetFile::sense);

    /**
     * One clone.
     *
     * @param place its path as written, or its Git URL
     * @param isGit whether it is fetched
     * @param folder where in a fetched repository it lies; empty for its root
     */
    public record Member(String place, boolean isGit, String folder) {
        /** What people know it by: the last name in the place. */
        public String name() {
            String path =
                    (folder.isEmpty() ? shown() : folder).replaceAll("/+$", "").replaceAll("\\.git$", "");
            return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
        }

        /** Its place as it may be told and kept: without a password. */
        public String shown() {
            return Credentials.hidden(place);
        }
    }

    /**
     * Reads the file.
     *
     * @throws TemplateException with every problem: file, line, what is allowed
     * @throws Failure if there is no such file
     */
    public static FleetFile read(Path file) {
        List<String> problems = new ArrayList<>();
        JsonNode document = CHECK.read(text(file), file.toString(), problems);
        if (document == null) {
            throw new TemplateException(problems);
        }
        List<Member> members = new ArrayList<>();
        document.path("clones").forEach(clone -> members.add(member(clone)));
        List<String> waves = new ArrayList<>();
        document.path("waves").forEach(wave -> waves.add(wave.asString()));
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new FleetFile(
                file,
                List.copyOf(members),
                waves.isEmpty() ? WAVES : List.copyOf(waves),
                document.path("parallel").asInt(half));
    }

    /** The members in waves; the last wave is {@code all} and has those that are left. */
    public List<List<Member>> inWaves() {
        List<List<Member>> found = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < waves.size() && start < members.size(); i++) {
            int size = size(waves.get(i));
            int end = Math.min(members.size(), start + size);
            found.add(members.subList(start, end));
            start = end;
        }
        return found;
    }

    private int size(String wave) {
        if (wave.equals("all")) {
            return members.size();
        }
        return wave.endsWith("%")
                ? (int) Math.ceil(members.size() * Integer.parseInt(wave.replace("%", "")) / 100.0)
                : Integer.parseInt(wave);
    }

    private static Member member(JsonNode clone) {
        Optional<String> path = clone.path("path").asStringOpt();
        return new Member(
                path.orElseGet(() -> clone.path("git").asString()),
                path.isEmpty(),
                clone.path("folder").asString(""));
    }

    private static Map<String, String> sense(JsonNode document) {
        Map<String, String> problems = new LinkedHashMap<>();
        JsonNode waves = document.path("waves");
        for (int i = 0; i < waves.size(); i++) {
            String wave = waves.get(i).asString();
            boolean last = i == waves.size() - 1;
            if (last && !wave.equals("all")) {
                problems.put(
                        "/waves/" + i,
                        "the last of waves is " + wave + ", which says nothing of the rest; allowed: all as the last");
            } else if (!last && wave.equals("all")) {
                problems.put("/waves/" + i, "waves[" + i + "] is all, and more follow; allowed: all as the last");
            }
        }
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < document.path("clones").size(); i++) {
            JsonNode clone = document.path("clones").get(i);
            String where = "/clones/" + i;
            if (clone.has("path") == clone.has("git")) {
                problems.put(where, "clones[" + i + "] needs one of path and git; allowed: a folder or a Git URL");
            } else if (clone.has("path") && clone.has("folder")) {
                problems.put(where, "clones[" + i + "] has path and folder; allowed: folder with git, path alone");
            } else if (!seen.add(member(clone))) {
                problems.put(where, "clones[" + i + "] is given twice; allowed: once");
            }
        }
        return problems;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Failure(file + (Files.exists(file) ? " cannot be read" : " is not there")
                    + "; --from names a fleet.yaml, which docs/how-to/fleet.md shows");
        }
    }
}
