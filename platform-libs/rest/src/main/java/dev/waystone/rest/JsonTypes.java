package dev.waystone.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Java types in the words of somebody who writes JSON. */
final class JsonTypes {

    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            long.class,
            short.class,
            byte.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            BigInteger.class);
    private static final Set<Class<?>> DECIMAL =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class);
    private static final Map<Class<?>, String> NAMED = Map.of(
            String.class, "a text",
            boolean.class, "true or false",
            Boolean.class, "true or false",
            UUID.class, "a UUID",
            Instant.class, "an instant such as \"2026-01-31T12:00:00Z\"",
            Currency.class, "an ISO 4217 currency code such as \"EUR\"");

    private JsonTypes() {}

    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (NAMED.containsKey(type)) {
            return NAMED.get(type);
        }
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (DECIMAL.contains(type)) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
