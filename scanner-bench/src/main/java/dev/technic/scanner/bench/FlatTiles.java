package dev.technic.scanner.bench;

/**
 * Arrays of the number, the size and the layout of a panel's tiles, {@code [block of 64 bars][field][bar][64 symbols]}, for reading what a
 * scan must at least read: high, low, close and volume at every bar.
 */
final class FlatTiles {

    private static final int LANES = 64;
    private static final int BLOCK = 64;
    private static final int FIELDS = 5;
    private static final int OPEN = 0;

    private final double[][] tiles;
    private final int bars;

    private FlatTiles(double[][] tiles, int bars) {
        this.tiles = tiles;
        this.bars = bars;
    }

    static FlatTiles of(RandomMarket market) {
        int bars = market.bars();
        int size = (bars + BLOCK - 1) / BLOCK * BLOCK * FIELDS * LANES;
        double[][] tiles = new double[(market.symbols() + LANES - 1) / LANES][size];
        for (int symbol = 0; symbol < market.symbols(); symbol++) {
            double[][] columns = {
                market.open(symbol),
                market.high(symbol),
                market.low(symbol),
                market.close(symbol),
                market.volume(symbol)
            };
            for (int bar = 0; bar < bars; bar++) {
                for (int field = 0; field < FIELDS; field++) {
                    tiles[symbol / LANES][row(bar, field) + symbol % LANES] = columns[field][bar];
                }
            }
        }
        return new FlatTiles(tiles, bars);
    }

    private static int row(int bar, int field) {
        return ((bar / BLOCK * FIELDS + field) * BLOCK + bar % BLOCK) * LANES;
    }

    /** The sum of the four fields, in eight independent additions, so that none waits for the one before. */
    double sum() {
        double sum = 0;
        for (double[] tile : tiles) {
            for (int from = 0; from < bars; from += BLOCK) {
                int rows = Math.min(BLOCK, bars - from);
                for (int field = OPEN + 1; field < FIELDS; field++) {
                    int row = row(from, field);
                    sum += sum(tile, row, row + rows * LANES);
                }
            }
        }
        return sum;
    }

    private static double sum(double[] tile, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        for (int i = from; i < to; i += 8) {
            a += tile[i];
            b += tile[i + 1];
            c += tile[i + 2];
            d += tile[i + 3];
            e += tile[i + 4];
            f += tile[i + 5];
            g += tile[i + 6];
            h += tile[i + 7];
        }
        return a + b + c + d + (e + f + (g + h));
    }

    /** Copies eight bars of a field at a time into {@code place}, which stays in the nearest cache: the system's own way to read. */
    double copy(double[] place) {
        double sum = 0;
        for (double[] tile : tiles) {
            for (int from = 0; from < bars; from += BLOCK) {
                int rows = Math.min(BLOCK, bars - from);
                for (int field = OPEN + 1; field < FIELDS; field++) {
                    int row = row(from, field);
                    for (int done = 0; done < rows * LANES; done += place.length) {
                        System.arraycopy(tile, row + done, place, 0, place.length);
                        sum += place[0];
                    }
                }
            }
        }
        return sum;
    }

    /** Room for eight bars of a field, of which every block's bars are a multiple here. */
    static double[] place() {
        return new double[8 * LANES];
    }
}
