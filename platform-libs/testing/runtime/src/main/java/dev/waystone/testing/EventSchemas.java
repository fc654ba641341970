package dev.waystone.testing;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON Schema (2020-12) of a record as Jackson writes the record: every component is required unless it is
 * {@code @Nullable} or an Optional, and more fields are allowed, since readers of events are tolerant.
 */
final class EventSchemas {

    private static final String TEXT = "";

    /** Types that Jackson writes as text, with their format; no format means any text. */
    private static final Map<Class<?>, String> TEXTS = Map.of(
            Instant.class, "date-time",
            OffsetDateTime.class, "date-time",
            LocalDate.class, "date",
            Duration.class, "duration",
            UUID.class, "uuid",
            URI.class, "uri",
            Currency.class, TEXT);

    private final SchemaGenerator generator;

    EventSchemas() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        Documents.JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.RESPECT_JSONPROPERTY_REQUIRED))
                .with(Option.INLINE_ALL_SCHEMAS);
        config.forTypesInGeneral()
                .withPropertySorter((a, b) -> 0)
                .withCustomDefinitionProvider(EventSchemas::text)
                .withCustomDefinitionProvider(EventSchemas::jsonValue);
        config.forFields()
                .withRequiredCheck(field -> !mayBeAbsent(field))
                .withNullableCheck(EventSchemas::mayBeAbsent)
                .withCustomDefinitionProvider(EventSchemas::asText);
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode schemaOf(EventType event) {
        ObjectNode generated = generator.generateSchema(event.record());
        ObjectNode schema = Documents.JSON.createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", event.schemaId());
        schema.put("title", event.record().getSimpleName());
        schema.put("type", "object");
        schema.setAll(generated);
        return schema;
    }

    private static boolean mayBeAbsent(FieldScope field) {
        Field raw = field.getRawMember();
        return raw.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Optional.class.isAssignableFrom(raw.getType());
    }

    private static @Nullable CustomDefinition text(ResolvedType type, SchemaGenerationContext context) {
        String format = TEXTS.get(type.getErasedType());
        return format == null ? null : new CustomDefinition(textNode(format));
    }

    /** A value class that Jackson writes as the one thing that its {@code @JsonValue} method answers. */
    private static @Nullable CustomDefinition jsonValue(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        if (raw.isEnum() || raw.isInterface()) {
            return null;
        }
        Optional<Method> value = Arrays.stream(raw.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst();
        return value.map(method -> context.getTypeContext().resolve(method.getGenericReturnType()))
                .map(answer -> new CustomDefinition(context.createStandardDefinition(answer, null)))
                .orElse(null);
    }

    /**
     * A number or the like that {@code @JsonFormat(shape = STRING)} turns into text, on the component or its accessor.
     */
    private static @Nullable CustomPropertyDefinition asText(FieldScope field, SchemaGenerationContext context) {
        boolean known = TEXTS.containsKey(field.getType().getErasedType());
        return isFormattedAsText(field) && !known ? new CustomPropertyDefinition(textNode(TEXT)) : null;
    }

    private static boolean isFormattedAsText(FieldScope field) {
        Field raw = field.getRawMember();
        Stream<Method> accessors = Arrays.stream(raw.getDeclaringClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(raw.getName()) && method.getParameterCount() == 0);
        return Stream.concat(Stream.<AnnotatedElement>of(raw), accessors)
                .map(member -> member.getAnnotation(JsonFormat.class))
                .anyMatch(format -> format != null && format.shape() == JsonFormat.Shape.STRING);
    }

    private static ObjectNode textNode(String format) {
        ObjectNode node = Documents.JSON.createObjectNode().put("type", "string");
        return format.isEmpty() ? node : node.put("format", format);
    }
}
