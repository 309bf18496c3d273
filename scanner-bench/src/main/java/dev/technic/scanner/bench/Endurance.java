package dev.technic.scanner.bench;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.ModelCache;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.json.ScanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Does anything grow while scan follows scan? One after the other: presets read from files, two models, ranks; a fresh scanner now and then, a
 * model replaced on disk, a listener, a scan that is cancelled, a panel loaded anew. Prints every thousand scans what the process holds, and
 * fails if that has grown since the first thousand.
 *
 * <pre>
 * java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.Endurance           # 10,000 scans
 * java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp scanner-bench/target/benchmarks.jar dev.technic.scanner.bench.Endurance 100000
 * </pre>
 *
 * <p>Allowed since the first thousand, at every look: 4 MB of heap after collection, 32 MB of resident memory (the virtual machine compiles,
 * and keeps what it compiled), and no thread, open file or lease of a model. Exit status 0, or 1 if a bound was broken.
 */
public final class Endurance {

    /** How often something happens, in scans. */
    private static final int FRESH_SCANNER = 25;

    private static final int FRESH_PANEL = 100;
    private static final int MODEL_REPLACED = 10;
    private static final int CANCELLED = 7;

    private final int scans;
    private final int between;
    private final int symbols;
    private final Path folder;
    private final ModelCache cache = ModelCache.create();
    private final SplittableRandom random = new SplittableRandom(5);
    private final Leak leak;

    /**
     * @param between two looks at what the process holds
     * @param leak is given each result; what it keeps of them, the looks show
     */
    Endurance(int scans, int between, int symbols, Path folder, Leak leak) {
        this.scans = scans;
        this.between = between;
        this.symbols = symbols;
        this.folder = folder;
        this.leak = leak;
    }

    /** Something that an embedder might do with a result; for the test of the test. */
    @FunctionalInterface
    interface Leak {
        void take(ScanResult result, ModelCache cache, Path model);
    }

    public static void main(String[] arguments) throws IOException {
        int scans = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path folder = Files.createTempDirectory("endurance");
        List<Resources> looks = new Endurance(scans, 1_000, 600, folder, (result, cache, model) -> {}).run(true);
        List<String> broken = broken(looks, Resources.Bounds.DEFAULT);
        broken.forEach(System.out::println);
        System.out.println(broken.isEmpty() ? "nothing has grown beyond its bound" : "grown beyond the bounds");
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    /** A sentence for each bound that a look broke; the first look is what the others are held to. */
    static List<String> broken(List<Resources> looks, Resources.Bounds bounds) {
        return looks.stream()
                .skip(1)
                .flatMap(look -> bounds.broken(looks.get(0), look).stream())
                .toList();
    }

    /** What the process held after each {@code between} scans; every scanner is closed then. */
    List<Resources> run(boolean print) throws IOException {
        List<Path> models = List.of(folder.resolve("short.json"), folder.resolve("long.json"));
        for (Path model : models) {
            replace(model);
        }
        List<Path> presets = presets(models);
        RandomMarket market = RandomMarket.of(symbols, 120);
        List<Resources> looks = new ArrayList<>();
        if (print) {
            System.out.println("   scans  heap MB  resident MB  threads  files  leases");
        }
        Scanner scanner = scanner();
        Panel panel = scanner.load(market.prices(), LoadOptions.all());
        for (int scan = 1; scan <= scans; scan++) {
            ask(scanner, panel, presets.get(scan % presets.size()), scan, models);
            if (scan % MODEL_REPLACED == 0) {
                replace(models.get(random.nextInt(models.size())));
            }
            if (scan % between == 0) {
                scanner.close();
                looks.add(look(scan, print));
            }
            if (scan % FRESH_SCANNER == 0 || scan % between == 0) {
                scanner.close();
                scanner = scanner();
            }
            if (scan % FRESH_PANEL == 0) {
                panel = scanner.load(market.prices(), LoadOptions.all());
            }
        }
        scanner.close();
        return looks;
    }

    private Scanner scanner() {
        return Scanner.builder().threads(2).modelCache(cache).build();
    }

    private void ask(Scanner scanner, Panel panel, Path preset, int number, List<Path> models) throws IOException {
        Scan scan = ScanJson.read(preset);
        Cancellation cancellation = new Cancellation();
        ScanOptions how = ScanOptions.defaults().cancellation(cancellation).progress((stage, done, total) -> {
            if (number % CANCELLED == 0 && done == 2) {
                cancellation.cancel();
            }
        });
        try {
            leak.take(scanner.scan(panel, scan, how), cache, models.get(0));
        } catch (ScanCancelledException asked) {
            if (number % CANCELLED != 0) {
                throw asked;
            }
        }
    }

    private Resources look(int scan, boolean print) {
        awaitThreads();
        Resources now = Resources.now(cache.counts().leases());
        if (print) {
            System.out.printf(
                    Locale.ROOT,
                    "%8d %8.1f %12.1f %8d %6d %7d%n",
                    scan,
                    now.heapMegabytes(),
                    now.residentMegabytes(),
                    now.threads(),
                    now.files(),
                    now.leases());
        }
        return now;
    }

    /** Those of closed scanners end by themselves, a little later. */
    private static void awaitThreads() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("scanner-")) {
                try {
                    thread.join(10_000);
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }
        }
    }

    private void replace(Path model) throws IOException {
        Path beside = folder.resolve("beside");
        FeatureRows rows = FeatureRows.normal(1, 3, random);
        Files.write(
                beside, SeededModel.of("3x20x3", rows, random.split()).json().bytes());
        Files.move(beside, model, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> presets(List<Path> models) throws IOException {
        List<Path> presets = new ArrayList<>();
        for (int period : new int[] {5, 10, 20}) {
            Path preset = folder.resolve("preset-" + period + ".json");
            ScanJson.write(
                    Scan.builder()
                            .feature("rsi", "rsi(" + period + ")")
                            .feature("trend", "close / sma(close, " + 2 * period + ") - 1")
                            .feature("range", "atr(14) / close")
                            .where("volume > 20000")
                            .model(byPosition("m", models.get(0)))
                            .model(byPosition("n", models.get(1)))
                            .column("strength", "rank(m + n)")
                            .having("strength > 0.5")
                            .orderBy("strength", Order.Direction.DESCENDING)
                            .limit(50)
                            .build(),
                    preset);
            presets.add(preset);
        }
        return presets;
    }

    private static Scan.ModelColumn byPosition(String name, Path model) {
        return new Scan.ModelColumn(
                name, new dev.technic.scanner.ModelReference.File(model), true, java.util.Optional.empty());
    }
}
