package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.util.concurrent.TimeUnit;
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
 * What do 22 indicators cost over a universe of 6,000 symbols × 504 bars, asked through expressions of a loaded panel, beside TA-Lib for the
 * same values and beside merely reading the memory?
 *
 * <pre>
 * java -jar scanner-bench/target/benchmarks.jar UniverseScan -prof gc
 * java -XX:+UseSerialGC -jar scanner-bench/target/benchmarks.jar UniverseScan -prof gc
 * </pre>
 *
 * <p>Pinned to one core, a JVM takes the serial collector unless told otherwise; {@code scanTwoThreads} needs two:
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar UniverseScan -e TwoThreads -prof gc
 * </pre>
 *
 * <p>Before anything is timed, all values of the scan are compared with TA-Lib's ({@link SameWork}). A scan's answer has 6,000 rows of 22
 * values, 1.06 MB, sessions and an outcome for each; what {@code -prof gc} reports as {@code gc.alloc.rate.norm} includes it. Judge by ratios
 * within one run.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class UniverseScanBenchmark {

    /** The market as arrays per symbol, TA-Lib's layout. */
    @State(Scope.Benchmark)
    public static class Columns {

        @Param("6000")
        public int symbols;

        private final TaLib taLib = new TaLib(RandomMarket.BARS);
        private RandomMarket market;
        private double[][] values;

        @Setup
        public void make() {
            market = RandomMarket.of(symbols, RandomMarket.BARS);
            values = new double[symbols][Output.values().length];
        }
    }

    /** The same market, loaded. */
    @State(Scope.Benchmark)
    public static class Loaded {

        @Param("6000")
        public int symbols;

        private final Scanner one = Scanner.builder().threads(1).build();
        private final Scanner two = Scanner.builder().threads(2).build();
        private final Scan scan = Output.scan();
        private Panel panel;

        @Setup
        public void load() {
            RandomMarket market = RandomMarket.of(symbols, RandomMarket.BARS);
            panel = one.load(market.prices(), LoadOptions.all());
            SameWork.check(market, one.scan(panel, scan));
        }

        @TearDown
        public void close() {
            one.close();
            two.close();
        }
    }

    /** The same market in arrays like the panel's. */
    @State(Scope.Benchmark)
    public static class Memory {

        @Param("6000")
        public int symbols;

        private final double[] place = FlatTiles.place();
        private FlatTiles tiles;

        @Setup
        public void make() {
            tiles = FlatTiles.of(RandomMarket.of(symbols, RandomMarket.BARS));
        }
    }

    /** The 22 outputs through the public API, one thread. */
    @Benchmark
    public ScanResult scan(Loaded loaded) {
        return loaded.one.scan(loaded.panel, loaded.scan);
    }

    /** The same with two workers. */
    @Benchmark
    public ScanResult scanTwoThreads(Loaded loaded) {
        return loaded.two.scan(loaded.panel, loaded.scan);
    }

    /** TA-Lib's 15 calls, each a series of all bars. */
    @Benchmark
    public double[][] talib(Columns columns) {
        for (int symbol = 0; symbol < columns.symbols; symbol++) {
            columns.taLib.series(columns.market, symbol, columns.values[symbol]);
        }
        return columns.values;
    }

    /** TA-Lib's 15 calls, windows at the last bar only: the least it can be asked for these values. */
    @Benchmark
    public double[][] talibLatest(Columns columns) {
        for (int symbol = 0; symbol < columns.symbols; symbol++) {
            columns.taLib.latest(columns.market, symbol, columns.values[symbol]);
        }
        return columns.values;
    }

    /** Adding up high, low, close and volume of all tiles. To read them takes no longer than the lesser of this and of {@link #copy}, which depends on the processor. */
    @Benchmark
    public double read(Memory memory) {
        return memory.tiles.sum();
    }

    /** Copying the same, 4 kB at a time, into one place in the nearest cache. */
    @Benchmark
    public double copy(Memory memory) {
        return memory.tiles.copy(memory.place);
    }
}
