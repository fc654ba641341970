package dev.waystone.testing;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields that a consumer's record reads, by their JSON names, followed into records and lists of records. */
final class DeclaredFields {

    private final List<String> missing = new ArrayList<>();

    private DeclaredFields() {}

    static Set<String> topLevel(Class<?> record) {
        return properties(Documents.JSON.constructType(record)).stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The declared fields, as paths, that a producer's schema does not promise. */
    static List<String> missingFrom(JsonNode schema, Class<?> record) {
        DeclaredFields fields = new DeclaredFields();
        fields.look("", Documents.JSON.constructType(record), schema);
        return List.copyOf(fields.missing);
    }

    private void look(String path, JavaType type, JsonNode schema) {
        if (type.isCollectionLikeType() || type.isArrayType()) {
            look(path + "[]", type.getContentType(), SchemaNode.items(schema));
        } else if (type.isReferenceType()) {
            look(path, type.getReferencedType(), schema);
        } else if (type.getRawClass().isRecord() && !SchemaNode.isText(schema)) {
            for (BeanPropertyDefinition property : properties(type)) {
                String place = path.isEmpty() ? property.getName() : path + "." + property.getName();
                JsonNode declared = SchemaNode.property(schema, property.getName());
                if (declared.isMissingNode()) {
                    missing.add(place);
                } else {
                    look(place, property.getPrimaryType(), declared);
                }
            }
        }
    }

    private static List<BeanPropertyDefinition> properties(JavaType type) {
        return Documents.JSON.getDeserializationConfig().introspect(type).findProperties().stream()
                .filter(BeanPropertyDefinition::couldDeserialize)
                .toList();
    }
}
