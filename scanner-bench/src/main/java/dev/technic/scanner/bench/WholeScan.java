package dev.technic.scanner.bench;

import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.Model;
import dev.technic.scanner.Order;
import dev.technic.scanner.Panel;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Scanner;
import java.util.SplittableRandom;

/** 22 indicators, a filter, a model, a rank, an order and a limit, on one thread, over a random market of any size. */
final class WholeScan implements AutoCloseable {

    private static final int SAMPLE = 1_000;

    private final Scanner scanner = Scanner.builder().threads(1).build();
    private final Model model = model();
    private final Scan scan = question(model);

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

    /** A market of so many symbols, loaded. */
    Panel panel(int symbols) {
        return scanner.load(RandomMarket.generated(symbols, RandomMarket.BARS), LoadOptions.all());
    }

    /** From the panel to the 50 best. */
    ScanResult of(Panel panel) {
        return scanner.scan(panel, scan);
    }

    @Override
    public void close() {
        scanner.close();
        model.close();
    }
}
