package dev.waystone.render;

import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads durations as {@link Durations} does. */
final class DescriptorModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    DescriptorModule() {
        addDeserializer(Duration.class, new DurationReader());
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return Durations.parse(parser.getString());
        }
    }
}
