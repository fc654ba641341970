package dev.waystone.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a user did to a clone, from a seed; a line that was written is unlike all others unless it was meant to be twice. */
final class Edits {
    private final Upgrade upgrade;
    private final Random random;
    private final SortedMap<String, TreeFile> files;
    private final List<Told> told = new ArrayList<>();
    private int written;

    /** What users do; each occurs in a run, those of lines in files of every mode. */
    enum Kind {
        DELETE_FILE,
        MOVE_FILE,
        ADD_FILE,
        CRLF,
        CUT_LAST_END,
        BIT,
        BYTES,
        REMOVE_LINE,
        REPLACE_LINE,
        MOVE_LINE,
        ADD_LINE,
        ADD_LINE_TWICE,
        REPEAT_LINE;

        boolean isOfLines() {
            return compareTo(REMOVE_LINE) >= 0;
        }
    }

    /** One edit. */
    record Told(Kind kind, Mode mode, String path) {}

    private Edits(Upgrade upgrade, long seed) {
        this.upgrade = upgrade;
        this.random = new Random(seed * 17 + 3);
        this.files = new TreeMap<>(upgrade.before().files());
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

    List<Told> told() {
        return told;
    }

    /** With one more byte. */
    static TreeFile longer(TreeFile file, Random random) {
        byte[] bytes = file.content();
        byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
        more[bytes.length] = (byte) random.nextInt();
        return TreeFile.of(more, file.kind());
    }

    private void one() {
        String path = path();
        TreeFile file = files.get(path);
        if (file == null) {
            return;
        }
        Kind kind = kind(file);
        told.add(new Told(kind, upgrade.rules().mode().apply(path), path));
        switch (kind) {
            case DELETE_FILE -> files.remove(path);
            case MOVE_FILE -> files.put("moved/" + path, files.remove(path));
            case ADD_FILE -> files.put("mine/" + written++ + ".txt", TreeFile.of(line(path, "\n")));
            case CRLF ->
                files.put(path, file.withText(file.text().replace("\r\n", "\n").replace("\n", "\r\n")));
            case CUT_LAST_END -> files.put(path, file.withText(file.text().stripTrailing()));
            case BIT -> files.put(path, file.withKind(TreeFile.Kind.EXECUTABLE));
            case BYTES -> files.put(path, longer(file, random));
            default -> files.put(path, file.withText(edited(path, file.text(), kind)));
        }
    }

    private Kind kind(TreeFile file) {
        if (!file.isText()) {
            return List.of(Kind.BYTES, Kind.BYTES, Kind.DELETE_FILE, Kind.MOVE_FILE, Kind.BIT)
                    .get(random.nextInt(5));
        }
        boolean lines = random.nextInt(3) > 0;
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.BYTES && kind.isOfLines() == lines)
                .toList();
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** Mostly a file that the template changed too, mostly a shared one. */
    private String path() {
        List<String> all = new ArrayList<>(upgrade.before().files().keySet());
        all.remove(Lock.FILE);
        if (random.nextInt(4) > 0) {
            all.removeIf(path -> upgrade.rules().mode().apply(path) != Mode.SHARED);
        }
        List<String> changed = new ArrayList<>(all);
        changed.removeIf(path -> upgrade.before().get(path).equals(upgrade.now(path)));
        List<String> choice = changed.isEmpty() || random.nextInt(4) == 0 ? all : changed;
        return choice.get(random.nextInt(choice.size()));
    }

    private String edited(String path, String text, Kind kind) {
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = place(path, lines);
        switch (kind) {
            case REMOVE_LINE -> lines.remove(at);
            case REPLACE_LINE -> lines.set(at, line(path, end));
            case MOVE_LINE -> {
                String moved = lines.remove(at);
                lines.add(random.nextInt(lines.size() + 1), moved);
            }
            case ADD_LINE_TWICE -> {
                String line = line(path, end);
                lines.add(at, line);
                lines.add(random.nextBoolean() ? at : random.nextInt(lines.size()), line);
            }
            case REPEAT_LINE -> lines.add(at, lines.get(at));
            default -> lines.add(at, line(path, end));
        }
        return String.join("", lines);
    }

    /** At, before or after a line that the template changed, or anywhere. */
    private int place(String path, List<String> lines) {
        List<String> theirs =
                upgrade.now(path).map(file -> file.text().lines().toList()).orElse(List.of());
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
