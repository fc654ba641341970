import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the rounds say: medians with the quartiles, of values and of what is compared within a round.
 *
 * @param micros by variant and round; variant 0 is what is compared with, variant 1 the control
 */
record Table(double[][] micros) {

    private static final int FEWEST_ROUNDS = 5;
    private static final double LOWEST = 0.95;
    private static final double HIGHEST = 1.05;

    boolean controlHolds() {
        return micros[0].length >= FEWEST_ROUNDS && control() >= LOWEST && control() <= HIGHEST;
    }

    String verdict() {
        return String.format(
                Locale.ROOT,
                controlHolds() ? "valid (control %.3f)" : "not valid: the control, %.3f, lies outside 0.95 to 1.05, or there are fewer than five rounds",
                control());
    }

    private double control() {
        return quartile(2, round -> ratio(1, round));
    }

    @Override
    public String toString() {
        var text = new StringBuilder("| variant | us CPU | quartiles | more than bare | bare / this | quartiles |\n|---|---|---|---|---|---|\n");
        for (int variant = 0; variant < micros.length; variant++) {
            text.append("| ").append(Variant.ALL.get(variant).title()).append(" | ").append(row(variant)).append(" |\n");
        }
        return text.append(aims()).toString();
    }

    /** What the aims ask for, compared within a round. */
    private String aims() {
        return String.format(
                Locale.ROOT,
                "%nThe layer without a token: %+.2f us more than bare. A token seen before, with what needs it: %+.2f us more than without. "
                        + "Bare with its tenant set by hand / the layer with a token seen before: %.3f.%n",
                quartile(2, round -> micros[Variant.NO_TOKEN][round] - micros[0][round]),
                quartile(2, round -> micros[Variant.TOKEN][round] - micros[Variant.NO_TOKEN][round]),
                quartile(2, round -> micros[Variant.BY_HAND][round] / micros[Variant.TOKEN][round]));
    }

    private String row(int variant) {
        IntToDoubleFunction own = round -> micros[variant][round];
        IntToDoubleFunction ratio = round -> ratio(variant, round);
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f-%.2f | %+.2f | %.3f | %.3f-%.3f",
                quartile(2, own),
                quartile(1, own),
                quartile(3, own),
                quartile(2, round -> micros[variant][round] - micros[0][round]),
                quartile(2, ratio),
                quartile(1, ratio),
                quartile(3, ratio));
    }

    private double ratio(int variant, int round) {
        return micros[0][round] / micros[variant][round];
    }

    private double quartile(int number, IntToDoubleFunction ofRound) {
        double[] sorted = IntStream.range(0, micros[0].length).mapToDouble(ofRound).sorted().toArray();
        double place = (sorted.length - 1) * number / 4.0;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
