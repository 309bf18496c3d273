package dev.technic.scanner.json;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelResolver;
import dev.technic.scanner.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@link Scan} as JSON: a preset that a person writes, a program keeps, and a colleague asks again.
 *
 * <pre>{@code
 * {
 *   "features": [
 *     {"name": "rsi", "expression": "rsi(14)"},
 *     {"name": "gap", "expression": "open / ref(close, 1) - 1", "optional": true}
 *   ],
 *   "where": "close >= 1 and sma(raw_close * volume, 40) >= 250000",
 *   "models": [{"name": "alpha_5d", "file": "alpha_5d.ubj"}],
 *   "columns": [{"name": "alpha_rank", "expression": "rank(alpha_5d)"}],
 *   "having": "alpha_rank >= 0.9",
 *   "orderBy": {"column": "alpha_5d", "direction": "descending"},
 *   "limit": 50
 * }
 * }</pre>
 *
 * <p>Every key is optional; so are {@code "asOf"} (a day, {@code "2024-03-08"}), {@code "maxStale"}, {@code "maxSymbols"} and
 * {@code "symbols"}, and a model's
 * {@code "byPosition"} and {@code "engine"}. A model's file is relative to the preset's folder. What is written reads back as an equal
 * scan. Whatever the text is, the answer is a scan or an {@link InvalidScanException} that says what is wrong at which line and column,
 * and what would be accepted; an unknown key is wrong.
 */
public final class ScanJson {

    private ScanJson() {}

    /**
     * Reads a file whose models may be any file, relative to its folder.
     *
     * @throws InvalidScanException if it cannot be read, or is no scan
     */
    public static Scan read(Path file) {
        Path folder = file.getParent();
        return read(file, ModelResolver.files(folder == null ? Path.of("") : folder));
    }

    /**
     * Reads a file.
     *
     * @param models decides what it may name as its models
     * @throws InvalidScanException if it cannot be read, is no scan, or names what it may not
     */
    public static Scan read(Path file, ModelResolver models) {
        String origin = "preset " + file;
        return new ScanReader(origin, TextFile.read(origin, file), models).read();
    }

    /**
     * Reads a text whose models may be any file.
     *
     * @param folder what the models' files are relative to
     * @throws InvalidScanException if it is no scan
     */
    public static Scan parse(String json, Path folder) {
        return parse(json, ModelResolver.files(folder));
    }

    /**
     * Reads a text.
     *
     * @param models decides what it may name as its models
     * @throws InvalidScanException if it is no scan, or names what it may not
     */
    public static Scan parse(String json, ModelResolver models) {
        return new ScanReader("the preset", json, models).read();
    }

    /**
     * Writes a scan over several lines.
     *
     * @param folder what the models' files will be relative to
     * @throws InvalidScanException if a model of the scan is no file, or the scan has a universe
     */
    public static String text(Scan scan, Path folder) {
        return ScanWriter.text(scan, folder);
    }

    /**
     * Writes a file, or overwrites it.
     *
     * @throws InvalidScanException if a model of the scan is no file, or the scan has a universe
     * @throws IOException if the file cannot be written
     */
    public static void write(Scan scan, Path file) throws IOException {
        Path folder = file.getParent();
        Files.writeString(file, text(scan, folder == null ? Path.of("") : folder));
    }
}
