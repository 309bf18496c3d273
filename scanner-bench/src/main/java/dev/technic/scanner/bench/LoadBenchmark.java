package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many megabytes (10⁶ bytes) of CSV text per second become a panel, beside inflating the text and beside cutting it into lines?
 *
 * <pre>
 * java -jar scanner-bench/target/benchmarks.jar LoadBenchmark -p prices=GENERATED
 * java -Dscanner.shared=FOLDER -jar scanner-bench/target/benchmarks.jar LoadBenchmark -p prices=REAL
 * </pre>
 *
 * <p>The counter {@code megabytes} is the answer, per second of the clock; divide that of {@code loadTwoThreads} by two for each core's.
 * Everything is in it, inflating and all checks of the default policy too. Pinned with {@code taskset -c 1}, one core does all, the collector's and
 * the compiler's work included.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 4, time = 4)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class LoadBenchmark {

    /** Where the text comes from. */
    public enum Source {
        /** Rows of a random market, in a file that is deleted afterwards. */
        GENERATED,
        /** Real prices, where the system property {@code scanner.shared} points; without them the benchmark is skipped, saying so. */
        REAL
    }

    /** The file, and scanners of one and of two workers. */
    @State(Scope.Benchmark)
    public static class Prices {

        @Param
        public Source prices = Source.GENERATED;

        /** Of the generated file. */
        @Param("2000")
        public int symbols;

        private final Scanner one = Scanner.builder().threads(1).build();
        private final Scanner two = Scanner.builder().threads(2).build();
        private @Nullable PriceFile file;
        private double megabytes;

        @Setup
        public void prepare() {
            PriceFile chosen = prices == Source.REAL ? PriceFile.real() : PriceFile.generated(symbols);
            file = chosen;
            megabytes = chosen.gunzip() / 1e6;
        }

        private PriceFile file() {
            return Objects.requireNonNull(file);
        }

        private Panel load(Scanner scanner) {
            return scanner.load(CsvPrices.of(file().path()), LoadOptions.all());
        }

        @TearDown
        public void close() {
            one.close();
            two.close();
            file().discard();
        }
    }

    /** Text read so far. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Text {

        /** A million bytes each. */
        public double megabytes;
    }

    /** Into a panel, one thread. */
    @Benchmark
    public Panel load(Prices prices, Text text) {
        text.megabytes += prices.megabytes;
        return prices.load(prices.one);
    }

    /** Into a panel, two workers. */
    @Benchmark
    public Panel loadTwoThreads(Prices prices, Text text) {
        text.megabytes += prices.megabytes;
        return prices.load(prices.two);
    }

    /** Inflating alone. */
    @Benchmark
    public long gunzip(Prices prices, Text text) {
        text.megabytes += prices.megabytes;
        return prices.file().gunzip();
    }

    /** Inflating and cutting into lines. */
    @Benchmark
    public long lines(Prices prices, Text text) {
        text.megabytes += prices.megabytes;
        return prices.file().lines();
    }
}
