package dev.waystone.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what a part says.")
final class Logs implements Callable<Integer> {
    private static final long LOOK_EVERY_MS = 200;
    private static final int CHUNK = 64 * 1024;

    private final Desk desk;

    @Parameters(index = "0", paramLabel = "<part>", description = "A part, as status names it.")
    private String part;

    @Option(names = "-f", description = "Goes on as more comes; Ctrl-C ends it.")
    private boolean follow;

    Logs(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Running platform = desk.platform();
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

    private static long print(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] chunk = new byte[CHUNK];
            for (int count = file.read(chunk); count > 0; count = file.read(chunk)) {
                System.out.write(chunk, 0, count);
            }
            System.out.flush();
            return file.getFilePointer();
        }
    }
}
