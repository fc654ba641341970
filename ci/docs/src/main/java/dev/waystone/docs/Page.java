package dev.waystone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A document in Markdown.
 *
 * @param name its path in the clone, with slashes
 */
public record Page(String name, String text) {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
    private static final Set<String> NO_DOCUMENTS = Set.of("target", "src", ".git", ".waystone", ".idea");

    /** Every page of the platform, by name; those of services that were made from a template are their teams'. */
    public static List<Page> all(Path root) {
        var pages = new ArrayList<Page>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NO_DOCUMENTS.contains(folder.getFileName().toString()) || Clones.have(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.toString().endsWith(".md")) {
                        pages.add(
                                new Page(root.relativize(file).toString().replace('\\', '/'), Files.readString(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages.stream()
                .sorted((one, other) -> one.name.compareTo(other.name))
                .toList();
    }

    /** The blocks between fences, from top to bottom. */
    public List<CodeBlock> blocks() {
        var blocks = new ArrayList<CodeBlock>();
        var lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("```")) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).startsWith("```")) {
                    end++;
                }
                blocks.add(new CodeBlock(
                        name,
                        at + 1,
                        lines.get(at).substring(3).strip(),
                        at == 0 ? "" : comment(lines.get(at - 1)),
                        String.join("\n", lines.subList(at + 1, end))));
                at = end;
            }
        }
        return blocks;
    }

    /** Where code is indented instead of fenced. */
    List<String> indentedCode() {
        var places = new ArrayList<String>();
        var lines = text.lines().toList();
        boolean fenced = false;
        for (int at = 1; at < lines.size(); at++) {
            fenced ^= lines.get(at).startsWith("```");
            if (!fenced && lines.get(at).startsWith("    ") && lines.get(at - 1).isBlank()) {
                places.add(name + ":" + (at + 1));
            }
        }
        return places;
    }

    /** Where its links lead, as written; those that leave the clone are not among them. */
    List<String> links() {
        return LINK.matcher(prose().replaceAll("`[^`\n]*`", ""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The names by which links reach its headings. */
    Set<String> anchors() {
        Stream<String> headings = HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1).replaceAll("\\]\\([^)]*\\)", "]"));
        return Set.copyOf(headings.map(heading -> heading.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .distinct()
                .toList());
    }

    private String prose() {
        return text.replaceAll("(?ms)^```.*?^```", "");
    }

    private static String comment(String line) {
        var comment = COMMENT.matcher(line);
        return comment.matches() ? comment.group(1) : "";
    }
}
