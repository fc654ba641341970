package dev.waystone.testing;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A source file as the compiler parses it: its lines, its methods and its undocumented exported types. */
record SourceFile(String name, String text, List<Method> methods, List<String> undocumented) {

    /**
     * A method with a body; {@code lines} counts from its first modifier to its closing brace, {@code parameters} only
     * those that its author chose: not the components of a record and not what an overridden method asks for.
     */
    record Method(String name, long line, long lines, int parameters) {}

    static List<SourceFile> parse(Path root, List<Path> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler; run the tests on a JDK");
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            List<SourceFile> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                String text = unit.getSourceFile().getCharContent(true).toString();
                Reader reader = new Reader(unit, trees);
                reader.scan(unit, null);
                parsed.add(new SourceFile(root.relativize(file).toString(), text, reader.methods, reader.undocumented));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long lines() {
        return text.lines().count();
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Method> methods = new ArrayList<>();
        private final List<String> undocumented = new ArrayList<>();

        private Reader(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean exported = type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.COMPILATION_UNIT;
            if (exported && trees.getDocComment(getCurrentPath()) == null) {
                undocumented.add(type.getSimpleName().toString());
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            SourcePositions positions = trees.getSourcePositions();
            LineMap map = unit.getLineMap();
            long end = positions.getEndPosition(unit, method);
            if (end >= 0) {
                long first = map.getLineNumber(positions.getStartPosition(unit, method));
                methods.add(new Method(
                        nameOf(method), first, map.getLineNumber(end) - first + 1, chosenParameters(method)));
            }
            return super.visitMethod(method, nothing);
        }

        private int chosenParameters(MethodTree method) {
            boolean ofRecord = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
                    && method.getName().contentEquals("<init>");
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            return ofRecord || overrides ? 0 : method.getParameters().size();
        }

        private String nameOf(MethodTree method) {
            TreePath owner = getCurrentPath().getParentPath();
            String type = ((ClassTree) owner.getLeaf()).getSimpleName().toString();
            return method.getName().contentEquals("<init>") ? type : type + "." + method.getName();
        }
    }
}
