package dev.waystone.testing;

import java.util.ArrayList;
import java.util.List;

/** One published event record: its file stem {@code PurchaseOrderPlaced.v1} and its CloudEvents type. */
record EventType(Class<?> record) {

    private static final String VERSION = "v1";

    /**
     * The records that a sealed interface permits, nested sealed interfaces included, in the order of their
     * declaration.
     */
    static List<EventType> permittedBy(Class<?> sealed) {
        if (!sealed.isSealed()) {
            throw new IllegalArgumentException(
                    sealed.getName() + " is not a sealed interface; the list of events must be closed");
        }
        List<EventType> types = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                types.addAll(permittedBy(permitted));
            } else if (permitted.isRecord()) {
                types.add(new EventType(permitted));
            } else {
                throw new IllegalArgumentException(permitted.getName() + " is not a record; an event is a record");
            }
        }
        return types;
    }

    String type() {
        return record.getPackageName() + "." + stem();
    }

    /** The start of the names of its two files. */
    String stem() {
        return record.getSimpleName() + "." + VERSION;
    }

    /** The identifier of its schema, from which a consumer's test reads the type back. */
    String schemaId() {
        return schemaId(type());
    }

    static String schemaId(String type) {
        return "urn:waystone:event:" + type;
    }
}
