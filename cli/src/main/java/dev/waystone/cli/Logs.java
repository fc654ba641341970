package dev.waystone.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what a part says.")
final class Logs implements Callable<Integer> {
    private static final long LOOK_EVERY_MS = 200;
    private static final int CHUNK = 64 * 1024;

    private final Desk desk;

    @Parameters(index = "0", paramLabel = "<part>", description = "A part, as status names it.")
    private String part;

    @Mixin
    private WhichStack stack;

    @Option(names = "-f", description = "Goes on as more comes; Ctrl-C ends it.")
    private boolean follow;

    @Option(names = "--json", description = "As the part said it: services log in JSON.")
    private boolean json;

    Logs(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Running platform = stack.at(desk);
        desk.checkPart(platform, part);
        Path log = platform.log(part);
        if (!Files.exists(log)) {
            throw new Failure("there is no log yet at " + log);
        }
        long read = print(log, 0);
        while (follow) {
            Thread.sleep(LOOK_EVERY_MS);
            read = print(log, Files.size(log) < read ? 0 : read);
        }
        return 0;
    }

    /** Prints the lines that are whole and says how far they go. */
    private long print(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long read = from;
            file.seek(from);
            var begun = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int count = file.read(chunk); count > 0; count = file.read(chunk)) {
                for (int i = 0; i < count; i++) {
                    if (chunk[i] != '\n') {
                        begun.write(chunk[i]);
                        continue;
                    }
                    read += begun.size() + 1;
                    String line = begun.toString(StandardCharsets.UTF_8);
                    begun.reset();
                    System.out.println(json ? line : LogLine.text(line));
                }
            }
            System.out.flush();
            return read;
        }
    }
}
