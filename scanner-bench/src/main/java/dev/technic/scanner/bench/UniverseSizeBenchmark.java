package dev.technic.scanner.bench;

import dev.technic.scanner.Panel;
import dev.technic.scanner.ScanResult;
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
 * has 504 bars; prices are loaded before. 60,000 symbols are 1.2 GB of prices, so every size has a heap of 5 GB. It is touched before
 * the scans: in one that is not, a scan of 60,000 symbols takes half as long again where G1 has widened its young generation and the 56 MB of
 * each scan are pages never written to before:
 *
 * <pre>{@code
 * taskset -c 1 java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar UniverseSizeBenchmark -p symbols=60000 -i 15 \
 *     -jvmArgsAppend "-Xms5g -Xmx5g -XX:-AlwaysPreTouch"
 * }</pre>
 */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms5g", "-Xmx5g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class UniverseSizeBenchmark {

    @Param({"100", "1000", "3000", "6000", "60000"})
    public int symbols;

    private final WholeScan scan = new WholeScan();
    private Panel panel;

    /** Symbols scanned so far. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Size {

        /** A thousand each. */
        public double thousandSymbols;
    }

    @Setup
    public void load() {
        panel = scan.panel(symbols);
    }

    @TearDown
    public void close() {
        scan.close();
    }

    /** From the panel to the 50 best. */
    @Benchmark
    public ScanResult scan(Size size) {
        size.thousandSymbols += symbols / 1e3;
        return scan.of(panel);
    }
}
