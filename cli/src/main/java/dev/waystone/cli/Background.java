package dev.waystone.cli;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts this same command in a session of its own, and shows what it says until it is ready. */
final class Background {
    /** The line with which the one in the background says that all is ready. */
    static final String READY = "all parts are ready";

    private static final long LOOK_EVERY_MS = 100;

    private final House house;
    private final Console console;
    private long read;

    Background(House house, Console console) {
        this.house = house;
        this.console = console;
    }

    /**
     * @param arguments for the command in the background
     * @throws Failure if it ends before it is ready, with its own last words
     */
    void start(List<String> arguments) throws IOException, InterruptedException {
        Path log = house.logs().resolve("up.log");
        Files.deleteIfExists(log);
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments)).directory(house.root().toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
        Process process = builder.start();
        Thread kill = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(kill);
        await(process, log);
        Runtime.getRuntime().removeShutdownHook(kill);
    }

    private void await(Process process, Path log) throws IOException, InterruptedException {
        String complaint = "the platform ended before it was ready; see " + log;
        while (true) {
            boolean alive = process.isAlive();
            for (String line : fresh(log)) {
                if (line.equals(READY)) {
                    return;
                }
                if (line.startsWith("waystone: ")) {
                    complaint = line.substring("waystone: ".length());
                } else {
                    console.say(line);
                }
            }
            if (!alive) {
                throw new Failure(complaint);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    private List<String> fresh(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(read);
            byte[] bytes = new byte[(int) (file.length() - read)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().toList();
        }
    }

    private static List<String> command(List<String> arguments) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        String java = self.command()
                .orElse(Path.of(System.getProperty("java.home"), "bin/java").toString());
        List<String> command = new ArrayList<>(ownSession());
        command.add(java);
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Waystone.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** So that the terminal's hang-up and Ctrl-C do not reach it. */
    private static List<String> ownSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(tool -> Files.isExecutable(Path.of(tool)))
                .findFirst()
                .map(List::of)
                .orElse(List.of("nohup"));
    }
}
