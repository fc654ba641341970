import java.nio.file.Path;

/**
 * Records where a variant spends its CPU time: {@code java Profile.java <root> <number of the variant> <operation> <requests>
 * <file>}. The recording is of the JDK's flight recorder, with its samples of CPU time.
 */
class Profile {

    public static void main(String[] arguments) throws Exception {
        Variant variant = Variant.ALL.get(Integer.parseInt(arguments[1]));
        Operation operation = Operation.valueOf(arguments[2]);
        int requests = Integer.parseInt(arguments[3]);
        Path file = Path.of(arguments[4]).toAbsolutePath();
        try (var ground = Ground.lease(Path.of(arguments[0]), "database")) {
            String request = operation.request(variant.path(), ground.token());
            // Without the migrations of the layer there are no tables.
            try (var migrated = ground.start(Variant.ALL.get(4), 20);
                    var application = ground.start(
                            variant,
                            21,
                            "-XX:StartFlightRecording=filename=" + file
                                    + ",dumponexit=true,settings=profile,jdk.CPUTimeSample#enabled=true,"
                                    + "jdk.CPUTimeSample#throttle=5ms,jdk.ExecutionSample#enabled=false",
                            "-XX:FlightRecorderOptions=stackdepth=256")) {
                Connections.send(application.port(), request, requests);
            }
        }
    }
}
