package dev.waystone.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The norms that only a source file shows: lengths, parameters, documentation, a package-info beside every package. */
final class SourceRules {

    static final int FILE_LINES = 400;
    static final int METHOD_LINES = 60;
    static final int PARAMETERS = 5;

    private final List<String> lines = new ArrayList<>();

    private SourceRules() {}

    static List<String> check(List<SourceFile> files, boolean exportedTypesAreDocumented) {
        SourceRules rules = new SourceRules();
        files.forEach(rules::lengths);
        if (exportedTypesAreDocumented) {
            files.forEach(rules::documentation);
        }
        rules.packageInfos(files);
        return List.copyOf(rules.lines);
    }

    private void lengths(SourceFile file) {
        if (file.lines() > FILE_LINES) {
            lines.add("%s has %d lines, at most %d are allowed".formatted(file.name(), file.lines(), FILE_LINES));
        }
        for (SourceFile.Method method : file.methods()) {
            String place = "%s:%d %s".formatted(file.name(), method.line(), method.name());
            if (method.lines() > METHOD_LINES) {
                lines.add("%s has %d lines, at most %d are allowed".formatted(place, method.lines(), METHOD_LINES));
            }
            if (method.parameters() > PARAMETERS) {
                lines.add("%s has %d parameters, at most %d are allowed"
                        .formatted(place, method.parameters(), PARAMETERS));
            }
        }
    }

    private void documentation(SourceFile file) {
        file.undocumented()
                .forEach(type -> lines.add(
                        "%s: public type %s says nothing; document what it promises".formatted(file.name(), type)));
    }

    private void packageInfos(List<SourceFile> files) {
        Set<String> folders = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (SourceFile file : files) {
            String name = file.name().replace('\\', '/');
            String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
            folders.add(folder);
            if (name.endsWith("package-info.java") && file.text().contains("NullMarked")) {
                described.add(folder);
            }
        }
        folders.removeAll(described);
        folders.forEach(folder -> lines.add(folder + " has no package-info.java that is @NullMarked"));
    }
}
