package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.TreeFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Git repository holds under a name, such as {@code HEAD:services}. Many are asked for at once. */
final class GitObjects {
    private static final Pattern ENTRY = Pattern.compile("(\\d{6}) blob ([0-9a-f]+)\t(.+)", Pattern.DOTALL);

    private final Git git;

    GitObjects(Git git) {
        this.git = git;
    }

    /** The ids of objects by their names; those that there are not are left out. */
    Map<String, String> ids(List<String> names) {
        Map<String, String> ids = new LinkedHashMap<>();
        List<String> answers =
                answer("--batch-check=%(objectname)", names).lines().toList();
        for (int i = 0; i < names.size(); i++) {
            if (!answers.get(i).contains(" ")) {
                ids.put(names.get(i), answers.get(i));
            }
        }
        return ids;
    }

    /** The texts of files by their names; those that there are not are left out. */
    Map<String, String> texts(List<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        contents(names).forEach((name, content) -> texts.put(name, new String(content, StandardCharsets.UTF_8)));
        return texts;
    }

    /**
     * The files below a tree, submodules left out; empty if there is no such tree.
     *
     * @param paths only these files and folders; all of them if none is given
     */
    Optional<FileTree> tree(String name, String... paths) {
        List<String> arguments = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--full-tree", name));
        arguments.addAll(List.of(paths));
        Git.Answer answer = git.ask(arguments.toArray(String[]::new));
        if (answer.code() != 0) {
            return Optional.empty();
        }
        List<Matcher> entries = new ArrayList<>();
        for (String line : new String(answer.output(), StandardCharsets.UTF_8).split("\0")) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches()) {
                entries.add(entry);
            }
        }
        Map<String, byte[]> contents = contents(
                entries.stream().map(entry -> entry.group(2)).distinct().toList());
        SortedMap<String, TreeFile> files = new TreeMap<>();
        for (Matcher entry : entries) {
            byte[] content = contents.get(entry.group(2));
            if (content == null) {
                throw new Failure("the Git repository lacks " + entry.group(3) + " of " + name
                        + "; fetch all of it: git fetch --refetch");
            }
            files.put(entry.group(3), TreeFile.of(content, kind(entry.group(1))));
        }
        return Optional.of(new FileTree(files));
    }

    private static TreeFile.Kind kind(String mode) {
        return switch (mode) {
            case "100755" -> TreeFile.Kind.EXECUTABLE;
            case "120000" -> TreeFile.Kind.LINK;
            default -> TreeFile.Kind.REGULAR;
        };
    }

    private Map<String, byte[]> contents(List<String> names) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        byte[] output = answered(names, "--batch=%(objectsize)");
        int at = 0;
        for (String name : names) {
            int end = at;
            while (output[end] != '\n') {
                end++;
            }
            String heading = new String(output, at, end - at, StandardCharsets.UTF_8);
            at = end + 1;
            if (!heading.contains(" ")) {
                int size = Integer.parseInt(heading);
                contents.put(name, Arrays.copyOfRange(output, at, at + size));
                at += size + 1;
            }
        }
        return contents;
    }

    private String answer(String format, List<String> names) {
        return new String(answered(names, format), StandardCharsets.UTF_8);
    }

    /** @throws Failure if a clone without all files' contents cannot fetch those that are asked for */
    private byte[] answered(List<String> names, String format) {
        Git.Answer answer = git.ask(lines(names), "cat-file", format);
        if (answer.code() == 0) {
            return answer.output();
        }
        String last = answer.complaint().lines().reduce("", (first, second) -> second);
        String reason = Credentials.hidden(last.replaceFirst("^fatal: ", ""));
        throw new Failure(
                reason.contains("promisor")
                        ? "the Git repository " + git.folder()
                                + " was cloned without all of its files, and cannot fetch"
                                + " them now (" + reason + "); go online, and fetch all of them: git fetch --refetch"
                                + " --no-filter"
                        : "git cat-file fails in " + git.folder() + ": " + reason);
    }

    private static byte[] lines(List<String> names) {
        return names.isEmpty() ? new byte[0] : (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
