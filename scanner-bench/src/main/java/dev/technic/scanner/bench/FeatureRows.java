package dev.technic.scanner.bench;

import dev.technic.scanner.ScanResult;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rows of features to score, {@code [rows × columns]}, row-major, with the thresholds that a model of such features would have.
 *
 * <p>Normal columns have thresholds that are all different, which is more than any histogram gives and hardest for whoever sorts them. Others have
 * at most {@value #CUTS}, at the column's own quantiles, as XGBoost's histogram chooses them.
 */
final class FeatureRows {

    private static final int CUTS = 256;
    private static final int ONE_MISSING_IN = 20;

    private interface Thresholds {
        double next(int column, SplittableRandom random);
    }

    private final int rows;
    private final int columns;
    private final double[] values;
    private final Thresholds thresholds;

    private FeatureRows(int rows, int columns, double[] values, Thresholds thresholds) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.thresholds = thresholds;
    }

    /** Nearly normal values, one in twenty missing. */
    static FeatureRows normal(int rows, int columns, SplittableRandom random) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = isMissing(random) ? Double.NaN : normal(random);
        }
        return new FeatureRows(rows, columns, values, (column, r) -> normal(r));
    }

    /** Columns as a scan has them, in turn: volume, dollar volume, a ratio about 0, an oscillator of 0 to 100; one value in twenty missing. */
    static FeatureRows market(int rows, int columns, SplittableRandom random) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = isMissing(random) ? Double.NaN : market(i % columns % 4, random);
        }
        return cutAtQuantiles(rows, columns, values);
    }

    private static double market(int kind, SplittableRandom random) {
        double volume = Math.rint(StrictMath.exp(12 + 2.5 * normal(random)));
        return switch (kind) {
            case 0 -> volume;
            case 1 -> volume * StrictMath.exp(3 + 1.2 * normal(random));
            case 2 -> StrictMath.exp(0.1 * normal(random)) - 1;
            default -> 100 / (1 + StrictMath.exp(-normal(random)));
        };
    }

    /** The columns of an answer. */
    static FeatureRows of(ScanResult result) {
        int columns = result.columns().size();
        double[] values = new double[result.rows() * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.value(i / columns, i % columns);
        }
        return cutAtQuantiles(result.rows(), columns, values);
    }

    private static FeatureRows cutAtQuantiles(int rows, int columns, double[] values) {
        double[][] cuts = new double[columns][];
        for (int column = 0; column < columns; column++) {
            double[] sorted = new double[rows];
            for (int row = 0; row < rows; row++) {
                sorted[row] = values[row * columns + column];
            }
            Arrays.sort(sorted);
            cuts[column] = new double[CUTS];
            int defined =
                    (int) Arrays.stream(sorted).filter(v -> !Double.isNaN(v)).count(); // NaN sorts last
            for (int cut = 0; cut < CUTS; cut++) {
                cuts[column][cut] = sorted[(int) ((cut + 0.5) / CUTS * defined)];
            }
        }
        return new FeatureRows(rows, columns, values, (column, random) -> cuts[column][random.nextInt(CUTS)]);
    }

    private static boolean isMissing(SplittableRandom random) {
        return random.nextInt(ONE_MISSING_IN) == 0;
    }

    /** Nearly normal: the sum of twelve uniforms. */
    private static double normal(SplittableRandom random) {
        double sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum - 6;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** All of them, not a copy. */
    double[] values() {
        return values;
    }

    /** One row as an array of its own. */
    double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** Some of them, from the first on. */
    FeatureRows first(int count) {
        return new FeatureRows(count, columns, Arrays.copyOf(values, count * columns), thresholds);
    }

    /** A threshold for a split on this column. */
    double threshold(int column, SplittableRandom random) {
        return thresholds.next(column, random);
    }
}
