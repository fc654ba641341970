package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small application in a folder with a blank, trained once; each test has a copy of it, as a supervisor makes one. */
class AotCacheTest {

    private static final List<String> JVM = new Toolbox(Path.of("no root"), Path.of("target/aot test")).jvm("64m");

    @TempDir
    static Path folder;

    private static AotCache built;
    private AotCache cache;

    @BeforeAll
    static void train() throws Exception {
        built = new AotCache(Files.createDirectories(folder.resolve("built here")));
        pack(built.jar());
        var training = run(built, AotCache.recording(built.file()));
        assertThat(training.output()).contains(Application.SAYS);
        assertThat(built.file()).isNotEmptyFile();
    }

    @BeforeEach
    void copy() throws IOException {
        cache = new AotCache(folder.resolve("runs there"));
        Folders.mirror(built.application(), cache.application());
    }

    @Test
    void a_copy_starts_from_it() throws Exception {
        assertThat(start(cache)).isEqualTo(Application.SAYS + " from the cache");
        assertThat(fits(cache)).isTrue();
    }

    @Test
    void a_copy_takes_no_room() throws IOException {
        assertThat(Files.getAttribute(cache.file(), "unix:ino"))
                .isEqualTo(Files.getAttribute(built.file(), "unix:ino"));
    }

    @Test
    void without_one_it_starts_and_says_no_word_more() throws Exception {
        Files.delete(cache.file());

        assertThat(cache.flags()).isEmpty();
        assertThat(start(cache)).isEqualTo(Application.SAYS);
        assertThat(fits(cache)).isFalse();
    }

    @Test
    void a_broken_one_is_left_aside_in_silence() throws Exception {
        replace(cache.file(), "no cache at all".getBytes());

        assertThat(start(cache)).isEqualTo(Application.SAYS);
        assertThat(fits(cache)).isFalse();
    }

    @Test
    void one_that_is_not_whole_is_left_aside_in_silence() throws Exception {
        byte[] whole = Files.readAllBytes(cache.file());
        replace(cache.file(), Arrays.copyOf(whole, whole.length / 2));

        assertThat(start(cache)).isEqualTo(Application.SAYS);
        assertThat(fits(cache)).isFalse();
    }

    @Test
    void one_that_would_hide_changed_jars_is_no_cache_to_ship() throws Exception {
        var checked = run(cache.check(JVM));

        assertThat(AotCache.refusal(checked.code(), checked.output()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("old classes"));
        assertThat(AotCache.refusal(0, "Archived app classpath validation: passed"))
                .isEmpty();
        assertThat(AotCache.refusal(1, "")).isPresent();
    }

    @Test
    void one_of_another_jdk_is_left_aside_in_silence() throws Exception {
        byte[] other = Files.readAllBytes(cache.file());
        int version = indexOf(other, System.getProperty("java.vm.version").getBytes());
        other[version]++;
        replace(cache.file(), other);

        assertThat(start(cache)).isEqualTo(Application.SAYS);
        assertThat(fits(cache)).isFalse();
    }

    private static String start(AotCache cache) throws Exception {
        var run = run(cache, cache.flags());
        assertThat(run.code()).isZero();
        return run.output().strip();
    }

    private static boolean fits(AotCache cache) throws Exception {
        return run(cache.check(JVM)).code() == 0;
    }

    private static Run run(AotCache cache, List<String> flags) throws Exception {
        var command = new ArrayList<>(JVM);
        command.addAll(flags);
        command.addAll(List.of("-jar", cache.jar().toString(), cache.file().toString()));
        return run(command);
    }

    private static Run run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }

    private record Run(int code, String output) {}

    /** As every writer of a cache does: the file that was there stays whole for whoever has it under another name. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.delete(file);
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the cache does not name its JDK");
    }

    private static void pack(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, Application.class.getName());
        String entry = Application.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var bytes = Application.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
    }

    /** Says whether its JVM has the cache that is its argument. */
    static final class Application {

        static final String SAYS = "started";

        private Application() {}

        public static void main(String[] arguments) throws IOException {
            boolean mapped = Files.readString(Path.of("/proc/self/maps")).contains(arguments[0]);
            System.out.println(SAYS + (mapped ? " from the cache" : ""));
        }
    }
}
