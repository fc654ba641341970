package dev.waystone.rest;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids in requests as RFC 9562 writes them, 36 characters: the JDK also takes {@code 1-1-1-1-1}, and Jackson base64, which
 * are other texts for an id that a caller then sees in a form it never sent.
 */
@Provider
@Singleton
class StrictUuids implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new InAddress() : null;
    }

    private static UUID parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not the form of RFC 9562: " + text);
        }
        return id;
    }

    /** In a path or a query. */
    static final class InAddress implements ParamConverter<UUID> {

        @Override
        public @Nullable UUID fromString(@Nullable String text) {
            return text == null ? null : parse(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }

    /** In a JSON body. */
    static final class InJson extends FromStringDeserializer<UUID> {

        InJson() {
            super(UUID.class);
        }

        @Override
        protected UUID _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                return (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
            }
        }
    }
}
