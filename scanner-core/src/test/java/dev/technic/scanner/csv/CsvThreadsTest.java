package dev.technic.scanner.csv;

import static dev.technic.scanner.csv.Delivered.gzip;
import static dev.technic.scanner.csv.Delivered.read;
import static dev.technic.scanner.csv.Delivered.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.Defect;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.ScanCancelledException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither threads nor the size of chunks can be seen in what is read. */
class CsvThreadsTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        pool.shutdown();
    }

    @Test
    void one_long_file_is_the_same_for_any_threads_and_chunks() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 20; round++) {
            boolean bySymbol = random.nextBoolean();
            Path file = write(folder.resolve("prices.csv.gz"), gzip(dirtyFile(random, bySymbol)));
            Delivered alone = read(CsvPrices.of(file));

            assertThat(alone.rows()).isNotEmpty();
            assertThat(alone.defects()).isNotEmpty();
            for (int chunkSize : new int[] {1, 7, 64, 333, 5_000}) {
                for (int threads : new int[] {1, 2, 5}) {
                    Delivered shared = read(CsvPrices.of(file), LoadOptions.all(), pool, threads, chunkSize);
                    assertThat(shared.rows()).isEqualTo(alone.rows());
                    assertThat(shared.defects()).isEqualTo(alone.defects());
                }
            }
        }
    }

    @Test
    void a_folder_is_the_same_for_any_threads_and_chunks() {
        SplittableRandom random = new SplittableRandom(12);
        for (int symbol = 0; symbol < 40; symbol++) {
            String text = dirtyFile(random, true).replaceAll("(?m)^[A-Z]+,", "");
            write(folder.resolve("S" + symbol + ".csv"), text.replace("symbol,", ""));
        }
        write(folder.resolve("NONE.csv"), "nothing");
        Delivered alone = read(CsvPrices.of(folder));

        assertThat(alone.rows()).isNotEmpty();
        for (int threads : new int[] {2, 5}) {
            Delivered shared = read(CsvPrices.of(folder), LoadOptions.all(), pool, threads, 100);
            assertThat(shared.rows()).isEqualTo(alone.rows());
            assertThat(shared.defects()).isEqualTo(alone.defects());
            assertThat(shared.failures()).isEqualTo(alone.failures());
        }
    }

    @Test
    void any_executor_will_do() {
        Path file = write(folder.resolve("prices.csv"), dirtyFile(new SplittableRandom(13), true));
        List<String> rows = read(CsvPrices.of(file)).rows();
        List<Runnable> later = new ArrayList<>();
        Executor never = later::add;
        Executor refusing = task -> {
            throw new RejectedExecutionException("full");
        };

        for (Executor executor : List.of(never, refusing, (Executor) Runnable::run)) {
            assertThat(read(CsvPrices.of(file), LoadOptions.all(), executor, 3, 100)
                            .rows())
                    .isEqualTo(rows);
        }
        assertThat(later).isNotEmpty();
        later.forEach(Runnable::run);
    }

    @Test
    void what_a_sink_throws_ends_the_read_on_all_threads() {
        Path file = write(folder.resolve("prices.csv"), dirtyFile(new SplittableRandom(14), true));
        PriceSink broken = new PriceSink() {
            @Override
            public void bars(PriceHistory history) {
                throw new IllegalStateException("no more");
            }

            @Override
            public void failed(String symbol, String reason) {}

            @Override
            public void defect(String symbol, Defect defect, int line) {}
        };

        assertThatThrownBy(
                        () -> CsvPrices.of(file).read(request(new Cancellation(), ProgressListener.NONE), broken, 100))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
    }

    @Test
    void damaged_gzip_is_one_error_whatever_the_threads() {
        byte[] whole = gzip(dirtyFile(new SplittableRandom(15), true));
        Path file = folder.resolve("prices.csv.gz");

        write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> CsvPrices.of(file)
                        .read(request(new Cancellation(), ProgressListener.NONE), new Delivered(), 100))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(file + ": the gzip data end too early; the file is cut off");
        whole[whole.length - 5] ^= 1;
        write(file, whole);
        assertThatThrownBy(() -> CsvPrices.of(file)
                        .read(request(new Cancellation(), ProgressListener.NONE), new Delivered(), 100))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(file + ": the gzip data are damaged: Corrupt GZIP trailer");
    }

    @Test
    void a_read_is_cancelled() {
        Path file = write(folder.resolve("prices.csv"), dirtyFile(new SplittableRandom(16), true));
        Cancellation cancellation = new Cancellation();

        assertThatThrownBy(() -> CsvPrices.of(file)
                        .read(
                                request(cancellation, (stage, done, total) -> cancellation.cancel()),
                                new Delivered(),
                                100))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("load cancelled");
        assertThatThrownBy(() ->
                        CsvPrices.of(folder).read(request(cancellation, ProgressListener.NONE), new Delivered(), 100))
                .isInstanceOf(ScanCancelledException.class)
                .hasMessage("load cancelled");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void progress_is_in_bytes_of_the_file(int parallelism) {
        byte[] gzip = gzip(dirtyFile(new SplittableRandom(17), true));
        Path file = write(folder.resolve("prices.csv.gz"), gzip);
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());

        CsvPrices.of(file)
                .read(
                        request(parallelism, new Cancellation(), (stage, done, total) -> {
                            assertThat(total).isEqualTo(gzip.length);
                            heard.add(done);
                        }),
                        new Delivered(),
                        100);
        if (parallelism > 1) {
            Collections.sort(heard); // several threads tell in any order
        }
        assertThat(heard).isSorted().endsWith((long) gzip.length);
    }

    private PriceRequest request(Cancellation cancellation, ProgressListener progress) {
        return request(3, cancellation, progress);
    }

    private PriceRequest request(int parallelism, Cancellation cancellation, ProgressListener progress) {
        return new PriceRequest(Optional.empty(), LoadOptions.all(), pool, parallelism, cancellation, progress);
    }

    /** Rows of a few symbols, good and bad, by symbol or by date. */
    private static String dirtyFile(SplittableRandom random, boolean bySymbol) {
        List<String> rows = new ArrayList<>();
        for (char symbol = 'A'; symbol < 'H'; symbol++) {
            for (int day = 10; day < 30; day++) {
                rows.add(symbol + ",2024-03-" + day + ",1,4,0.5," + random.nextInt(1, 4) + "," + random.nextInt(1000));
            }
        }
        if (!bySymbol) {
            rows.sort(java.util.Comparator.comparing((String row) -> row.substring(2, 12)));
        }
        String[] bad = {
            "",
            "garbage",
            "\"A,2024-03-10",
            "symbol,date,open,high,low,close,volume",
            "B,2024-03-10,1",
            "\r",
            "C,2024-03-10,x,1,1,1,1",
            "D,,1,1,1,1,1",
            "E,soon,1,1,1,1,1",
            "\"F\",\"2024-03-31\",1,1,1,1,1",
            "Z,x,1,1,1,1,1"
        };
        for (int i = 0; i < 25; i++) {
            rows.add(random.nextInt(rows.size() + 1), bad[random.nextInt(bad.length)]);
        }
        return "symbol,date,open,high,low,close,volume\n" + String.join(random.nextBoolean() ? "\n" : "\r\n", rows);
    }
}
