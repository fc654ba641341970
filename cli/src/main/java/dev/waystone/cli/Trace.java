package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waystone.cli.demo.Http;
import dev.waystone.cli.trace.TraceSpan;
import dev.waystone.cli.trace.TraceTree;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "trace", description = "Shows what became of an order, step by step, in every process.")
final class Trace implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AGGREGATE = "waystone.aggregate.id";
    private static final String PLACED = "waystone.event.type/org.acme.purchaseorders.PurchaseOrderPlaced.v1";

    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<purchase-order-id>",
            description = "The order's id. Without: the order placed last.")
    private @Nullable String order;

    @Mixin
    private WhichStack stack;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    Trace(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        String wanted = order == null ? PLACED : AGGREGATE + "/" + id(order);
        URI receiver = stack.at(desk).address("traces");
        JsonNode ids = get(receiver, "/traces/by/" + wanted).path("traceIds");
        if (ids.isEmpty()) {
            throw new Failure("no trace of " + (order == null ? "any order" : "an order " + order)
                    + " is kept; the last" + " 2,000 traces are, and an order shows a second after it was placed");
        }
        String traceId = ids.get(order == null ? ids.size() - 1 : 0).asText();
        List<TraceSpan> spans = new ArrayList<>();
        get(receiver, "/traces/" + traceId).path("spans").forEach(span -> spans.add(new TraceSpan(span)));
        if (spans.isEmpty()) {
            throw new Failure("the trace " + traceId + " has just been forgotten; the last 2,000 are kept");
        }
        show(order == null ? TraceSpan.order(spans) : order, traceId, new TraceTree(spans));
        return 0;
    }

    private static JsonNode get(URI receiver, String path) {
        return new Http("").get(receiver.resolve(path)).json();
    }

    private String id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id.toString();
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new ParameterException(
                spec.commandLine(),
                text + " is no id of an order; allowed: a UUID, as POST /purchase-orders and up --demo show it");
    }

    private void show(String id, String traceId, TraceTree tree) throws JsonProcessingException {
        if (json) {
            desk.console().say(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(id, traceId, tree)));
            return;
        }
        desk.console()
                .say("order %s, trace %s: %d spans of %s in %d ms"
                        .formatted(
                                id,
                                traceId,
                                tree.lines().size(),
                                String.join(", ", tree.services()),
                                tree.duration().toMillis()));
        tree.table().forEach(desk.console()::say);
    }

    private static JsonNode json(String id, String traceId, TraceTree tree) {
        ObjectNode all = JSON.createObjectNode();
        all.put("purchaseOrderId", id);
        all.put("traceId", traceId);
        all.put("durationNanos", tree.duration().toNanos());
        var services = all.putArray("services");
        tree.services().forEach(services::add);
        var spans = all.putArray("spans");
        tree.lines()
                .forEach(line -> spans.addObject().put("depth", line.depth()).setAll((ObjectNode)
                        line.span().json()));
        return all;
    }
}
