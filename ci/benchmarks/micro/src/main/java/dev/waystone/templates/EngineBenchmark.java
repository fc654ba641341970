package dev.waystone.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One service of a real template: made, and upgraded. Each has a noun of its own, so that no layout is known already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {
            "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED"
        })
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {

    @Param({"rest-service", "event-consumer"})
    String name;

    private Template older;
    private Template newer;
    private int made;

    /** The template as it lies in the repository that the benchmark is started in, and one that changes its properties. */
    @Setup
    public void read() throws IOException {
        Path file = Path.of("templates/archetypes", name, "template.yaml");
        Manifest manifest = Manifest.parse(Files.readString(file), file.toString());
        FileTree golden = Folder.read(Path.of(manifest.golden()), path -> !path.startsWith("target/"));
        String properties = "src/main/resources/application.properties";
        TreeFile changed = golden.get(properties).orElseThrow();
        older = new Template(manifest, golden, FileTree.EMPTY, Optional.empty());
        newer = new Template(
                manifest,
                golden.with(properties, changed.withText(changed.text() + "a.new.key=1\n")),
                FileTree.EMPTY,
                Optional.empty());
    }

    /** What {@code new} asks of the engine. */
    @Benchmark
    public FileTree generate() {
        return Generation.generate(older, answers());
    }

    /** What {@code upgrade} asks of the engine. */
    @Benchmark
    public Merged upgrade() {
        Answers answers = answers();
        FileTree base = Generation.generate(older, answers);
        FileTree theirs = Generation.generate(newer, answers);
        return Merge.merge(
                base,
                base.with("MINE.md", TreeFile.of("mine\n")),
                theirs,
                new MergeRules(Generation.lock(theirs)::mode, Set.of(), Version.parse("9.0.0")));
    }

    private Answers answers() {
        StringBuilder letters = new StringBuilder();
        for (int rest = ++made; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        Noun noun = Noun.parse("Loyalty Acc" + letters + "x");
        TreeMap<String, String> values = new TreeMap<>(older.manifest().values());
        values.put("package", "org.acme." + noun.lowerMany());
        return new Answers(
                noun,
                older.manifest().nouns().consumed(),
                new TreeMap<>(),
                values,
                new TreeSet<>(),
                Answers.Layout.MONOREPO);
    }
}
