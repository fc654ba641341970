import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * CPU time a request of each {@link Variant}, by {@link Operation}: {@code java Layer.java <root> <requests> <rounds>
 * [operation...]}. In each round every variant is measured twice, the second time in the opposite order, so that whatever else
 * the machine does falls on all alike. An operation whose control differs from what it repeats by more than 5 % is not valid and
 * says so; the exit code is 1 then. Every sample is kept in a file.
 */
class Layer {

    private final int requests;
    private final String token;
    private final PrintStream samples;
    private final List<Application> applications = new ArrayList<>();

    Layer(int requests, String token, PrintStream samples) {
        this.requests = requests;
        this.token = token;
        this.samples = samples;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[2]);
        List<Operation> operations = arguments.length == 3
                ? List.of(Operation.values())
                : Arrays.stream(arguments).skip(3).map(Operation::valueOf).toList();
        Path file = root.resolve("ci/benchmarks/target/layer-" + System.currentTimeMillis() + ".csv");
        boolean valid = true;
        try (var ground = Ground.lease(root, "database");
                var samples = new PrintStream(file.toFile())) {
            var layer = new Layer(Integer.parseInt(arguments[1]), ground.token(), samples);
            try {
                layer.start(ground);
                for (Operation operation : operations) {
                    layer.warmUp(operation);
                    layer.pin();
                    valid &= layer.measure(operation, rounds);
                }
            } finally {
                layer.applications.forEach(Application::close);
            }
        }
        System.out.println("\nsamples: " + file);
        System.exit(valid ? 0 : 1);
    }

    private void start(Ground ground) throws IOException {
        for (Variant variant : Variant.ALL) {
            applications.add(ground.start(variant, applications.size()));
        }
    }

    /** All at once, as far as there are processors: most of the time goes into compilers that have one thread a variant. */
    private void warmUp(Operation operation) throws Exception {
        var settled = new Settled(applications.size());
        try (var two = Executors.newFixedThreadPool(2)) {
            for (int pass = 1; !settled.all(); pass++) {
                String when = "warm-up " + pass;
                List<Callable<Double>> all = new ArrayList<>();
                for (int each = 0; each < applications.size(); each++) {
                    int variant = each;
                    all.add(() -> micros(when, operation, variant, 10 * requests * operation.weight));
                }
                List<Future<Double>> micros = two.invokeAll(all);
                for (int variant = 0; variant < applications.size(); variant++) {
                    settled.saw(variant, micros.get(variant).get());
                }
            }
        }
    }

    private void pin() throws IOException, InterruptedException {
        for (Application application : applications) {
            application.pin();
        }
    }

    private boolean measure(Operation operation, int rounds) throws Exception {
        int variants = applications.size();
        int count = requests * operation.weight;
        double[][] micros = new double[variants][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int step = 0; step < 2 * variants; step++) {
                int variant = step < variants ? step : 2 * variants - 1 - step;
                micros[variant][round] += micros("round " + (round + 1), operation, variant, count) / 2;
            }
        }
        var table = new Table(micros);
        System.out.printf(
                "%n%s, %d rounds of %d requests twice, %s:%n%n%s",
                operation.title, rounds, count, table.verdict(), table);
        return table.controlHolds();
    }

    private double micros(String when, Operation operation, int variant, int count) throws Exception {
        Application application = applications.get(variant);
        String request = operation.request(Variant.ALL.get(variant).path(), token);
        double before = application.cpuMicros();
        long began = System.nanoTime();
        Connections.send(application.port(), request, count);
        long took = System.nanoTime() - began;
        double micros = (application.cpuMicros() - before) / count;
        samples.printf(
                "%s,%s,%s,%d,%.3f,%.3f%n",
                operation,
                when,
                Variant.ALL.get(variant).title().replace(",", ""), count, micros, took / 1e3 / count);
        samples.flush();
        return micros;
    }
}
