package dev.waystone.local.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Runs one combined broker and controller: {@code Broker <properties file>}. */
public final class Broker {

    /** Any fixed cluster id will do: a folder belongs to one stack. */
    private static final String CLUSTER = "d2F5c3RvbmUtbG9jYWwtMQ";

    private Broker() {}

    /**
     * Formats the log folder if it is new, starts, and returns when the node ends.
     *
     * @param arguments the path of a Kafka properties file
     * @throws Exception if the folder cannot be formatted or the node cannot start
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = load(Path.of(arguments[0]));
        format(properties.getProperty("log.dirs"), Integer.parseInt(properties.getProperty("node.id")));
        KafkaRaftServer server = new KafkaRaftServer(new kafka.server.KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void format(String folder, int node) throws Exception {
        Formatter formatter = new Formatter();
        formatter
                .setClusterId(CLUSTER)
                .setNodeId(node)
                .setIgnoreFormatted(true)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder)
                .addDirectory(folder)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setPrintStream(System.out);
        formatter.run();
    }
}
