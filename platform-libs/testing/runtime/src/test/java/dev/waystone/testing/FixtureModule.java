package dev.waystone.testing;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module of a few sources that is written and compiled for one test. */
final class FixtureModule {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private final Path folder;
    private final List<Path> own = new ArrayList<>();
    private final List<Path> foreign = new ArrayList<>();

    FixtureModule(Path folder) {
        this.folder = folder;
    }

    /** A source of the module, in a package that has its package-info. */
    FixtureModule source(String text) throws Exception {
        Path file = write(folder.resolve("src/main/java"), text, own);
        Path info = file.resolveSibling("package-info.java");
        if (!Files.exists(info)) {
            Files.writeString(info, "@org.jspecify.annotations.NullMarked\npackage " + packageOf(text) + ";\n");
            own.add(info);
        }
        return this;
    }

    /** A source that belongs to somebody else and is only compiled against. */
    FixtureModule foreign(String text) throws Exception {
        write(folder.resolve("foreign"), text, foreign);
        return this;
    }

    Path compile() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("foreign-classes"));
        javac(elsewhere, foreign, System.getProperty("java.class.path"));
        String path = elsewhere + File.pathSeparator + System.getProperty("java.class.path");
        javac(Files.createDirectories(folder.resolve("target/classes")), own, path);
        return folder;
    }

    private static Path write(Path root, String text, List<Path> into) throws Exception {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        Path file = root.resolve(packageOf(text).replace('.', '/')).resolve(type.group(1) + ".java");
        ModuleFolder.write(file, text);
        into.add(file);
        return file;
    }

    private static String packageOf(String text) {
        Matcher name = PACKAGE.matcher(text);
        if (!name.find()) {
            throw new IllegalArgumentException("no package in " + text);
        }
        return name.group(1);
    }

    private static void javac(Path output, List<Path> files, String classPath) throws Exception {
        if (files.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", output.toString(), "-cp", classPath, "-proc:none");
            boolean compiled = compiler.getTask(
                            problems, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(problems.toString());
            }
        }
    }
}
