package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.Stage;
import dev.technic.scanner.testkit.Delivery.Asking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The contract of {@link PriceSource}, checked on one. */
final class DeliveryLaws {

    /** A source without prices. */
    static final class Nothing implements PriceSource {
        @Override
        public String describe() {
            return "nothing";
        }

        @Override
        public void read(PriceRequest request, PriceSink sink) {
            // there is nothing
        }
    }

    private static final String UNKNOWN = "NO_SUCH_SYMBOL";
    private static final long MISSING = -1;
    private static final List<Long> UNREADABLE = List.of(-2L);
    private static final int MOST_ALONE = 20;
    private static final int THREADS = 4;
    private static final int TIMES = 3;
    private static final int LOOKBACK = 3;

    private final PriceSource source;
    private final Set<String> symbols;

    DeliveryLaws(PriceSource source, Set<String> symbols) {
        this.source = source;
        this.symbols = new TreeSet<>(symbols);
    }

    private Delivery all() {
        return Delivery.of(source, Asking.all());
    }

    private void assertSame(Delivery actual, Delivery expected, String what) {
        assertThat(actual.wrong()).as("wrong in %s %s", source.describe(), what).isEmpty();
        assertThat(actual.answers()).as("%s %s", source.describe(), what).isEqualTo(expected.answers());
        assertThat(actual.defects())
                .as("defects in %s %s", source.describe(), what)
                .isEqualTo(expected.defects());
    }

    void saysWhatItIs() {
        assertThat(source.describe()).isNotBlank().isEqualTo(source.describe());
        assertThat(symbols).as("symbols to ask %s for", source.describe()).isNotEmpty();
    }

    void answersEverySymbolOnce() {
        Delivery all = all();
        assertThat(all.wrong()).isEmpty();
        assertThat(all.symbols()).as("symbols of %s", source.describe()).isEqualTo(symbols);
    }

    void answersWhatIsAskedForAlone() {
        Set<String> some = new TreeSet<>();
        for (String symbol : symbols) {
            if (some.size() <= symbols.size() / 2) {
                some.add(symbol);
            }
        }
        Set<String> asked = new TreeSet<>(some);
        asked.add(UNKNOWN);
        assertThat(Delivery.of(source, Asking.all().symbols(asked)).symbols())
                .as("answered by %s when %s are asked for", source.describe(), asked)
                .isEqualTo(some);
        assertThat(Delivery.of(source, Asking.all().symbols(Set.of(UNKNOWN))).symbols())
                .as("answered by %s when nothing is asked for that it has", source.describe())
                .isEmpty();
        assertThat(Delivery.of(source, Asking.all().symbols(Set.of())).symbols())
                .as("answered by %s when nothing is asked for", source.describe())
                .isEmpty();
    }

    void answersWhatIsAskedForBeside() {
        for (String symbol : symbols.stream().limit(MOST_ALONE).toList()) {
            Set<String> others = new TreeSet<>(symbols);
            others.remove(symbol);
            assertThat(Delivery.of(source, Asking.all().symbols(Set.of(symbol)).references(others))
                            .symbols())
                    .as("answered by %s when %s is asked for, and %s beside it", source.describe(), symbol, others)
                    .isEqualTo(symbols);
        }
        assertThat(Delivery.of(source, Asking.all().references(Set.of(UNKNOWN))).symbols())
                .as("answered by %s when all it has is asked for, and %s beside it", source.describe(), UNKNOWN)
                .isEqualTo(symbols);
    }

    void answersWhatIsAskedForAgain() {
        for (String symbol : symbols.stream().limit(MOST_ALONE).toList()) {
            for (Asking asking :
                    List.of(Asking.all(), Asking.all().symbols(Set.of(symbol)).references(symbols))) {
                assertThat(again(asking, symbol))
                        .as("answered by %s when %s is asked for again", source.describe(), symbol)
                        .isSubsetOf(symbol);
            }
        }
    }

    /** A source of which nothing can be read that was asked for may say so as a whole; the symbol stays as it was then. */
    private Set<String> again(Asking asking, String symbol) {
        try {
            return Delivery.of(source, asking.again(Set.of(symbol))).symbols();
        } catch (PriceSourceException unreadable) {
            assertThat(unreadable).hasMessageContaining(symbol);
            return Set.of();
        }
    }

    void saysTheSameOfASymbolAlone() {
        Map<String, List<Long>> expected = all().answers();
        for (String symbol : symbols.stream().limit(MOST_ALONE).toList()) {
            assertThat(alone(symbol))
                    .as("%s of %s, asked for alone", symbol, source.describe())
                    .isIn(expected.get(symbol), UNREADABLE);
        }
    }

    /** A source of which nothing can be read that was asked for may say so as a whole, if it names the symbol. */
    private List<Long> alone(String symbol) {
        try {
            return Delivery.of(source, Asking.all().symbols(Set.of(symbol)))
                    .answers()
                    .getOrDefault(symbol, List.of(MISSING));
        } catch (PriceSourceException unreadable) {
            assertThat(unreadable).hasMessageContaining(symbol);
            return UNREADABLE;
        }
    }

