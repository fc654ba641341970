package dev.waystone.events.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The buckets that this instance relays, each with the epoch under which it holds it. A bucket belongs to one owner until it
 * gives it back or stays silent for the time to live; the epoch tells a former owner from the present one.
 *
 * <p>For one thread; {@link #holds} is safe for any.
 */
final class Leases {

    private static final String RENEW = """
            WITH gone AS (DELETE FROM outbox_relay WHERE expires_at < now()),
                 here AS (INSERT INTO outbox_relay (owner, expires_at) VALUES (?, now() + ? * interval '1 ms')
                          ON CONFLICT (owner) DO UPDATE SET expires_at = EXCLUDED.expires_at)
            UPDATE outbox_lease l
               SET expires_at = now() + ? * interval '1 ms'
              FROM unnest(?::smallint[], ?::bigint[]) AS h (bucket, epoch)
             WHERE l.bucket = h.bucket AND l.epoch = h.epoch AND l.owner = ?
            RETURNING l.bucket, l.epoch""";

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM outbox_relay WHERE expires_at >= now()),
                   (SELECT count(*) FROM outbox_lease WHERE expires_at < now())""";

    private static final String CLAIM = """
            UPDATE outbox_lease l
               SET owner = ?, epoch = l.epoch + 1, expires_at = now() + ? * interval '1 ms'
              FROM (SELECT bucket FROM outbox_lease WHERE expires_at < now() ORDER BY bucket LIMIT ? FOR UPDATE SKIP LOCKED) f
             WHERE l.bucket = f.bucket
            RETURNING l.bucket, l.epoch""";

    private static final String GIVE_BACK = """
            UPDATE outbox_lease SET owner = NULL, expires_at = '-infinity' WHERE owner = ? AND bucket = ANY (?::smallint[])""";

    private static final String LEAVE = "DELETE FROM outbox_relay WHERE owner = ?";

    private final DataSource database;
    private final String owner;
    private final Duration timeToLive;
    private volatile Map<Short, Long> held = Map.of();
    private long sureUntil = System.nanoTime();
    private long refreshAt = System.nanoTime();

    Leases(DataSource database, String owner, Duration timeToLive) {
        this.database = database;
        this.owner = owner;
        this.timeToLive = timeToLive;
    }

    String owner() {
        return owner;
    }

    /** Bucket to epoch; empty when the leases may have run out without a renewal. */
    Map<Short, Long> held() {
        return System.nanoTime() - sureUntil < 0 ? held : Map.of();
    }

    /** Whether the bucket was held at the last refresh. */
    boolean holds(short bucket) {
        return held.containsKey(bucket);
    }

    boolean refreshDue() {
        return System.nanoTime() - refreshAt >= 0;
    }

    /** Keeps what is held, without taking or giving; false when any of it is lost. */
    boolean renew() throws SQLException {
        int before = held.size();
        try (Connection connection = database.getConnection()) {
            renew(connection);
        }
        return held.size() == before;
    }

    /** Keeps what is held, gives back what is above a fair share, takes what is free below it. */
    void refresh() throws SQLException {
        try (Connection connection = database.getConnection()) {
            renew(connection);
            int[] counts = counts(connection);
            int share = Math.ceilDiv(Buckets.COUNT, Math.max(1, counts[0]));
            if (held.size() > share) {
                giveBack(connection, new ArrayList<>(held.keySet()).subList(share, held.size()));
            } else if (held.size() < share && counts[1] > 0) {
                claim(connection, share - held.size());
            }
            refreshAt = System.nanoTime() + timeToLive.toNanos() / (held.size() < share ? 10 : 3);
        }
    }

    /** Forgets what is held after a sign that it is lost; the next refresh finds out. */
    void doubt() {
        refreshAt = System.nanoTime();
        sureUntil = refreshAt;
    }

    /** Gives everything back, so that the others need not wait for the end of the leases. */
    void leave() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            giveBack(connection, List.copyOf(held.keySet()));
            leave.setString(1, owner);
            leave.executeUpdate();
        }
    }

    private void renew(Connection connection) throws SQLException {
        long now = System.nanoTime();
        try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setString(1, owner);
            renew.setLong(2, timeToLive.toMillis());
            renew.setLong(3, timeToLive.toMillis());
            renew.setArray(4, connection.createArrayOf("int2", held.keySet().toArray()));
            renew.setArray(5, connection.createArrayOf("int8", held.values().toArray()));
            renew.setString(6, owner);
            held = leases(renew);
        }
        sureUntil = now + timeToLive.toNanos() * 4 / 5;
        refreshAt = now + timeToLive.toNanos() / 3;
    }

    private int[] counts(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT);
                ResultSet row = count.executeQuery()) {
            row.next();
            return new int[] {row.getInt(1), row.getInt(2)};
        }
    }

    private void claim(Connection connection, int atMost) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, owner);
            claim.setLong(2, timeToLive.toMillis());
            claim.setInt(3, atMost);
            Map<Short, Long> more = new TreeMap<>(held);
            more.putAll(leases(claim));
            held = more;
        }
    }

    private void giveBack(Connection connection, List<Short> buckets) throws SQLException {
        Map<Short, Long> fewer = new TreeMap<>(held);
        fewer.keySet().removeAll(buckets);
        held = fewer;
        try (PreparedStatement giveBack = connection.prepareStatement(GIVE_BACK)) {
            giveBack.setString(1, owner);
            giveBack.setArray(2, connection.createArrayOf("int2", buckets.toArray()));
            giveBack.executeUpdate();
        }
    }

    private static Map<Short, Long> leases(PreparedStatement returning) throws SQLException {
        Map<Short, Long> leases = new TreeMap<>();
        try (ResultSet row = returning.executeQuery()) {
            while (row.next()) {
                leases.put(row.getShort(1), row.getLong(2));
            }
        }
        return leases;
    }
}
