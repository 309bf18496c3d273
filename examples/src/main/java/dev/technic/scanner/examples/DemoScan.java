package dev.technic.scanner.examples;

import dev.technic.scanner.Model;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Order;
import dev.technic.scanner.Scan;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The question that the demo asks of a {@link DemoMarket}, with the model that {@link TrainDemoModel} trained for it. */
public final class DemoScan {

    private static final String MODEL = "demo_alpha_5d.json";
    private static final int ROWS = 15;

    private DemoScan() {}

    /** What the model was trained on, by the names that it knows. */
    public static List<NamedExpression> features() {
        return List.of(
                NamedExpression.of("rsi_14", "rsi(14)"),
                NamedExpression.of("roc_5", "roc(close, 5)"),
                NamedExpression.of("roc_60", "roc(close, 60)"),
                NamedExpression.of("stretch", "(close - sma(close, 20)) / stddev(close, 20)"),
                NamedExpression.of("atr_pct", "100 * atr(14) / close"),
                NamedExpression.of("volume_x", "volume / sma(volume, 20)"));
    }

    /** The content of the model: the return of the next five sessions, in percent. */
    public static ModelContent model() throws IOException {
        try (InputStream content = Objects.requireNonNull(DemoScan.class.getResourceAsStream(MODEL), MODEL)) {
            return new ModelContent(MODEL, content.readAllBytes());
        }
    }

    /** The whole question. */
    public static Scan question(Model model) {
        Scan.Builder scan = Scan.builder();
        features().forEach(scan::feature);
        return scan.where("close >= 2 and sma(raw_close * volume, 20) >= 1e6")
                .model("alpha_5d", model)
                .column("alpha_rank", "rank(alpha_5d)")
                .having("alpha_rank >= 0.95")
                .orderBy("alpha_5d", Order.Direction.DESCENDING)
                .limit(ROWS)
                .build();
    }
}
