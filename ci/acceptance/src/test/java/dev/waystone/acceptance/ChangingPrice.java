package dev.waystone.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A price that changes all the time, whatever becomes of the change's answer, while customers look at it at both instances.
 * Without a failure nobody is shown an old one for long; with any, for no longer than the hard TTL.
 */
final class ChangingPrice implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int CUSTOMERS = 2;

    private final Shop shop;
    private final UUID item;
    private final PriceReaders readers;
    private final Thread thread;
    private volatile boolean changing = true;
    private volatile int changes;

    private ChangingPrice(Shop shop) {
        this.shop = shop;
        this.item = shop.item("1.00", 1);
        this.readers = PriceReaders.start(shop, item, CUSTOMERS);
        this.thread = Thread.startVirtualThread(this::change);
    }

    static ChangingPrice start(Shop shop) {
        return new ChangingPrice(shop);
    }

    /** Changes that were answered. */
    int changes() {
        return changes;
    }

    /** Reads that were answered. */
    int reads() {
        return readers.reads();
    }

    /** For how long a price had been out of date, at most, when somebody asked and was shown it. */
    Duration oldest() {
        return readers.oldest();
    }

    @Override
    public void close() {
        changing = false;
        thread.interrupt();
        readers.stop();
    }

    private void change() {
        for (int turn = 1; changing; turn++) {
            try {
                var price = Map.of("price", Map.of("amount", turn + ".00", "currency", "EUR"));
                var answer = shop.send("catalog-items", turn % 2, "PUT", "/catalog-items/" + item + "/price", price);
                if (answer.status() == 200) {
                    readers.changed(answer.json().get("version").asInt(), System.nanoTime());
                    changes++;
                }
            } catch (IOException e) {
                continue; // made or not: the version of the next one tells
            } finally {
                Await.pass(PAUSE);
            }
        }
    }
}
