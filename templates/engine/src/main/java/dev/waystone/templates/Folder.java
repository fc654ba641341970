package dev.waystone.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A tree's folder on disk. Symbolic links in it are read and written as links, and never followed. */
public final class Folder {
    private Folder() {}

    /**
     * Reads what lies below a folder. A file of more than 16 MiB is known by its size only, and never written.
     *
     * @param named the folder, or a link to it
     * @param wanted which paths to read; a folder that is not wanted (given with / at its end) is not entered
     * @throws UncheckedIOException if something cannot be read
     */
    public static FileTree read(Path named, Predicate<String> wanted) {
        SortedMap<String, TreeFile> files = new TreeMap<>();
        try {
            Path folder = named.toRealPath(); // a walk that starts at a link sees nothing
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    boolean enter = path.equals(folder) || wanted.test(relative(folder, path) + "/");
                    return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    String name = relative(folder, path);
                    if (wanted.test(name)) {
                        files.put(name, file(path, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(named + " cannot be read: " + e.getMessage(), e);
        }
        return new FileTree(files);
    }

    /**
     * Writes a tree into a folder; what else lies there stays.
     *
     * @throws TemplateException if a path leads through a symbolic link
     * @throws UncheckedIOException if something cannot be written
     */
    public static void write(FileTree tree, Path folder) {
        try {
            for (Map.Entry<String, TreeFile> file : tree.files().entrySet()) {
                write(folder, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String relative(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    private static TreeFile file(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return TreeFile.of(Files.readSymbolicLink(path).toString()).withKind(TreeFile.Kind.LINK);
        }
        TreeFile.Kind kind = Files.isExecutable(path) ? TreeFile.Kind.EXECUTABLE : TreeFile.Kind.REGULAR;
        return attributes.size() > TreeFile.LIMIT
                ? TreeFile.tooLarge(attributes.size(), kind)
                : TreeFile.owning(Files.readAllBytes(path), kind);
    }

    private static void write(Path folder, String name, TreeFile file) throws IOException {
        Path path = folder.resolve(name);
        if (file.isTooLarge()) {
            throw new TemplateException(
                    path + " has more than 16 MiB, which no file of a template may have; keep it elsewhere");
        }
        for (Path above = path.getParent(); !above.equals(folder); above = above.getParent()) {
            if (Files.isSymbolicLink(above)) {
                throw new TemplateException(
                        path + " would be written through the symbolic link " + above + "; allowed: a folder there");
            }
        }
        Files.createDirectories(path.getParent());
        if (file.kind() == TreeFile.Kind.LINK || Files.isSymbolicLink(path)) {
            Files.deleteIfExists(path);
        }
        if (file.kind() == TreeFile.Kind.LINK) {
            Files.createSymbolicLink(path, Path.of(file.text()));
            return;
        }
        Files.write(path, file.content());
        executable(path, file.kind() == TreeFile.Kind.EXECUTABLE);
    }

    private static void executable(Path path, boolean executable) throws IOException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions =
                EnumSet.copyOf(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (executable) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        } else {
            permissions.removeAll(Set.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        Files.setPosixFilePermissions(path, permissions);
    }
}
