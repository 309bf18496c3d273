package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.memory.InMemoryPrices;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same question has the same answer to the bit: whoever works on it, in whatever order, wherever, however often, among whomever. */
final class SameAnswerTest {

    private static final int SYMBOLS = 300;
    private static final List<PriceHistory> HISTORIES = Market.walks(new SplittableRandom(77), SYMBOLS, 80);

    private static final Scan SCAN = rowsAlone()
            .column("r", "rank(fading, by = volume)")
            .optionalColumn("z", "zscore(window)")
            .having("r > 0.2")
            .orderBy("window", Order.Direction.DESCENDING)
            .limit(100)
            .build();

    /** Features without anything across symbols, many of them undefined here and there. */
    private static Scan.Builder rowsAlone() {
        return Scan.builder()
                .feature("fading", "average(close / 3, 9)")
                .feature("window", "blocks(close / 3, 7)")
                .optionalFeature("holes", "average(close / (close > open), 4)")
                .optionalFeature("up", "ups(close - open / (high > low), 5)")
                .optionalFeature("sum", "total(close / (volume > 200)) + gains(low / 7)")
                .optionalFeature("two", "pair(high / 3, 11).late - spread(close, open, 3)")
                .where("volume > 100")
                .maxStale(3);
    }

    private static final List<String> EXPECTED = answer(1, null);

    private static List<String> answer(int threads, @org.jspecify.annotations.Nullable Executor executor) {
        Scanner.Builder builder = Market.builder().threads(threads);
        if (executor != null) {
            builder.executor(executor);
        }
        try (Scanner scanner = builder.build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<String> first = Market.bits(scanner.scan(panel, SCAN));
            assertThat(Market.bits(scanner.scan(panel, SCAN))).isEqualTo(first);
            return first;
        }
    }

    @Test
    void for_any_number_of_threads() {
        assertThat(EXPECTED.size()).isGreaterThan(SYMBOLS + 80);
        assertThat(answer(2, null)).isEqualTo(EXPECTED);
        assertThat(answer(7, null)).isEqualTo(EXPECTED);
    }

    @Test
    void for_any_executor_of_the_caller_s() throws InterruptedException {
        assertThat(answer(4, Runnable::run)).as("inline").isEqualTo(EXPECTED);
        assertThat(answer(4, work -> {})).as("never runs").isEqualTo(EXPECTED);
        assertThat(answer(4, work -> {
                    throw new RejectedExecutionException("full");
                }))
                .as("rejecting")
                .isEqualTo(EXPECTED);
        Queue<Runnable> late = new ArrayDeque<>();
        assertThat(answer(4, late::add)).as("runs when all is over").isEqualTo(EXPECTED);
        late.forEach(Runnable::run);
        ThreadPoolExecutor saturated = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        try {
            assertThat(answer(4, saturated)).as("saturated").isEqualTo(EXPECTED);
        } finally {
            saturated.shutdown();
            assertThat(saturated.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(saturated.isTerminated()).isTrue();
    }

    @Test
    void an_executor_that_breaks_is_not_hidden_and_nobody_is_left_at_work() {
        Executor broken = work -> {
            work.run();
            throw new IllegalStateException("the pool is on fire");
        };
        assertThatThrownBy(() -> answer(4, broken))
                .isExactlyInstanceOf(ScannerException.class)
                .hasMessage("the executor cannot take work: java.lang.IllegalStateException: the pool is on fire");
    }

    @Test
    void for_the_executor_s_own_only_thread() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            assertThat(single.submit(() -> answer(4, single)).get(60, TimeUnit.SECONDS))
                    .isEqualTo(EXPECTED);
        } finally {
            single.shutdown();
        }
    }

    @Test
    void for_any_order_of_the_symbols() {
        List<PriceHistory> shuffled = new ArrayList<>(HISTORIES);
        try (Scanner scanner = Market.scanner()) {
            for (int seed = 0; seed < 3; seed++) {
                Collections.shuffle(shuffled, new Random(seed));
                assertThat(Market.bits(scanner.scan(Market.panel(scanner, shuffled), SCAN)))
                        .isEqualTo(EXPECTED);
            }
        }
    }

    @Test
    void for_any_locale_and_zone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String table = table();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(
                        TimeZone.getTimeZone(tag.equals("tr-TR") ? "Pacific/Kiritimati" : "Pacific/Pago_Pago"));
                assertThat(answer(2, null)).as(tag).isEqualTo(EXPECTED);
                assertThat(table()).isEqualTo(table);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String table() {
        try (Scanner scanner = Market.scanner()) {
            return scanner.scan(Market.panel(scanner, HISTORIES), SCAN).toTable();
        }
    }

