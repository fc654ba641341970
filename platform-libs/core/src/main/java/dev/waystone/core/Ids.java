package dev.waystone.core;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Identifiers of everything the platform stores: UUIDs of version 7 (RFC 9562), so that ids made by one process sort by
 * the moment of their making and an index grows at its end.
 *
 * <p>Thread safe.
 */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id, greater than every id that this process made before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
