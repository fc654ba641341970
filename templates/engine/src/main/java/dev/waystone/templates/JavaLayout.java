package dev.waystone.templates;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays Java out as the build checks it: order of imports, none unused, palantir-java-format. */
final class JavaLayout {
    private static final int REMEMBERED = 256;
    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build();

    /** The two versions of a template that an upgrade compares differ in few files. */
    private static final Map<String, String> KNOWN = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    private JavaLayout() {}

    /**
     * @param pruned whether something was taken out, so that an import may be left over
     * @throws TemplateException if the source is no Java
     */
    static String of(String path, String source, boolean pruned) {
        String key = pruned + source;
        String known = KNOWN.get(key);
        if (known == null) {
            known = laidOut(path, source, pruned);
            KNOWN.put(key, known);
        }
        return known;
    }

    private static String laidOut(String path, String source, boolean pruned) {
        try {
            String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.PALANTIR);
            String used = pruned ? RemoveUnusedImports.removeUnusedImports(ordered) : ordered;
            return Formatter.createFormatter(OPTIONS).formatSource(used);
        } catch (FormatterException e) {
            throw new TemplateException(path + ": is no Java any more ("
                    + e.getMessage().lines().findFirst().orElse("")
                    + "); allowed: regions and nouns that leave whole sources");
        }
    }
}
