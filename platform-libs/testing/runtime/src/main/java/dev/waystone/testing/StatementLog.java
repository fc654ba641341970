package dev.waystone.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Every text that a service gave to its database through one {@link Jdbi}, each once, whatever its arguments were. Thread-safe. */
public final class StatementLog implements SqlLogger {

    private final Set<String> texts = new ConcurrentSkipListSet<>();

    private StatementLog() {}

    /** Listens from now on. */
    public static StatementLog of(Jdbi jdbi) {
        StatementLog log = new StatementLog();
        jdbi.setSqlLogger(log);
        return log;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        if (context.getParsedSql() != null) {
            texts.add(context.getParsedSql().getSql());
        }
    }

    /** With a question mark for each argument. */
    public Set<String> texts() {
        return Set.copyOf(texts);
    }
}
