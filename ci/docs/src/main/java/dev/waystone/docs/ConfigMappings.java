package dev.waystone.docs;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;

/** The keys of a configuration interface, read from its source with their comments; nothing is compiled. */
final class ConfigMappings {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Duration", "duration"),
            Map.entry("MemorySize", "size"),
            Map.entry("String", "text"),
            Map.entry("boolean", "true, false"),
            Map.entry("int", "whole number"),
            Map.entry("long", "whole number"),
            Map.entry("double", "number"),
            Map.entry("OptionalInt", "whole number"),
            Map.entry("Path", "path"),
            Map.entry("URI", "address"));

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final ClassTree mapping;
    private final List<ConfigKey> keys = new ArrayList<>();

    private ConfigMappings(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
        this.mapping = (ClassTree) unit.getTypeDecls().getFirst();
    }

    /** What a file says that holds a {@code @ConfigMapping} interface. */
    static ConfigMappings read(Path source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            var mappings = new ConfigMappings(
                    DocTrees.instance(task), task.parse().iterator().next());
            mappings.add(mappings.mapping, mappings.prefix());
            return mappings;
        }
    }

    String prefix() {
        return value(annotation(mapping.getModifiers().getAnnotations(), "ConfigMapping")
                        .orElseThrow(() -> new IllegalArgumentException(unit.getSourceFile() + " maps nothing")))
                .orElseThrow();
    }

    /** The comment of the whole. */
    String text() {
        return comment(mapping);
    }

    List<ConfigKey> keys() {
        return keys;
    }

    private void add(ClassTree type, String prefix) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                add(method, prefix);
            }
        }
    }

    private void add(MethodTree method, String prefix) {
        var annotations = method.getModifiers().getAnnotations();
        boolean same = annotation(annotations, "WithParentName").isPresent();
        String own = annotation(annotations, "WithName").flatMap(this::value).orElse(kebab(method.getName()));
        String key = same ? prefix : prefix + "." + own;
        String type = method.getReturnType().toString();
        if (method.getReturnType() instanceof ParameterizedTypeTree generic) {
            type = generic.getTypeArguments().getLast().toString();
            if (generic.getType().toString().equals("Map")) {
                key += ".<name>";
            }
        }
        var group = nested(type);
        if (group.isPresent()) {
            add(group.get(), key);
        } else {
            String fallback =
                    annotation(annotations, "WithDefault").flatMap(this::value).orElse("");
            keys.add(new ConfigKey(key, TYPES.getOrDefault(type, type), fallback, comment(method)));
        }
    }

    private Optional<ClassTree> nested(String name) {
        return mapping.getMembers().stream()
                .filter(member -> member instanceof ClassTree type
                        && type.getKind() == Tree.Kind.INTERFACE
                        && type.getSimpleName().contentEquals(name))
                .map(ClassTree.class::cast)
                .findFirst();
    }

    private static Optional<? extends AnnotationTree> annotation(List<? extends AnnotationTree> all, String name) {
        return all.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    private Optional<String> value(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree assigned ? assigned.getExpression() : argument)
                .map(this::constant)
                .findFirst();
    }

    private String constant(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        String name = expression.toString().replaceAll(".*\\.", "");
        return mapping.getMembers().stream()
                .filter(member ->
                        member instanceof VariableTree field && field.getName().contentEquals(name))
                .map(member -> constant(((VariableTree) member).getInitializer()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unit.getSourceFile() + ": no constant " + name));
    }

    private String comment(Tree tree) {
        String written = docs.getDocComment(TreePath.getPath(unit, tree));
        return written == null ? "" : Javadoc.markdown(written);
    }

    /** {@code keptFor} as SmallRye Config names it, {@code kept-for}. */
    static String kebab(CharSequence name) {
        return name.toString().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
