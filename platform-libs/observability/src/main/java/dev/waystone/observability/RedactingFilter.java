package dev.waystone.observability;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

/**
 * Takes secrets out of what is logged: what looks like one in a message, and from exceptions all that they say, unless {@code
 * waystone.observability.exception-messages} lets it stand.
 */
@LoggingFilter(name = "waystone-redaction")
final class RedactingFilter implements Filter {

    private final boolean exceptionMessages;

    RedactingFilter(
            @ConfigProperty(name = "waystone.observability.exception-messages", defaultValue = "false")
                    boolean exceptionMessages) {
        this.exceptionMessages = exceptionMessages;
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        hideInMessage(record);
        Throwable thrown = record.getThrown();
        if (thrown != null && !exceptionMessages) {
            record.setThrown(SilentThrowable.of(thrown));
        }
        return true;
    }

    private static void hideInMessage(LogRecord record) {
        if (record instanceof ExtLogRecord extended) {
            String said = extended.getFormattedMessage();
            String hidden = said == null ? null : Secrets.hidden(said);
            if (hidden != null && !hidden.equals(said)) {
                extended.setMessage(hidden, FormatStyle.NO_FORMAT);
                extended.setParameters(new Object[0]);
            }
        }
    }
}
