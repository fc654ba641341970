package dev.waystone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class RedactingFilterTest {

    @Test
    void a_message_and_its_parameters_are_shown_without_secrets() {
        ExtLogRecord record = new ExtLogRecord(Level.INFO, "password=%s for %s", FormatStyle.PRINTF, "logger");
        record.setParameters(new Object[] {"hunter22", "ada"});

        assertThat(new RedactingFilter(false).isLoggable(record)).isTrue();

        assertThat(record.getFormattedMessage()).isEqualTo("password=*** for ada");
    }

    @Test
    void an_exception_is_shown_with_class_and_place_and_never_with_what_it_says() {
        ExtLogRecord record = new ExtLogRecord(Level.ERROR, "failed", "logger");
        IllegalStateException thrown = new IllegalStateException("canary 1", new SQLException("canary 2", "23505"));
        thrown.addSuppressed(new IllegalArgumentException("canary 3", thrown));
        record.setThrown(thrown);

        new RedactingFilter(false).isLoggable(record);

        assertThat(printed(record.getThrown()))
                .doesNotContain("canary")
                .startsWith("java.lang.IllegalStateException")
                .contains("Caused by: java.sql.SQLException (SQL state 23505)")
                .contains("Suppressed: java.lang.IllegalArgumentException")
                .contains("RedactingFilterTest.an_exception_is_shown");
    }

    @Test
    void a_developer_may_see_what_exceptions_say() {
        ExtLogRecord record = new ExtLogRecord(Level.ERROR, "failed", "logger");
        record.setThrown(new IllegalStateException("for my eyes"));

        new RedactingFilter(true).isLoggable(record);

        assertThat(printed(record.getThrown())).contains("for my eyes");
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
