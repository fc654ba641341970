import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the rounds say: medians, of values and of what is compared within a round.
 *
 * @param micros by variant and round; variant 0 is what is compared with, variant 1 the control
 */
record Table(double[][] micros) {

    private static final double LOWEST = 0.95;
    private static final double HIGHEST = 1.05;

    String row(int variant) {
        double[] own = micros[variant];
        return String.format(
                Locale.ROOT,
                "%.1f | %+.1f | %.3f | %s",
                median(round -> own[round]),
                median(round -> own[round] - micros[0][round]),
                ratio(variant),
                Arrays.stream(own)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
                        .collect(Collectors.joining(" ")));
    }

    boolean controlHolds() {
        return ratio(1) >= LOWEST && ratio(1) <= HIGHEST;
    }

    private double ratio(int variant) {
        return median(round -> micros[0][round] / micros[variant][round]);
    }

    private double median(IntToDoubleFunction ofRound) {
        double[] sorted = IntStream.range(0, micros[0].length)
                .mapToDouble(ofRound)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
