package dev.waystone.flags;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import java.util.Map;

/** Takes what the build found into the application. For the build step alone. */
@Recorder
public class FlagsRecorder {

    /** The declared flags, each with its default. */
    public RuntimeValue<DeclaredFlags> declared(Map<String, Boolean> states) {
        return new RuntimeValue<>(new DeclaredFlags(states));
    }
}
