package dev.waystone.templates;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a next version of a template changes, from a seed: lines, files, a key, an element, a name, bytes. */
final class TemplateChange {
    private static final String COMMENTS = ".*\\.(java|properties|sql|yaml|md|xml)";

    private final Template template;
    private final Random random;
    private final SortedMap<String, TreeFile> files;
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final List<Migration.Move> moves = new ArrayList<>();

    /** What was changed; each occurs in a run. */
    enum Kind {
        SHARED_LINES,
        OWNED_LINES,
        MANAGED_LINES,
        BINARY,
        FILE_ADDED,
        FILE_REMOVED,
        FILE_MOVED
    }

    private TemplateChange(Template template, long seed) {
        this.template = template;
        this.random = new Random(seed * 31 + 7);
        this.files = new TreeMap<>(template.golden().files());
    }

    static TemplateChange of(Template template, long seed) {
        TemplateChange change = new TemplateChange(template, seed);
        change.make();
        return change;
    }

    FileTree golden() {
        return new FileTree(files);
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** In the golden service's words. */
    List<Migration.Move> moves() {
        return moves;
    }

    private void make() {
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            text(Mode.SHARED, Kind.SHARED_LINES);
        }
        if (random.nextInt(3) == 0) {
            text(Mode.OWNED, Kind.OWNED_LINES);
        }
        if (random.nextInt(3) == 0) {
            text(Mode.MANAGED, Kind.MANAGED_LINES);
        }
        if (random.nextInt(3) == 0) {
            binary();
        }
        if (random.nextInt(3) == 0) {
            files.put("docs/new-" + random.nextInt(9) + ".md", TreeFile.of("New about a catalog item.\n"));
            kinds.add(Kind.FILE_ADDED);
        }
        if (random.nextInt(5) == 0) {
            any(List.copyOf(files.keySet()), Kind.FILE_REMOVED).forEach(files::remove);
        }
        if (random.nextInt(3) == 0) {
            move();
        }
    }

    private void text(Mode mode, Kind kind) {
        List<String> choice = files.keySet().stream()
                .filter(path -> template.manifest().mode(path) == mode)
                .filter(path -> path.matches(COMMENTS) || path.equals("run"))
                .toList();
        any(choice, kind)
                .forEach(path -> files.computeIfPresent(path, (name, file) -> file.withText(lines(name, file.text()))));
    }

    private void binary() {
        List<String> choice = files.keySet().stream()
                .filter(path -> !files.get(path).isText() && files.get(path).kind() != TreeFile.Kind.LINK)
                .toList();
        any(choice, Kind.BINARY)
                .forEach(path -> files.computeIfPresent(path, (name, file) -> Edits.longer(file, random)));
    }

    /** A shared file gets another name, as {@code migrations.moves} says it. */
    private void move() {
        List<String> choice = files.keySet().stream()
                .filter(path -> template.golden().get(path).isPresent() && !path.endsWith("pom.xml"))
                .filter(path -> template.manifest().mode(path) == Mode.SHARED)
                .filter(path -> template.manifest().mode(renamed(path)) == Mode.SHARED)
                .toList();
        any(choice, Kind.FILE_MOVED).forEach(path -> {
            files.put(renamed(path), files.remove(path));
            moves.add(new Migration.Move(path, renamed(path)));
        });
    }

    private static String renamed(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.substring(0, name) + "Renamed" + path.substring(name);
    }

    private List<String> any(List<String> choice, Kind kind) {
        if (choice.isEmpty()) {
            return List.of();
        }
        kinds.add(kind);
        return List.of(choice.get(random.nextInt(choice.size())));
    }

    private String lines(String path, String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = 1 + random.nextInt(lines.size());
        String added = "of the template " + random.nextInt(1_000_000);
        if (path.endsWith(".java")) {
            lines.add(Math.max(at, afterImports(lines)), "// " + added + "\n");
        } else if (path.endsWith(".xml")) {
            return pom(text, added);
        } else if (path.endsWith(".properties")) {
            lines.set(lines.size() - 1, lines.getLast() + "key." + random.nextInt(1_000_000) + "=" + added + "\n");
            return String.join("", lines).replace("PT10M", "PT" + (10 + random.nextInt(50)) + "M");
        } else if (random.nextBoolean() || lines.get(at - 1).contains("::")) {
            lines.add(at, "# " + added + "\n");
        } else {
            lines.set(at - 1, "# " + added + "\n");
        }
        return String.join("", lines);
    }

    /** A comment among imports is a source that the build refuses. */
    private static int afterImports(List<String> lines) {
        int after = 0;
        for (int i = 0; i < lines.size(); i++) {
            after = lines.get(i).startsWith("import ") ? i + 1 : after;
        }
        return after;
    }

    private String pom(String text, String added) {
        String artifact = "waystone-" + random.nextInt(1_000_000);
        String dependency =
                "        <!-- " + added + " -->\n        <dependency>\n            <groupId>dev.waystone</groupId>\n"
                        + "            <artifactId>" + artifact + "</artifactId>\n        </dependency>\n";
        int at = text.lastIndexOf("    </dependencies>");
        return at < 0 ? text : text.substring(0, at) + dependency + text.substring(at);
    }
}
