package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a user did to a clone, from a seed; every line that was written is unlike all others. */
final class Edits {
    private final Upgrade upgrade;
    private final Random random;
    private final SortedMap<String, TreeFile> files;
    private final List<String> told = new ArrayList<>();
    private int written;

    private Edits(Upgrade upgrade, long seed) {
        this.upgrade = upgrade;
        this.random = new Random(seed * 17 + 3);
        this.files = new TreeMap<>(upgrade.base().files());
    }

    static Edits of(Upgrade upgrade, long seed) {
        Edits edits = new Edits(upgrade, seed);
        int count = 1 + edits.random.nextInt(6);
        for (int i = 0; i < count; i++) {
            edits.one();
        }
        return edits;
    }

    FileTree yours() {
        return new FileTree(files);
    }

    List<String> told() {
        return told;
    }

    private void one() {
        String path = path();
        TreeFile file = files.get(path);
        if (file == null) {
            return;
        }
        int kind = random.nextInt(12);
        told.add(kind + " in " + path);
        switch (kind) {
            case 0 -> files.remove(path);
            case 1 -> files.put("moved/" + path, files.remove(path));
            case 2 ->
                files.put(path, file.withText(file.text().replace("\r\n", "\n").replace("\n", "\r\n")));
            case 3 -> files.put("mine/" + written++ + ".txt", TreeFile.of(line(path, "\n")));
            case 4 -> files.put(path, file.withText(file.text().stripTrailing()));
            case 5 -> files.put(path, file.withKind(TreeFile.Kind.EXECUTABLE));
            default -> files.put(path, file.withText(edited(path, file.text(), kind)));
        }
    }

    /** Mostly a file that the template changed too. */
    private String path() {
        List<String> shared = new ArrayList<>(upgrade.shared().keySet());
        List<String> changed = new ArrayList<>(shared);
        changed.removeIf(
                path -> upgrade.base().get(path).equals(upgrade.theirs().get(path)));
        List<String> choice = changed.isEmpty() || random.nextInt(4) == 0 ? shared : changed;
        return choice.get(random.nextInt(choice.size()));
    }

    private String edited(String path, String text, int kind) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = place(path, lines);
        switch (kind) {
            case 6 -> lines.remove(at);
            case 7 -> lines.set(at, line(path, end));
            case 8 -> {
                String moved = lines.remove(at);
                lines.add(random.nextInt(lines.size() + 1), moved);
            }
            default -> lines.add(at, line(path, end));
        }
        return String.join("", lines);
    }

    /** At, before or after a line that the template changed, or anywhere. */
    private int place(String path, List<String> lines) {
        List<String> theirs = upgrade.theirs()
                .get(path)
                .map(file -> file.text().lines().toList())
                .orElse(List.of());
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!theirs.contains(lines.get(i).strip())
                    && !theirs.contains(lines.get(i).stripTrailing())) {
                changed.add(i);
            }
        }
        int near = changed.isEmpty() || random.nextInt(3) == 0
                ? random.nextInt(lines.size())
                : changed.get(random.nextInt(changed.size())) + random.nextInt(3) - 1;
        return Math.clamp(near, 0, lines.size() - 1);
    }

    private String line(String path, String end) {
        String text = "of-the-user-" + random.nextInt(1_000_000) + "-" + written++;
        if (path.endsWith(".properties") && random.nextBoolean()) {
            return text + "=" + written + end;
        }
        if (path.endsWith(".xml")) {
            return (random.nextBoolean() ? "<!-- " + text + " -->" : "<" + text + "/>") + end;
        }
        return (path.endsWith(".java") ? "// " : "# ") + text + end;
    }
}
