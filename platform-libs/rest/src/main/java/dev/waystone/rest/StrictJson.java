package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.UUID;

/**
 * How requests are read: nothing unknown, nothing twice, nothing turned from one type into another, nothing after the end.
 * The application's own object mapper stays tolerant, for the answers and the events that others write.
 */
final class StrictJson {

    private static final int MOST_NESTING = 32;
    private static final int MOST_TEXT = 65_536;
    private static final int MOST_NAME = 256;
    private static final int MOST_DIGITS = 100;

    private StrictJson() {}

    @SuppressWarnings("deprecation") // a copy cannot be built, only configured
    static ObjectMapper mapper(ObjectMapper json) {
        ObjectMapper strict = json.copyWith(bounded());
        strict.registerModule(new SimpleModule("strict").addDeserializer(UUID.class, new StrictUuids.InJson()));
        strict.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        strict.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
        strict.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
        strict.configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
        strict.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
        strict.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
        strict.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        for (CoercionInputShape number : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
            strict.coercionConfigFor(LogicalType.Textual).setCoercion(number, CoercionAction.Fail);
        }
        return strict;
    }

    private static JsonFactory bounded() {
        return JsonFactory.builder()
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_NESTING)
                        .maxStringLength(MOST_TEXT)
                        .maxNameLength(MOST_NAME)
                        .maxNumberLength(MOST_DIGITS)
                        .build())
                .build();
    }
}
