package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "publish",
        description = "Puts the libraries, parent, bom, this command and the templates into a folder that is a Maven"
                + " repository, from which services in repositories of their own are built.")
final class Publish implements Callable<Integer> {
    private final Desk desk;
    private final Publisher publisher;

    @Option(names = "--to", required = true, paramLabel = "<folder>", description = "Made if it is not there.")
    private Path to;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Publish(Desk desk, Maven maven) {
        this.desk = desk;
        this.publisher = new Publisher(desk.house(), maven, desk.console());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = to.toAbsolutePath().normalize();
        Published published = publisher.publish(folder);
        if (json) {
            desk.console().say(json(folder, published));
        } else if (published.changed()) {
            desk.console().say("published " + published.artifacts() + " artifacts to " + folder);
        } else {
            desk.console()
                    .say("nothing has changed since " + published.artifacts() + " artifacts were published to "
                            + folder);
        }
        return 0;
    }

    private static String json(Path folder, Published published) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("folder", folder.toString());
        answer.put("repository", folder.toUri().toString());
        answer.put("artifacts", published.artifacts());
        answer.put("changed", published.changed());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }
}
