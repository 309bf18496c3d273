package dev.technic.scanner.csv;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.zip.GZIPOutputStream;

/** Everything that a source delivers, in text that can be compared; and files to read. */
final class Delivered implements PriceSink {

    private final Map<String, PriceHistory> histories = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, List<String>> defects = new TreeMap<>();

    static Delivered read(CsvPrices prices, LoadOptions options, Executor executor, int parallelism, int chunkSize) {
        Delivered delivered = new Delivered();
        PriceRequest request = new PriceRequest(
                options.symbols(), options, executor, parallelism, new Cancellation(), ProgressListener.NONE);
        prices.read(request, delivered, chunkSize);
        return delivered;
    }

    static Delivered read(CsvPrices prices) {
        return read(prices, LoadOptions.all(), Runnable::run, 1, Chunks.SIZE);
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public synchronized void bars(PriceHistory history) {
        if (histories.put(history.symbol(), history) != null) {
            throw new IllegalStateException(history.symbol() + " came twice");
        }
    }

    @Override
    public synchronized void failed(String symbol, String reason) {
        failures.put(symbol, reason);
    }

    @Override
    public synchronized void defect(String symbol, Defect defect, int line) {
        if (histories.containsKey(symbol)) {
            throw new IllegalStateException("a defect of " + symbol + " came after its bars");
        }
        defects.computeIfAbsent(symbol, none -> new ArrayList<>()).add(defect + " " + line);
    }

    Map<String, String> failures() {
        return failures;
    }

    /** By symbol: each with its kind and line. */
    Map<String, List<String>> defects() {
        return defects;
    }

    List<String> symbols() {
        return List.copyOf(histories.keySet());
    }

    PriceHistory history(String symbol) {
        return java.util.Objects.requireNonNull(histories.get(symbol));
    }

    /** The sessions of the only symbol. */
    List<String> sessions() {
        PriceHistory only = histories.values().iterator().next();
        List<String> sessions = new ArrayList<>();
        for (int bar = 0; bar < only.bars(); bar++) {
            sessions.add(Instant.ofEpochMilli(only.session(bar)).toString());
        }
        return sessions;
    }

    /** A line for each bar: symbol, line, session, values. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (PriceHistory history : histories.values()) {
            for (int bar = 0; bar < history.bars(); bar++) {
                rows.add(history.symbol() + " " + history.line(bar) + " " + history.session(bar) + " "
                        + history.open(bar) + " " + history.high(bar) + " " + history.low(bar) + " "
                        + history.close(bar) + " " + history.volume(bar)
                        + (history.hasAdjustedClose() ? " " + history.adjustedClose(bar) : ""));
            }
        }
        return rows;
    }
}
