package dev.waystone.acceptance;

import java.util.UUID;

/** A bug in stock-items, played by a trigger that refuses one item with a message, until it is mended. One at a time. */
final class BrokenStock implements AutoCloseable {

    private final Platform platform;

    private BrokenStock(Platform platform) {
        this.platform = platform;
    }

    /** @param message without quotes */
    static BrokenStock refusing(Platform platform, UUID item, String message) {
        platform.sql("stock_items", """
                CREATE FUNCTION bug() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.lines::text LIKE '%%%s%%' THEN RAISE EXCEPTION '%s'; END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER bug BEFORE INSERT OR UPDATE ON stock_reservation FOR EACH ROW EXECUTE FUNCTION bug();
                """.formatted(item, message));
        return new BrokenStock(platform);
    }

    /** The events of an order that are held back, as in {@code 1 poison, 2 behind}. */
    String parked(UUID order) {
        return platform.text(
                "stock_items",
                "SELECT coalesce(string_agg(sequence || ' ' || reason, ', ' ORDER BY sequence), '') FROM parked"
                        + " WHERE aggregate_id = '" + order + "'");
    }

    /** Mended; what is held back of this order is applied. */
    void mendAndRelease(UUID order) {
        close();
        platform.sql("stock_items", "UPDATE parked SET released_at = now() WHERE aggregate_id = '" + order + "'");
    }

    @Override
    public void close() {
        platform.sql("stock_items", "DROP FUNCTION IF EXISTS bug() CASCADE");
    }
}
