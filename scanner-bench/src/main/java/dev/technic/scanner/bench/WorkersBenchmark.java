package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * What do more workers gain, and what does a pool with many more threads than cores cost, for the 22 indicators of 6,000 symbols × 504 bars?
 *
 * <pre>{@code java -XX:+UseG1GC -jar scanner-bench/target/benchmarks.jar WorkersBenchmark}</pre>
 *
 * <p>The pool is the caller's own ({@link Scanner.Builder#executor}), and the scanner is told to use all of it; with one worker the calling thread does
 * all. Scanning is arithmetic and waits for nothing, so more workers than cores can gain nothing. Before anything is timed, the values are compared with one
 * worker's, bit for bit.
 */
@State(Scope.Benchmark)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WorkersBenchmark {

    @Param("6000")
    public int symbols;

    @Param({"1", "2", "20", "200"})
    public int workers;

    private final Scan scan = Output.scan();
    private ExecutorService pool;
    private Scanner scanner;
    private Panel panel;

    @Setup
    public void load() {
        pool = Executors.newFixedThreadPool(workers);
        scanner = Scanner.builder().executor(pool).threads(workers).build();
        panel = scanner.load(RandomMarket.generated(symbols, RandomMarket.BARS), LoadOptions.all());
        try (Scanner one = Scanner.builder().threads(1).build()) {
            check(one.scan(panel, scan), scan());
        }
    }

    private void check(ScanResult one, ScanResult many) {
        for (int row = 0; row < symbols; row++) {
            for (int column = 0; column < one.columns().size(); column++) {
                if (Double.compare(one.value(row, column), many.value(row, column)) != 0) {
                    throw new IllegalStateException(
                            workers + " workers differ from one in " + one.symbol(row) + ", column " + column);
                }
            }
        }
    }

    @TearDown
    public void close() {
        scanner.close();
        pool.shutdown();
    }

    @Benchmark
    public ScanResult scan() {
        return scanner.scan(panel, scan);
    }
}
