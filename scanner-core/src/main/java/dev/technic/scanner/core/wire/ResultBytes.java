package dev.technic.scanner.core.wire;

import dev.technic.scanner.ScannerException;
import dev.technic.scanner.spi.Kernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The byte form of a batch's result.
 *
 * @param number of the batch in its scan
 * @param checksum of the batch's bytes
 * @param symbols of the panel, by number, in the order of the batch
 * @param values {@code [root][lane]}, at each symbol's last bar
 * @param failures symbols for which a kernel threw
 */
public record ResultBytes(int number, int checksum, int[] symbols, double[][] values, List<Failure> failures) {

    /**
     * What a kernel threw.
     *
     * @param type the class, without its package
     */
    public record Failure(int symbol, String type, @Nullable String message) {

        private static Failure read(Reader from) {
            return new Failure(
                    from.number(0, Integer.MAX_VALUE, "a symbol's number"), from.text(), from.optionalText());
        }

        private void write(Writer to) {
            to.number(symbol).text(type).optionalText(message);
        }
    }

    private static final int LEAST_FAILURE = 9;
    private static final int FIXED = 5 * Integer.BYTES;

    public byte[] bytes() {
        long cells = (long) values.length * symbols.length;
        Writer to = new Writer(Form.RESULT, FIXED + (long) Integer.BYTES * symbols.length + Double.BYTES * cells);
        to.number(number).number(checksum).number(symbols.length);
        for (int symbol : symbols) {
            to.number(symbol);
        }
        to.number(values.length);
        for (double[] row : values) {
            to.doubles(row);
        }
        return to.list(failures, (each, failure) -> failure.write(each)).sealed();
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws ScannerException if the bytes are anything else
     */
    public static ResultBytes read(byte[] bytes) {
        Reader from = Form.RESULT.open(bytes);
        int number = from.number(0, Integer.MAX_VALUE, "the number of the batch");
        int checksum = from.number();
        int[] symbols = new int[from.number(1, Kernel.LANES, "the number of lanes")];
        for (int lane = 0; lane < symbols.length; lane++) {
            symbols[lane] = from.number(0, Integer.MAX_VALUE, "a symbol's number");
        }
        double[][] values = new double[from.count(symbols.length * Double.BYTES, "the number of roots")][];
        for (int root = 0; root < values.length; root++) {
            values[root] = from.doubles(symbols.length);
        }
        List<Failure> failures = from.list(LEAST_FAILURE, "the number of failures", Failure::read);
        from.end();
        return new ResultBytes(number, checksum, symbols, values, failures);
    }
}