    @Test
    void for_a_symbol_alone() {
        try (Scanner scanner = Market.scanner()) {
            Scan scan = rowsAlone().build();
            ScanResult all = scanner.scan(Market.panel(scanner, HISTORIES), scan);
            List<String> rows = Market.rows(all);
            assertThat(rows).hasSizeGreaterThan(150);
            for (int row = 0; row < all.rows(); row++) {
                String symbol = all.symbol(row);
                PriceHistory own = HISTORIES.stream()
                        .filter(h -> h.symbol().equals(symbol))
                        .findFirst()
                        .orElseThrow();
                assertThat(Market.rows(scanner.scan(own, scan))).containsExactly(rows.get(row));
            }
        }
    }

    @Test
    void for_a_symbol_alone_loaded_with_the_options_of_the_panel() {
        List<PriceHistory> adjusted = HISTORIES.stream()
                .limit(70)
                .map(h -> h.withAdjustedClose(IntStream.range(0, h.bars())
                        .mapToDouble(b -> h.close(b) / 3)
                        .toArray()))
                .toList();
        LoadOptions options = LoadOptions.lookback(60).adjusted(Adjustment.TOTAL_RETURN);
        Scan scan = Scan.builder()
                .feature("turnover", "average(raw_close * volume, 9)")
                .feature("range", "average(high - low, 9)")
                .maxStale(80)
                .build();
        try (Scanner scanner = Market.scanner()) {
            ScanResult all = scanner.scan(scanner.load(InMemoryPrices.of(adjusted), options), scan);
            assertThat(all.rows()).isGreaterThan(50);
            for (PriceHistory own : adjusted) {
                List<String> row = Market.rows(all).stream()
                        .filter(r -> r.startsWith(own.symbol() + " "))
                        .toList();
                if (!row.isEmpty()) {
                    assertThat(Market.rows(scanner.scan(own, options, scan))).isEqualTo(row);
                }
            }
        }
    }

    @Test
    void whoever_else_is_there() {
        SplittableRandom random = new SplittableRandom(9);
        try (Scanner scanner = Market.scanner()) {
            Scan scan = rowsAlone().asOf(Market.day(79)).build();
            ScanResult all = scanner.scan(Market.panel(scanner, HISTORIES), scan);
            for (int round = 0; round < 15; round++) {
                int share = random.nextInt(2, 10);
                List<PriceHistory> some = HISTORIES.stream()
                        .filter(h -> random.nextInt(10) < share)
                        .toList();
                ScanResult without = scanner.scan(Market.panel(scanner, some), scan);
                if (!without.provenance().asOf().equals(all.provenance().asOf())) {
                    continue;
                }
                List<String> expected = Market.rows(all).stream()
                        .filter(row -> some.stream().anyMatch(h -> row.startsWith(h.symbol() + " ")))
                        .toList();
                assertThat(Market.rows(without)).as("round " + round).isEqualTo(expected);
                List<String> asked = some.stream().map(PriceHistory::symbol).toList();
                assertThat(Market.rows(scanner.scan(
                                Market.panel(scanner, HISTORIES),
                                rowsAlone().asOf(Market.day(79)).symbols(asked).build())))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void for_many_who_ask_at_once() throws Exception {
        try (Scanner scanner = Market.builder().threads(3).build()) {
            Panel panel = Market.panel(scanner, HISTORIES);
            List<Scan> questions = new ArrayList<>();
            List<List<String>> answers = new ArrayList<>();
            for (int q = 0; q < 4; q++) {
                Scan question = rowsAlone()
                        .feature("own", "blocks(average(close, " + (3 + q) + "), " + (2 + q) + ")")
                        .column("r", "rank(own)")
                        .build();
                questions.add(question);
                try (Scanner other = Market.builder().threads(1).build()) {
                    answers.add(Market.bits(other.scan(Market.panel(other, HISTORIES), question)));
                }
            }
            ExecutorService callers = Executors.newFixedThreadPool(8);
            try {
                List<Future<Boolean>> futures = new ArrayList<>();
                for (int caller = 0; caller < 8; caller++) {
                    int number = caller;
                    Callable<Boolean> asking = () -> {
                        for (int round = 0; round < 12; round++) {
                            int q = (number + round / 3) % 4;
                            if (!Market.bits(scanner.scan(panel, questions.get(q)))
                                    .equals(answers.get(q))) {
                                return false;
                            }
                        }
                        return true;
                    };
                    futures.add(callers.submit(asking));
                }
                for (Future<Boolean> future : futures) {
                    assertThat(future.get(120, TimeUnit.SECONDS)).isTrue();
                }
            } finally {
                callers.shutdown();
            }
        }
    }
}
