package dev.waystone.templates;

import java.util.SortedMap;
import java.util.TreeMap;

/** Lays a tree's sources out as the build checks them. */
final class Reformat {
    private Reformat() {}

    static FileTree java(FileTree tree) {
        SortedMap<String, TreeFile> files = new TreeMap<>(tree.files());
        files.replaceAll(
                (path, file) -> path.endsWith(".java") ? file.withText(JavaLayout.of(path, file.text(), true)) : file);
        return new FileTree(files);
    }
}
