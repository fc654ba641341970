package dev.waystone.templates;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;

/** Lays Java out as the build checks it: order of imports, none unused, palantir-java-format. */
final class JavaLayout {
    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build();

    private JavaLayout() {}

    /** @throws TemplateException if the source is no Java */
    static String of(String path, String source) {
        try {
            String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR);
            String used = RemoveUnusedImports.removeUnusedImports(ordered);
            return Formatter.createFormatter(OPTIONS).formatSource(used);
        } catch (FormatterException e) {
            throw new TemplateException(path + ": is no Java any more ("
                    + e.getMessage().lines().findFirst().orElse("")
                    + "); allowed: regions and nouns that leave whole sources");
        }
    }
}
