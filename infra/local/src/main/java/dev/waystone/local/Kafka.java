package dev.waystone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One broker that is its own controller, in a JVM of its own on its own jars. */
final class Kafka {

    private final Toolbox toolbox;
    private final Path state;
    private final Ports ports;

    Kafka(Toolbox toolbox, Path state, Ports ports) {
        this.toolbox = toolbox;
        this.state = state;
        this.ports = ports;
    }

    String bootstrap() {
        return "127.0.0.1:" + ports.of("kafka");
    }

    Launch launch() {
        Path folder = state.resolve("kafka");
        Path properties = folder.resolve("server.properties");
        String classes = toolbox.brokerClasses();
        try {
            Files.createDirectories(folder);
            Files.writeString(properties, settings(folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<>(toolbox.jvm("256m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", classes, "dev.waystone.local.broker.Broker", properties.toString()));
        return new Launch(command, Map.of(), folder, "TERM");
    }

    private String settings(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=BROKER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.segment.bytes=67108864
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                """.formatted(
                ports.of("kafka"), ports.of("kafka-controller"), data.toString().replace("\\", "\\\\"));
    }
}
