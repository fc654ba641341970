package dev.waystone.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.cli.Console;
import dev.waystone.cli.Failure;
import dev.waystone.cli.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Seeds the catalogue, places twenty orders on a bad day of the bank's, and shows how each ended and one mail about it. */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<String> ENDS = Set.of("CONFIRMED", "CANCELLED");
    private static final long LOOK_EVERY_MS = 100;
    private static final Map<Integer, String> BAD_MOMENTS = Map.of(5, "ERROR", 12, "CHARGE_AND_NOT_ANSWER");

    private final Http http;
    private final Addresses addresses;
    private final Console console;

    /** @param token of a tenant, with every role */
    public Demo(String token, Addresses addresses, Console console) {
        this.http = new Http(token);
        this.addresses = addresses;
        this.console = console;
    }

    /**
     * Runs it whole; repeatable.
     *
     * @return the orders that had not ended after two minutes
     * @throws Failure if a service refuses what it should take
     */
    public int run() throws InterruptedException {
        Map<Integer, String> items = new Catalogue(http, addresses, console).seed();
        List<String> placed = place(items);
        List<JsonNode> ended = await(placed);
        http.delete(addresses.bank().resolve("/behaviour"));
        show(ended);
        new OneMail(http, addresses.mailbox(), console)
                .show(DemoOrder.emailOf(1), ended.getFirst().path("id").asText());
        return (int) ended.stream().filter(order -> !isOver(order)).count();
    }

    private List<String> place(Map<Integer, String> items) {
        List<String> placed = new ArrayList<>();
        for (DemoOrder order : DemoOrder.all()) {
            int number = placed.size() + 1;
            if (BAD_MOMENTS.containsKey(number)) {
                http.put(addresses.bank().resolve("/behaviour"), Map.of("kind", BAD_MOMENTS.get(number), "times", 1));
            }
            console.progress("placing", "placing orders " + number + "/" + DemoOrder.COUNT);
            Http.Answer answer = http.post(
                    addresses.purchaseOrders().resolve("/purchase-orders"),
                    order.body(number, items),
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()));
            if (answer.status() != 202) {
                throw new Failure("order " + number + " was refused: " + answer.status() + " " + answer.problem()
                        + "; see ./waystone logs purchase-orders");
            }
            placed.add(answer.json().path("id").asText());
        }
        console.say("placed " + placed.size()
                + " orders; the bank fails one charge and leaves another unanswered, on purpose");
        console.say("");
        return placed;
    }

    private List<JsonNode> await(List<String> placed) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        List<JsonNode> seen = look(placed);
        while (!seen.stream().allMatch(Demo::isOver) && Instant.now().isBefore(limit)) {
            console.progress(
                    "ending",
                    "orders that ended " + seen.stream().filter(Demo::isOver).count() + "/" + placed.size());
            Thread.sleep(LOOK_EVERY_MS);
            seen = look(placed);
        }
        return seen;
    }

    private List<JsonNode> look(List<String> placed) {
        return placed.stream()
                .map(id -> http.get(addresses.purchaseOrders().resolve("/purchase-orders/" + id))
                        .json())
                .toList();
    }

    private void show(List<JsonNode> orders) {
        Table table = new Table("ORDER", "LINES", "TOTAL", "STATE", "REASON", "MS");
        for (JsonNode order : orders) {
            JsonNode total = order.path("total");
            table.row(
                    order.path("id").asText(),
                    order.path("lines").size(),
                    total.path("amount").asText() + " " + total.path("currency").asText(),
                    order.path("state").asText(),
                    order.path("reason").asText("-").replace("null", "-"),
                    isOver(order) ? millis(order) : "-");
        }
        table.lines().forEach(console::say);
    }

    private static boolean isOver(JsonNode order) {
        return ENDS.contains(order.path("state").asText());
    }

    private static long millis(JsonNode order) {
        String end = "";
        for (JsonNode step : order.path("history")) {
            end = ENDS.contains(step.path("state").asText()) && end.isEmpty()
                    ? step.path("at").asText()
                    : end;
        }
        String start = order.path("placedAt").asText();
        return end.isEmpty()
                ? 0
                : Duration.between(Instant.parse(start), Instant.parse(end)).toMillis();
    }
}
