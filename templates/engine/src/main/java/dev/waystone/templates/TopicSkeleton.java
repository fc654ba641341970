package dev.waystone.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * What a consumer gets in the place of the sample when it reads another topic: the records, outcomes and examples of the
 * events that the topic's documents describe. These files are the team's from the beginning: no lock names them, and no
 * upgrade touches them. Pure; safe for use by many threads.
 */
public final class TopicSkeleton {
    private static final String MAIN = "src/main/java/org/acme/ordernotices/";
    private static final String TEST = "src/test/java/org/acme/ordernotices/";

    /** In the golden service's words, below the folder of the template's name. */
    private static final List<String> FILES = List.of(
            "README.md",
            MAIN + "PurchaseOrderConsumer.java",
            MAIN + "PurchaseOrderOutcome.java",
            MAIN + "Subject.java",
            MAIN + "SubjectColumns.java",
            MAIN + "package-info.java",
            "src/main/resources/db/migration/V0100__order_notice.sql",
            TEST + "AnyPurchaseOrder.java",
            TEST + "PurchaseOrderConsumerTest.java",
            TEST + "PurchaseOrders.java");

    private final Manifest manifest;
    private final Answers answers;
    private final Rename rename;
    private final TopicEvents topic;

    private TopicSkeleton(Manifest manifest, Answers answers, TopicEvents topic) {
        this.manifest = manifest;
        this.answers = answers;
        this.rename = Rename.of(manifest, answers);
        this.topic = topic;
    }

    /**
     * A clone with the files made of the topic's documents.
     *
     * @param clone what {@link Generation} made of the answers, without the template's derived feature
     * @throws TemplateException if the documents give no Java, or the clone has a file of one of these names already
     */
    public static FileTree on(FileTree clone, Manifest manifest, Answers answers, TopicEvents topic) {
        TopicSkeleton skeleton = new TopicSkeleton(manifest, answers, topic);
        FileTree made = clone;
        for (String file : FILES) {
            String path = skeleton.rename.path(file);
            if (made.get(path).isPresent()) {
                throw new TemplateException(path + " would be written twice; allowed: a clone without the template's "
                        + manifest.derived().orElse("sample"));
            }
            made = made.with(path, TreeFile.of(skeleton.text(file, path)));
        }
        TreeFile descriptor = made.files().get("service.yaml");
        return made.with("service.yaml", descriptor.withText(skeleton.read(descriptor.text())));
    }

    private String text(String file, String path) {
        List<String> problems = new ArrayList<>();
        String text = rename.text(Prune.text(path, resource(file), answers.without(), problems));
        for (Map.Entry<String, String> mark : marks().entrySet()) {
            text = text.replace("@" + mark.getKey() + "@", mark.getValue());
        }
        if (path.endsWith(".java")) {
            return JavaLayout.of(path, text, true);
        }
        return text;
    }

    private Map<String, String> marks() {
        return Map.of(
                "TOPIC", topic.topic(),
                "FIRST", outcome(topic.events().getFirst()),
                "OUTCOMES", each(this::outcome, ",\n"),
                "RECORDS", each(event -> EventRecord.source(EventRecord.name(event.name()), event.schema()), "\n\n"),
                "HANDLERS", each(this::handler, "\n"),
                "EXAMPLES", each(this::example, "\n"),
                "TABLE", each(event -> "| " + event.name() + " | " + outcome(event) + " |", "\n"));
    }

    private String each(Function<TopicEvents.Event, String> part, String between) {
        return topic.events().stream().map(part).collect(Collectors.joining(between));
    }

    /** PRICED for CatalogItemPriced of a catalog item; STOCK_RESERVED for StockReserved of a stock item. */
    private String outcome(TopicEvents.Event event) {
        String noun = answers.consumed().map(Noun::pascal).orElse("");
        String rest = event.name().startsWith(noun) && event.name().length() > noun.length()
                ? event.name().substring(noun.length())
                : event.name();
        String words = rest.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return Character.isDigit(words.charAt(0)) ? "_" + words : words;
    }

    private String outcomes() {
        return answers.consumed().map(Noun::pascal).orElse("") + "Outcome.";
    }

    private String handler(TopicEvents.Event event) {
        return ".on(\"" + event.type() + "\", " + EventRecord.name(event.name()) + ".class, event -> keep(event, "
                + outcomes() + outcome(event) + "))";
    }

    private String example(TopicEvents.Event event) {
        String json = event.example().replace("\\", "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
        return "case " + outcome(event) + " -> topics.send(TOPIC, id, 1, \"" + event.type() + "\", \"\"\"\n"
                + json.indent(20).stripTrailing() + "\"\"\");";
    }

    /** The descriptor with what is read of the topic. */
    private String read(String descriptor) {
        String events = each(
                event -> "        " + event.type() + ": ["
                        + EventRecord.fields(event.schema()).stream().sorted().collect(Collectors.joining(", "))
                        + "]\n",
                "");
        String read =
                descriptor.replaceFirst("(\n {6}events:\n)(?: {8}\\S.*\n)+", "$1" + Matcher.quoteReplacement(events));
        if (read.equals(descriptor)) {
            throw new TemplateException("service.yaml lists no events of a topic; allowed: a template that reads one");
        }
        return read;
    }

    private String resource(String file) {
        String name = manifest.name() + "/" + file;
        try (InputStream stream = TopicSkeleton.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new TemplateException(manifest.name() + " cannot be made for another topic: there is no " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
