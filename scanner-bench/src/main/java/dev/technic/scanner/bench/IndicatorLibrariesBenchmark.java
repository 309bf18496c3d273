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
import org.ta4j.core.BarSeries;

/**
 * What do the latest values of six indicators cost for 1,000 symbols × 504 bars, on one thread: symbol by symbol through ta4j, through TA-Lib and
 * through plain loops, and through tiles?
 *
 * <pre>{@code taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar IndicatorLibrariesBenchmark}</pre>
 *
 * <p>The indicators are those that every library has ({@link Output#BASIC}): {@code sma(20)}, {@code ema(20)}, {@code rsi(14)}, {@code macd(12, 26)},
 * {@code atr(14)} and {@code stddev(20)}. ta4j, whose bars are objects, has them ready in {@code ta4j} and makes them of arrays in {@code ta4jWithBars}.
 * A scan computes the windows, SMA and deviation, at the last bar only, and so do {@code talibLatest} and {@code loopsLatest}: these do the same
 * work. {@code talibSeries} and {@code loopsSeries} compute a series of all bars, as TA-Lib is mostly called, which is more than was asked. Before anything is timed,
 * all values are compared with the scan's ({@link SameWork}).
 */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IndicatorLibrariesBenchmark {

    private interface Library {
        void latest(int symbol, double[] values);
    }

    @Param("1000")
    public int symbols;

    private final Scanner scanner = Scanner.builder().threads(1).build();
    private final Scan scan = Output.scan(Output.BASIC);
    private final TaLib taLib = new TaLib(RandomMarket.BARS);
    private final SeriesLoops loops = new SeriesLoops(RandomMarket.BARS);
    private final double[] values = new double[Output.values().length];
    private RandomMarket market;
    private BarSeries[] series;
    private Panel panel;

    @Setup
    public void load() {
        market = RandomMarket.of(symbols, RandomMarket.BARS);
        panel = scanner.load(market.prices(), LoadOptions.all());
        series = new BarSeries[symbols];
        for (int symbol = 0; symbol < symbols; symbol++) {
            series[symbol] = Ta4j.series(market, symbol);
        }
        ScanResult result = tiles();
        check(result, this::askTa4j);
        check(result, (symbol, into) -> taLib.basicLatest(market, symbol, into));
        check(result, (symbol, into) -> taLib.basicSeries(market, symbol, into));
        check(result, (symbol, into) -> LatestLoops.latest(market, symbol, into));
        check(result, (symbol, into) -> loops.latest(market, symbol, into));
    }

    private void check(ScanResult result, Library library) {
        for (int symbol = 0; symbol < symbols; symbol++) {
            library.latest(symbol, values);
            for (int i = 0; i < Output.BASIC.size(); i++) {
                Output output = Output.BASIC.get(i);
                SameWork.check(result.symbol(symbol), output, result.value(symbol, i), values[output.ordinal()]);
            }
        }
    }

    @TearDown
    public void close() {
        scanner.close();
    }

    private void askTa4j(int symbol, double[] into) {
        Ta4j.latest(series[symbol], into);
    }

    /** ta4j on bars that are ready. */
    @Benchmark
    public double[] ta4j() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            askTa4j(symbol, values);
        }
        return values;
    }

    /** ta4j, bars made of arrays first. */
    @Benchmark
    public double[] ta4jWithBars() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            Ta4j.latest(Ta4j.series(market, symbol), values);
        }
        return values;
    }

    /** TA-Lib's six calls, windows at the last bar only. */
    @Benchmark
    public double[] talibLatest() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            taLib.basicLatest(market, symbol, values);
        }
        return values;
    }

    /** TA-Lib's six calls, each a series of all bars. */
    @Benchmark
    public double[] talibSeries() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            taLib.basicSeries(market, symbol, values);
        }
        return values;
    }

    /** Plain loops, windows at the last bar only, nothing kept but the value. */
    @Benchmark
    public double[] loopsLatest() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            LatestLoops.latest(market, symbol, values);
        }
        return values;
    }

    /** Plain loops, each a series of all bars. */
    @Benchmark
    public double[] loopsSeries() {
        for (int symbol = 0; symbol < symbols; symbol++) {
            loops.latest(market, symbol, values);
        }
        return values;
    }

    /** A scan through the public API. */
    @Benchmark
    public ScanResult tiles() {
        return scanner.scan(panel, scan);
    }
}
