package dev.technic.scanner.testkit;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/** One read of a source, and all that it delivered. */
final class Delivery implements PriceSink {

    /** What stands for a session, the five columns, the adjusted close and the line. */
    private static final int COLUMNS = 8;

    /** How a source is asked. */
    record Asking(
            Optional<Set<String>> symbols,
            Set<String> references,
            Optional<Set<String>> again,
            Executor executor,
            int parallelism,
            Cancellation cancellation,
            ProgressListener progress) {

        /** All symbols, on the calling thread alone. */
        static Asking all() {
            return new Asking(
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Runnable::run,
                    1,
                    new Cancellation(),
                    ProgressListener.NONE);
        }

        Asking symbols(Set<String> only) {
            return new Asking(Optional.of(only), references, again, executor, parallelism, cancellation, progress);
        }

        Asking references(Set<String> beside) {
            return new Asking(symbols, beside, again, executor, parallelism, cancellation, progress);
        }

        /** As these failed in the read before, which asked for the symbols. */
        Asking again(Set<String> failed) {
            return new Asking(symbols, references, Optional.of(failed), executor, parallelism, cancellation, progress);
        }

        Asking threads(Executor by, int threads) {
            return new Asking(symbols, references, again, by, threads, cancellation, progress);
        }

        Asking cancellation(Cancellation by) {
            return new Asking(symbols, references, again, executor, parallelism, by, progress);
        }

        Asking progress(ProgressListener by) {
            return new Asking(symbols, references, again, executor, parallelism, cancellation, by);
        }

        private PriceRequest request() {
            LoadOptions all = LoadOptions.all();
            LoadOptions options = symbols.map(all::symbols).orElse(all).references(references);
            return new PriceRequest(again.or(options::loaded), options, executor, parallelism, cancellation, progress);
        }
    }

    private final IntConsumer atAnswer;

    // Guarded by this; by symbol.
    private final Map<String, List<Long>> answers = new TreeMap<>();
    private final Map<String, PriceHistory> histories = new TreeMap<>();
    private final Map<String, List<String>> defects = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private Delivery(IntConsumer atAnswer) {
        this.atAnswer = atAnswer;
    }

    static Delivery of(PriceSource source, Asking asking) {
        return of(source, asking, answer -> {});
    }

    /** @param atAnswer told of each answer, from 1, and may throw */
    static Delivery of(PriceSource source, Asking asking, IntConsumer atAnswer) {
        Delivery delivery = new Delivery(atAnswer);
        source.read(asking.request(), delivery);
        return delivery;
    }

    @Override
    public synchronized void bars(PriceHistory history) {
        histories.put(history.symbol(), history);
        answer(history.symbol(), bits(history));
    }

    @Override
    public synchronized void failed(String symbol, String reason) {
        if (reason.isBlank()) {
            wrong.add(symbol + " failed without a reason");
        }
        List<Long> words = new ArrayList<>();
        reason.chars().forEach(c -> words.add((long) c));
        answer(symbol, words);
    }

    @Override
    public synchronized void defect(String symbol, Defect defect, int line) {
        if (answers.containsKey(symbol)) {
            wrong.add(symbol + " has a defect after its bars");
        }
        defects.computeIfAbsent(symbol, none -> new ArrayList<>()).add(defect + " in line " + line);
    }

    private void answer(String symbol, List<Long> bits) {
        if (answers.put(symbol, bits) != null) {
            wrong.add(symbol + " is answered twice");
        }
        atAnswer.accept(answers.size());
    }

    /** {@code [bars × 8]}. */
    static List<Long> bits(PriceHistory history) {
        List<Long> bits = new ArrayList<>(history.bars() * COLUMNS);
        for (int bar = 0; bar < history.bars(); bar++) {
            bits.add(history.session(bar));
            double[] values = {
                history.open(bar),
                history.high(bar),
                history.low(bar),
                history.close(bar),
                history.volume(bar),
                history.adjustedClose(bar)
            };
            for (double value : values) {
                bits.add(Double.doubleToLongBits(value));
            }
            bits.add((long) history.line(bar));
        }
        return bits;
    }

    synchronized Set<String> symbols() {
        return Set.copyOf(answers.keySet());
    }

    /** By symbol: the bits of its bars, or the characters of the reason why there are none. */
    synchronized Map<String, List<Long>> answers() {
        return new TreeMap<>(answers);
    }

    /** By symbol, sorted: in which order a source finds them is its own affair. */
    synchronized Map<String, List<String>> defects() {
        Map<String, List<String>> sorted = new TreeMap<>();
        defects.forEach(
                (symbol, own) -> sorted.put(symbol, own.stream().sorted().toList()));
        return sorted;
    }

    /** The histories as they are now. */
    synchronized Map<String, List<Long>> bars() {
        Map<String, List<Long>> now = new TreeMap<>();
        histories.forEach((symbol, history) -> now.put(symbol, bits(history)));
        return now;
    }

    /** What no order of answers may bring. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
