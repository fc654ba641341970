package dev.waystone.data;

import dev.waystone.core.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A repository as services have one. */
@Singleton
class Notes {

    @Inject
    Jdbi jdbi;

    @Transactional
    public UUID add(String words) {
        UUID id = Ids.next();
        jdbi.useHandle(handle -> handle.execute("INSERT INTO note (id, words) VALUES (?, ?)", id, words));
        return id;
    }

    @Transactional
    public void addFor(String tenant, String words) {
        jdbi.useHandle(handle ->
                handle.execute("INSERT INTO note (tenant, id, words) VALUES (?, ?, ?)", tenant, Ids.next(), words));
    }

    @Transactional
    public List<String> all() {
        return allWithoutTransaction();
    }

    public List<String> allWithoutTransaction() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT words FROM note ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Transactional
    public int changeAll(String words) {
        return jdbi.withHandle(handle -> handle.execute("UPDATE note SET words = ?", words));
    }

    @Transactional
    public int giveAllTo(String tenant) {
        return jdbi.withHandle(handle -> handle.execute("UPDATE note SET tenant = ?", tenant));
    }

    @Transactional
    public int removeAll() {
        return jdbi.withHandle(handle -> handle.execute("DELETE FROM note"));
    }

    @Transactional
    public void addAndFail(String words) {
        add(words);
        throw new IllegalStateException("after the insert");
    }

    @Transactional
    public void endBackend() {
        all();
        jdbi.useHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(pg_backend_pid())")
                .mapTo(Boolean.class)
                .one());
    }
}
