package dev.waystone.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.cli.Console;
import dev.waystone.cli.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Puts the demonstration's items and their stock in place; what is there already, by SKU, is found and kept. */
final class Catalogue {
    private static final int AT_ONCE = 8;

    private final Http http;
    private final Addresses addresses;
    private final Console console;

    Catalogue(Http http, Addresses addresses, Console console) {
        this.http = http;
        this.addresses = addresses;
        this.console = console;
    }

    /** @return the id of each item, by its number */
    Map<Integer, String> seed() throws InterruptedException {
        console.progress("seeding", "looking for items of an earlier demonstration");
        Map<String, String> known = known();
        Map<Integer, String> ids = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> work = new ArrayList<>();
            IntStream.rangeClosed(1, DemoItem.COUNT)
                    .mapToObj(DemoItem::new)
                    .forEach(item -> work.add(threads.submit(() -> {
                        ids.put(item.number(), put(item, known));
                        console.progress(
                                "seeding", "seeding the catalogue " + done.incrementAndGet() + "/" + DemoItem.COUNT);
                    })));
            await(work);
        }
        console.say("seeded " + DemoItem.COUNT + " items with stock: " + (DemoItem.COUNT - known.size()) + " new, "
                + known.size() + " kept");
        return ids;
    }

    private static void await(List<Future<?>> work) throws InterruptedException {
        try {
            for (Future<?> piece : work) {
                piece.get();
            }
        } catch (ExecutionException e) {
            work.forEach(piece -> piece.cancel(true));
            throw e.getCause() instanceof Failure failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        String after = "";
        do {
            JsonNode page =
                    checked(http.get(addresses.catalogItems().resolve("/catalog-items?limit=100" + after)), 200);
            for (JsonNode item : page.path("items")) {
                String sku = item.path("sku").asText();
                if (sku.startsWith("DEMO-")) {
                    known.put(sku, item.path("id").asText());
                }
            }
            String next = page.path("next").asText("");
            after = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
        return known;
    }

    private String put(DemoItem item, Map<String, String> known) {
        String id = known.get(item.sku());
        if (id == null) {
            id = checked(http.post(addresses.catalogItems().resolve("/catalog-items"), item.body(), Map.of()), 201)
                    .path("id")
                    .asText();
        } else if (http.get(addresses.stockItems().resolve("/stock-items/" + id))
                        .status()
                != 404) {
            return id;
        }
        checked(
                http.put(addresses.stockItems().resolve("/stock-items/" + id), Map.of("onHand", DemoItem.ON_HAND)),
                200);
        return id;
    }

    private static JsonNode checked(Http.Answer answer, int expected) {
        if (answer.status() != expected) {
            throw new Failure("the catalogue cannot be seeded: " + answer.status() + " " + answer.problem()
                    + "; see ./waystone logs catalog-items and ./waystone logs stock-items");
        }
        return answer.json();
    }
}
