package dev.technic.scanner.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One long gzip CSV file, {@code symbol,date,open,high,low,close,adj_close,volume}, real or generated. */
final class PriceFile {

    private static final String REAL = "data/universe/us_daily_2022_2024.csv.gz";
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final boolean temporary;

    private PriceFile(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * The universe of real prices in the folder that the system property {@code scanner.shared} names.
     *
     * @throws IllegalStateException if it is not there
     */
    static PriceFile real() {
        Path path = Path.of(System.getProperty("scanner.shared", "../shared"), REAL);
        if (!Files.exists(path)) {
            throw new IllegalStateException("skipped: no " + REAL
                    + " where -Dscanner.shared=FOLDER points; the generated file shows the same: -p prices=generated");
        }
        return new PriceFile(path, false);
    }

    /** Rows of the same form, of symbols of the {@link RandomMarket}. */
    static PriceFile generated(int symbols) {
        try {
            Path path = Files.createTempFile("prices", ".csv.gz");
            RandomMarket market = RandomMarket.of(symbols, RandomMarket.BARS);
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(path), BUFFER), StandardCharsets.US_ASCII))) {
                writer.write("symbol,date,open,high,low,close,adj_close,volume\n");
                for (int symbol = 0; symbol < symbols; symbol++) {
                    write(market, symbol, writer);
                }
            }
            return new PriceFile(path, true);
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }

    private static void write(RandomMarket market, int symbol, Writer writer) throws IOException {
        for (int bar = 0; bar < market.bars(); bar++) {
            double close = market.close(symbol)[bar];
            writer.write(String.format(
                    Locale.ROOT,
                    "%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f,%.0f%n",
                    RandomMarket.name(symbol),
                    Instant.ofEpochMilli(RandomMarket.session(bar))
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDate(),
                    market.open(symbol)[bar],
                    market.high(symbol)[bar],
                    market.low(symbol)[bar],
                    close,
                    0.98 * close,
                    market.volume(symbol)[bar]));
        }
    }

    Path path() {
        return path;
    }

    /** Inflates it all and gives the number of bytes of text. */
    long gunzip() {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream text = open()) {
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                bytes += read;
            }
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
        return bytes;
    }

    /** Inflates it all and cuts it into lines, as a plain Java program does; gives their number. */
    long lines() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(), StandardCharsets.ISO_8859_1), BUFFER)) {
            long lines = 0;
            while (reader.readLine() != null) {
                lines++;
            }
            return lines;
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }

    private InputStream open() throws IOException {
        return new GZIPInputStream(Files.newInputStream(path), BUFFER);
    }

    /** Deletes it, if it was generated. */
    void discard() {
        try {
            if (temporary) {
                Files.delete(path);
            }
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
    }
}