    void saysTheSameWithAnyNumberOfThreads() {
        Delivery expected = all();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS - 1);
        try {
            for (int time = 0; time < TIMES; time++) {
                assertSame(all(), expected, "read again");
                assertSame(
                        Delivery.of(source, Asking.all().threads(executor, THREADS)),
                        expected,
                        "read by several threads");
            }
            assertSame(
                    Delivery.of(source, Asking.all().threads(Runnable::run, THREADS)),
                    expected,
                    "read by an executor that runs all in the calling thread");
        } finally {
            executor.shutdownNow();
        }
    }

    void saysTheSameInReadsAtTheSameTime() throws Exception {
        Delivery expected = all();
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Delivery>> reads = new ArrayList<>();
            for (int i = 0; i < THREADS * TIMES; i++) {
                reads.add(executor.submit(this::all));
            }
            for (Future<Delivery> read : reads) {
                assertSame(read.get(), expected, "while others read");
            }
        } finally {
            executor.shutdownNow();
        }
    }

    void needsNoExecutor() {
        assertSame(
                Delivery.of(source, Asking.all().threads(task -> {}, THREADS)),
                all(),
                "with an executor that never runs anything");
        assertSame(
                Delivery.of(
                        source,
                        Asking.all()
                                .threads(
                                        task -> {
                                            throw new RejectedExecutionException("full");
                                        },
                                        THREADS)),
                all(),
                "with an executor that takes no work");
    }

    void keepsWhatItHasDelivered() {
        Delivery first = all();
        Map<String, List<Long>> delivered = first.answers();
        delivered.keySet().retainAll(first.bars().keySet());
        assertThat(first.bars())
                .as("the bars of %s after the read", source.describe())
                .isEqualTo(delivered);
        all();
        assertThat(first.bars())
                .as("the bars of %s after another read", source.describe())
                .isEqualTo(delivered);
    }

    void tellsDefectsBeforeTheBars() {
        assertThat(all().wrong()).isEmpty();
    }

    void endsWhenCancelled() {
        Cancellation before = new Cancellation();
        before.cancel();
        assertThatThrownBy(() -> Delivery.of(source, Asking.all().cancellation(before)))
                .as("a read of %s that is cancelled before it begins", source.describe())
                .isInstanceOf(ScanCancelledException.class);
        Cancellation amid = new Cancellation();
        Set<String> answered = new TreeSet<>();
        Throwable thrown = catchThrowable(
                () -> answered.addAll(Delivery.of(source, Asking.all().cancellation(amid), answer -> amid.cancel())
                        .symbols()));
        if (thrown == null) {
            assertThat(answered)
                    .as("answered by %s, cancelled too late", source.describe())
                    .isEqualTo(symbols);
        } else {
            assertThat(thrown)
                    .as("a read of %s that is cancelled", source.describe())
                    .isInstanceOf(ScanCancelledException.class);
        }
        answersEverySymbolOnce();
    }

    void passesOnWhatTheSinkThrows() {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS - 1);
        try {
            for (int at : new int[] {1, symbols.size()}) {
                for (int threads : new int[] {1, THREADS}) {
                    ScanCancelledException refused = new ScanCancelledException("answer " + at + " is not wanted");
                    Throwable thrown = catchThrowable(
                            () -> Delivery.of(source, Asking.all().threads(executor, threads), answer -> {
                                if (answer == at) {
                                    throw refused;
                                }
                            }));
                    assertThat(causes(thrown))
                            .as("thrown by %s when its sink threw at answer %d", source.describe(), at)
                            .contains(refused);
                }
            }
        } finally {
            executor.shutdownNow();
        }
        answersEverySymbolOnce();
    }

    private static List<Throwable> causes(@Nullable Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }

    void tellsProgress() {
        List<Long> told = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Delivery.of(source, Asking.all().progress((stage, done, total) -> {
            if (stage != Stage.LOAD || done < 0 || total != 0 && done > total) {
                wrong.add(stage + " " + done + " of " + total);
            }
            told.add(done);
        }));
        assertThat(wrong).as("progress of %s", source.describe()).isEmpty();
        assertThat(told).as("progress of %s", source.describe()).isSorted();
    }

    void givesTheSamePanel() {
        try (Scanner one = Scanner.builder().threads(1).build();
                Scanner several = Scanner.builder().threads(THREADS).build()) {
            Panel expected = one.load(source, LoadOptions.all());
            assertThat(expected.symbols()).containsExactlyElementsOf(symbols);
            assertPanel(several.load(source, LoadOptions.all()), expected, Integer.MAX_VALUE);
            assertPanel(several.load(source, LoadOptions.lookback(LOOKBACK)), expected, LOOKBACK);
            assertPanel(several.load(source, LoadOptions.all().attempts(TIMES)), expected, Integer.MAX_VALUE);
        }
    }

    private void assertPanel(Panel actual, Panel expected, int lookback) {
        assertThat(last(actual, lookback))
                .as("the panel of %s, the last %d bars", source.describe(), lookback)
                .isEqualTo(last(expected, lookback));
    }

    private static Map<String, List<Long>> last(Panel panel, int lookback) {
        return panel.symbols().stream().collect(Collectors.toMap(symbol -> symbol, symbol -> {
            List<Long> bits = Delivery.bits(panel.history(symbol));
            int bars = panel.bars(symbol);
            int each = bars == 0 ? 0 : bits.size() / bars;
            return bits.subList(each * Math.max(0, bars - lookback), bits.size());
        }));
    }
}
