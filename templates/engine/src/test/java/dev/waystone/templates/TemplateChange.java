package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a next version of a template changes, from a seed: lines, files, a key, an element. */
final class TemplateChange {
    private static final String COMMENTS = ".*\\.(java|properties|sql|yaml|md|xml)";

    private final Template template;
    private final Random random;
    private final SortedMap<String, TreeFile> files;

    private TemplateChange(Template template, long seed) {
        this.template = template;
        this.random = new Random(seed * 31 + 7);
        this.files = new TreeMap<>(template.golden().files());
    }

    static FileTree of(Template template, long seed) {
        return new TemplateChange(template, seed).changed();
    }

    private FileTree changed() {
        List<String> shared = new ArrayList<>(files.keySet());
        shared.removeIf(path -> template.manifest().mode(path) == Mode.OWNED || !path.matches(COMMENTS));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            String path = shared.get(random.nextInt(shared.size()));
            files.computeIfPresent(path, (name, file) -> file.withText(lines(name, file.text())));
        }
        if (random.nextInt(3) == 0) {
            files.put("docs/new-" + random.nextInt(9) + ".md", TreeFile.of("New about a catalog item.\n"));
        }
        if (random.nextInt(5) == 0) {
            files.remove(shared.get(random.nextInt(shared.size())));
        }
        if (files.containsKey("run") && random.nextInt(3) == 0) {
            files.computeIfPresent("run", (name, file) -> file.withText(file.text() + "# newer\n"));
        }
        return new FileTree(files);
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
