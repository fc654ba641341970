package dev.waystone.cli.upgrade;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Mode;

/**
 * What a team does to a file of its clone.
 *
 * @param path the file's; its name only, since files move
 * @param mode who the file belongs to
 * @param before what the text is put before, where that stands last
 * @param text whole lines
 */
record HandEdit(String path, Mode mode, String before, String text) {

    FileTree in(FileTree clone) {
        var file = clone.files().get(path);
        String old = file.text();
        int at = before.isEmpty() ? old.length() : old.lastIndexOf(before);
        if (at < 0) {
            throw new IllegalStateException(path + " has no " + before);
        }
        return clone.with(path, file.withText(old.substring(0, at) + text + old.substring(at)));
    }

    /** Whether every line of it is still there, once, in one place. */
    boolean isIn(FileTree clone) {
        return clone.files().values().stream()
                        .filter(file -> file.isText() && file.text().contains(text))
                        .count()
                == 1;
    }
}
