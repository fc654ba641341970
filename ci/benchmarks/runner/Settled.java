import java.util.Arrays;

/** Whether the compilers have settled: the best of what each variant took has stood for some passes, or patience has ended. */
final class Settled {

    private static final int PASSES = 3;
    private static final int PATIENCE = 12;
    private static final double BETTER = 0.98;

    private final double[] best;
    private final int[] since;
    private int saw;

    Settled(int variants) {
        best = new double[variants];
        since = new int[variants];
        Arrays.fill(best, Double.MAX_VALUE);
    }

    void saw(int variant, double micros) {
        saw++;
        since[variant]++;
        if (micros < best[variant] * BETTER) {
            best[variant] = micros;
            since[variant] = 0;
        }
    }

    boolean all() {
        return saw >= PATIENCE * since.length || Arrays.stream(since).allMatch(passes -> passes >= PASSES);
    }
}
