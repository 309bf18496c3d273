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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does one indicator cost alone, in nanoseconds per bar of the universe, its latest value asked for every symbol?
 *
 * <pre>
 * java -jar scanner-bench/target/benchmarks.jar IndicatorBenchmark
 * java -jar scanner-bench/target/benchmarks.jar IndicatorBenchmark -p expression="rsi(14)"
 * </pre>
 *
 * <p>A window is computed at its last bars only, a recurrence at all; {@code close} is the cost of asking at all. Not to be added up:
 * indicators in one scan read the memory once for all.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RandomMarket.SYMBOLS * RandomMarket.BARS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@State(Scope.Benchmark)
public class IndicatorBenchmark {

    @Param({
        "close",
        "sma(20)",
        "ema(20)",
        "rsi(14)",
        "macd(12, 26, 9)",
        "bbands(20, 2).upper",
        "atr(14)",
        "adx(14)",
        "stoch(14, 3, 3)",
        "obv()",
        "mfi(14)",
        "cci(20)",
        "roc(10)",
        "willr(14)",
        "highest(20)",
        "stddev(20)"
    })
    public String expression = "close";

    private final Scanner scanner = Scanner.builder().threads(1).build();
    private final Panel panel = scanner.load(
            RandomMarket.of(RandomMarket.SYMBOLS, RandomMarket.BARS).prices(), LoadOptions.all());

    @Benchmark
    public ScanResult latest() {
        return scanner.scan(panel, Scan.builder().feature("value", expression).build());
    }

    @TearDown
    public void close() {
        scanner.close();
    }
}
