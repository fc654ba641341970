package dev.waystone.local;

import dev.waystone.render.Descriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** Makes the topics that descriptors name: a service's own, those it reads, and its dead letters; places who reads them. */
final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int UNKNOWN_PARTITIONS = 6;

    private final String bootstrap;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Whether a broker answers. */
    boolean answers(Duration patience) {
        Admin admin = admin();
        try {
            admin.describeCluster().nodes().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO); // the plain close waits for what is asked, as long as a broker is away
        }
    }

    /** Makes what is missing; {@code producers} says how another service's topic is made. */
    void ensure(Descriptor service, Map<String, Descriptor> producers) {
        var topics = new ArrayList<NewTopic>();
        if (service.provides().topic() != null) {
            topics.add(topic(service.provides().topic()));
        }
        for (Descriptor.ReadTopic read : service.needs().topics()) {
            topics.add(Optional.ofNullable(producers.get(read.name()))
                    .map(producer -> topic(producer.provides().topic()))
                    .orElseGet(() -> new NewTopic(read.name(), UNKNOWN_PARTITIONS, (short) 1)));
            topics.add(new NewTopic(read.name() + "." + service.name() + ".dlt", 1, (short) 1));
        }
        create(topics);
    }

    /**
     * Places a service behind all that its topics have, which others' tests published; one whose instances listen now is left where it
     * is.
     */
    void hearFromNowOn(Descriptor service) {
        List<String> read = service.needs().topics().stream()
                .map(Descriptor.ReadTopic::name)
                .toList();
        if (!read.isEmpty()) {
            asked("place a consumer", UnknownMemberIdException.class, admin -> {
                var ends = admin.listOffsets(partitions(admin, read)).all();
                var places = new HashMap<TopicPartition, OffsetAndMetadata>();
                soon(ends).forEach((partition, end) -> places.put(partition, new OffsetAndMetadata(end.offset())));
                soon(admin.alterConsumerGroupOffsets(service.name(), places).all());
            });
        }
    }

    private static Map<TopicPartition, OffsetSpec> partitions(Admin admin, List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        soon(admin.describeTopics(topics).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        return latest;
    }

    private void create(List<NewTopic> topics) {
        asked("make its topics", TopicExistsException.class, admin -> {
            Set<String> known = soon(admin.listTopics().names());
            var missing = topics.stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                soon(made);
            }
        });
    }

    private static <T> T soon(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private interface Question {
        void ask(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }

    private void asked(String what, Class<? extends ApiException> harmless, Question question) {
        try (Admin admin = admin()) {
            question.ask(admin);
        } catch (ExecutionException e) {
            if (!harmless.isInstance(e.getCause())) {
                throw new LocalProblem(
                        "the broker does not " + what + " (" + e.getCause().getMessage() + ")", "see its log");
            }
        } catch (TimeoutException e) {
            throw new LocalProblem("the broker does not " + what + " in " + PATIENCE.toSeconds() + " s", "see its log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalProblem("interrupted while the broker was to " + what, "start again");
        }
    }

    private static NewTopic topic(Descriptor.Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of("retention.ms", Long.toString(topic.retention().toMillis())));
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200));
    }
}
