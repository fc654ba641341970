import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CPU time a request of each {@link Variant}, by {@link Operation}: {@code java Layer.java <root> <requests> <rounds>
 * [operation...]}. In each round every variant is measured twice, the second time in the opposite order, so that whatever else
 * the machine does falls on all alike. If the control differs from what it repeats by more than 5 %, the run is not valid and
 * says so.
 */
class Layer {

    private static final int WARM_UP = 10; // with fewer, the compilers still work in the first rounds

    private final int requests;
    private final int rounds;
    private final String token;
    private final List<Application> applications = new ArrayList<>();

    Layer(int requests, int rounds, String token) {
        this.requests = requests;
        this.rounds = rounds;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        List<Operation> operations = arguments.length == 3
                ? List.of(Operation.values())
                : Arrays.stream(arguments).skip(3).map(Operation::valueOf).toList();
        try (var ground = Ground.lease(Path.of(arguments[0]))) {
            var layer = new Layer(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), ground.token());
            try {
                layer.start(ground);
                boolean valid = true;
                for (Operation operation : operations) {
                    valid &= layer.measure(operation);
                }
                System.out.println(valid ? "\nvalid" : "\nnot valid: a control lies outside 0.95 to 1.05");
            } finally {
                layer.applications.forEach(Application::close);
            }
        }
    }

    private void start(Ground ground) throws Exception {
        System.out.println("| started | ready after | memory |\n|---|---|---|");
        for (Variant variant : Variant.ALL) {
            var application = ground.start(variant, applications.size());
            applications.add(application);
            System.out.printf(
                    "| %s | %d ms | %d MiB |%n",
                    variant.title(), application.readyMillis(), application.memoryMebibytes());
        }
    }

    private boolean measure(Operation operation) throws Exception {
        int variants = applications.size();
        int count = requests * operation.weight;
        for (int variant = 0; variant < variants; variant++) {
            micros(variant, operation, WARM_UP * count);
        }
        double[][] micros = new double[variants][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int step = 0; step < 2 * variants; step++) {
                int variant = step < variants ? step : 2 * variants - 1 - step;
                micros[variant][round] += micros(variant, operation, count) / 2;
            }
        }
        var table = new Table(micros);
        System.out.printf("%n| %s | us CPU | more than bare | bare / this | rounds |%n", operation.title);
        System.out.println("|---|---|---|---|---|");
        for (int variant = 0; variant < variants; variant++) {
            System.out.printf("| %s | %s |%n", Variant.ALL.get(variant).title(), table.row(variant));
        }
        return table.controlHolds();
    }

    private double micros(int variant, Operation operation, int count) throws Exception {
        Application application = applications.get(variant);
        String request = operation.request(Variant.ALL.get(variant).withToken() ? token : "");
        long before = application.cpuMicros();
        Connections.send(application.port(), request, count);
        return (application.cpuMicros() - before) / (double) count;
    }
}
