package dev.waystone.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.acceptance.Evidence.BankCharge;
import dev.waystone.acceptance.Evidence.Mark;
import dev.waystone.acceptance.Evidence.Parked;
import dev.waystone.acceptance.Evidence.Published;
import dev.waystone.acceptance.Evidence.Reservation;
import dev.waystone.acceptance.Evidence.StoredItem;
import dev.waystone.acceptance.Evidence.StoredOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Collects {@link Evidence} from databases, topics, the bank and the mailbox. */
final class EvidenceReader {

    private static final Map<String, Set<String>> CONSUMERS = Map.of(
            "purchase-orders", Set.of("catalog-items", "stock-items", "card-payments"),
            "stock-items", Set.of("purchase-orders"),
            "card-payments", Set.of("purchase-orders"),
            "order-notices", Set.of("purchase-orders"));
    private static final Set<String> TOPICS =
            Set.of("catalog-items", "purchase-orders", "stock-items", "card-payments");

    private final Platform platform;
    private final TopicReader topics;

    EvidenceReader(Platform platform, String bootstrap) {
        this.platform = platform;
        this.topics = new TopicReader(bootstrap);
    }

    /** Whether every order has ended, every outbox is empty, no payment or notice is open and every inbox has caught up. */
    boolean atRest() {
        try {
            return none("purchase_orders", "purchase_order WHERE state NOT IN ('CONFIRMED', 'CANCELLED')")
                    && none("card_payments", "card_payment WHERE state IN ('DUE', 'CHARGING', 'VOIDING', 'REFUNDING')")
                    && TOPICS.stream().allMatch(service -> none(database(service), "outbox"))
                    && new DeliveryProgress(this::marks, this::parked).caughtUp(topics.read(TOPICS), CONSUMERS)
                    && none("order_notices", "order_notice WHERE state = 'DUE'");
        } catch (AssertionError e) {
            return false; // a database that is not back yet
        }
    }

    /** What stands in the headers of each record of a topic, with its key in front. */
    List<String> headers(String topic) {
        return topics.headers(topic);
    }

    Evidence read() {
        return new Evidence(
                platform.shop().acknowledged(),
                by(orders(), StoredOrder::id),
                ledger(),
                by(charges(), BankCharge::orderId),
                platform.mailbox().mails(),
                by(items(), StoredItem::id),
                by(reservations(), Reservation::orderId),
                witness(),
                topics.read(TOPICS),
                marks(),
                parked(),
                CONSUMERS);
    }

    private List<StoredOrder> orders() {
        return platform.rows(
                "purchase_orders",
                """
                SELECT id, state, version, total_amount,
                       (SELECT count(DISTINCT h ->> 'version') FROM jsonb_array_elements(history) AS h
                         WHERE h ->> 'state' IN ('CONFIRMED', 'CANCELLED'))
                  FROM purchase_order""",
                row -> new StoredOrder(
                        uuid(row, 1), row.getString(2), row.getLong(3), row.getBigDecimal(4), row.getInt(5)));
    }

    private Map<UUID, BigDecimal> ledger() {
        record Net(UUID order, BigDecimal amount) {}
        return platform
                .rows(
                        "card_payments",
                        "SELECT order_id, sum(amount) FROM ledger_entry WHERE account = 'MERCHANT' GROUP BY order_id",
                        row -> new Net(uuid(row, 1), row.getBigDecimal(2)))
                .stream()
                .collect(Collectors.toMap(Net::order, Net::amount));
    }

    private List<BankCharge> charges() {
        JsonNode charges = platform.bank().charges();
        return StreamSupport.stream(charges.spliterator(), false)
                .filter(charge -> !charge.path("amount").isMissingNode()
                        && !charge.path("amount").isNull())
                .map(charge -> new BankCharge(
                        UUID.fromString(charge.get("orderId").asText()),
                        charge.get("status").asText(),
                        new BigDecimal(charge.get("amount").asText())))
                .toList();
    }

    private List<StoredItem> items() {
        var seeded = platform.shop().seeded();
        return platform.rows(
                "stock_items",
                "SELECT catalog_item_id, on_hand, reserved FROM stock_item",
                row -> new StoredItem(uuid(row, 1), seeded.get(uuid(row, 1)), row.getLong(2), row.getLong(3)));
    }

    private List<Reservation> reservations() {
        return platform.rows(
                "stock_items",
                "SELECT order_id, state, lines FROM stock_reservation",
                row -> new Reservation(uuid(row, 1), row.getString(2), quantities(row.getString(3))));
    }

    private Map<String, List<Published>> witness() {
        var witness = new HashMap<String, List<Published>>();
        for (String service : TOPICS) {
            witness.put(
                    service,
                    platform.rows(
                            database(service),
                            "SELECT event_id, aggregate_id, sequence FROM witness WHERE topic = '" + service + "'",
                            row -> new Published(uuid(row, 1), uuid(row, 2), row.getLong(3))));
        }
        return witness;
    }

    private List<Mark> marks() {
        return fromConsumers(
                "SELECT consumer, topic, aggregate_id, base, sequence, applied, skipped FROM inbox",
                row -> new Mark(
                        row.getString(1),
                        row.getString(2),
                        uuid(row, 3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)));
    }

    private List<Parked> parked() {
        return fromConsumers(
                "SELECT consumer, topic, aggregate_id, sequence FROM parked",
                row -> new Parked(row.getString(1), row.getString(2), uuid(row, 3), row.getLong(4)));
    }

    private <T> List<T> fromConsumers(String query, Platform.Row<T> read) {
        var rows = new ArrayList<T>();
        CONSUMERS.keySet().forEach(consumer -> rows.addAll(platform.rows(database(consumer), query, read)));
        return rows;
    }

    private boolean none(String database, String where) {
        return platform.text(database, "SELECT count(*) FROM " + where).equals("0");
    }

    private static Map<UUID, Long> quantities(@Nullable String lines) {
        try {
            var quantities = new HashMap<UUID, Long>();
            for (JsonNode line : Http.JSON.readTree(lines)) {
                quantities.put(
                        UUID.fromString(line.get("catalogItemId").asText()),
                        line.get("quantity").asLong());
            }
            return quantities;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Map<UUID, T> by(List<T> rows, Function<T, UUID> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static String database(String service) {
        return service.replace('-', '_');
    }
}
