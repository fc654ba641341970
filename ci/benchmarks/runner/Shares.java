import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * The platform's methods by their share of the samples of CPU time, whatever they call included: {@code java Shares.java
 * <recording>}. Of the second half of the recording, when the compilers have settled.
 */
class Shares {

    private static final int SHOWN = 25;

    public static void main(String[] arguments) throws Exception {
        var samples = RecordingFile.readAllEvents(Path.of(arguments[0])).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample") && event.getStackTrace() != null)
                .sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                .toList();
        var settled = samples.subList(samples.size() / 2, samples.size());
        Map<String, Integer> counts = new HashMap<>();
        settled.forEach(event -> ours(event).forEach(method -> counts.merge(method, 1, Integer::sum)));
        System.out.printf("%d samples%n%n| method | share |%n|---|---|%n", settled.size());
        counts.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(SHOWN)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "| `%s` | %.1f %% |%n", entry.getKey(), 100.0 * entry.getValue() / settled.size()));
    }

    private static Set<String> ours(RecordedEvent event) {
        Set<String> methods = new HashSet<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            RecordedMethod method = frame.getMethod();
            String type = method.getType().getName();
            if (type.startsWith("dev.waystone.") && !type.contains("$$") && !method.getName().contains("lambda$")) {
                methods.add(type.substring(type.lastIndexOf('.') + 1) + "." + method.getName());
            }
        }
        return methods;
    }
}
