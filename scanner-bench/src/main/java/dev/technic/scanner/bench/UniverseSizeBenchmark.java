package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Model;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * What does a whole scan cost as the universe grows: 22 indicators, a filter, a model, a rank, an order and a limit, on one thread?
 *
 * <pre>
 * taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar UniverseSizeBenchmark
 * java -jar scanner-bench/target/benchmarks.jar UniverseSizeBenchmark -p symbols=6000,60000
 * </pre>
 *
 * <p>The counter {@code thousandSymbols} is the answer: milliseconds for each 1,000 symbols, the same for all sizes if the cost is in proportion. Every symbol
 * has 504 bars; prices are loaded before. 60,000 symbols are 1.2 GB of prices, so every size has a heap of 5 GB.
 */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms5g", "-Xmx5g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 6, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class UniverseSizeBenchmark {

    private static final int SAMPLE = 1_000;

    @Param({"100", "1000", "3000", "6000", "60000"})
    public int symbols;

    private final Scanner scanner = Scanner.builder().threads(1).build();
    private Model model;
    private Panel panel;
    private Scan scan;

    /** Symbols scanned so far. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Size {

        /** A thousand each. */
        public double thousandSymbols;
    }

    @Setup
    public void load() {
        model = model();
        scan = question(model);
        panel = scanner.load(RandomMarket.generated(symbols, RandomMarket.BARS), LoadOptions.all());
    }

    /** Of the 22 values by name, its splits where a sample of the market has its quantiles. */
    private Model model() {
        RandomMarket market = RandomMarket.of(SAMPLE, RandomMarket.BARS);
        ScanResult sample = scanner.scan(scanner.load(market.prices(), LoadOptions.all()), Output.scan());
        SameWork.check(market, sample);
        SeededModel seeded = new SeededModel(
                ModelKind.PLAIN, FeatureRows.of(sample), sample.columns(), 500, 6, new SplittableRandom(1));
        return ScoringEngine.JAVA.load(seeded.json());
    }

    private static Scan question(Model model) {
        return Output.scan().toBuilder()
                .where("close >= 1 and sma(raw_close * volume, 40) >= 250000")
                .model("alpha", model)
                .column("alpha_rank", "rank(alpha)")
                .having("alpha_rank >= 0.9")
                .orderBy("alpha", Order.Direction.DESCENDING)
                .limit(50)
                .build();
    }

    @TearDown
    public void close() {
        scanner.close();
        model.close();
    }

    /** From the panel to the 50 best. */
    @Benchmark
    public ScanResult scan(Size size) {
        size.thousandSymbols += symbols / 1e3;
        return scanner.scan(panel, scan);
    }
}
