package dev.technic.scanner.bench;

import dev.technic.scanner.Scan;
import java.util.List;
import java.util.Locale;

/** The 22 values per symbol that both sides are asked for, with the expression that asks for each. */
enum Output {
    SMA("sma(20)"),
    EMA("ema(20)"),
    RSI("rsi(14)"),
    MACD("macd(12, 26, 9)"),
    MACD_SIGNAL("macd(12, 26, 9).signal"),
    MACD_HISTOGRAM("macd(12, 26, 9).histogram"),
    BAND_UPPER("bbands(20, 2).upper"),
    BAND_MIDDLE("bbands(20, 2).middle"),
    BAND_LOWER("bbands(20, 2).lower"),
    ATR("atr(14)"),
    ADX("adx(14)"),
    PLUS_DI("adx(14).plus_di"),
    MINUS_DI("adx(14).minus_di"),
    STOCH_K("stoch(14, 3, 3).k"),
    STOCH_D("stoch(14, 3, 3).d"),
    OBV("obv()"),
    MFI("mfi(14)"),
    CCI("cci(20)"),
    ROC("roc(10)"),
    HIGHEST("highest(20)"),
    LOWEST("lowest(20)"),
    STDDEV("stddev(20)");

    /** Those that every library has. */
    static final List<Output> BASIC = List.of(SMA, EMA, RSI, MACD, ATR, STDDEV);

    private final String expression;

    Output(String expression) {
        this.expression = expression;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    String expression() {
        return expression;
    }

    /** All 22 of every symbol; nobody is filtered out, so that the answer has as many rows as the market has symbols. */
    static Scan scan() {
        return scan(List.of(values()));
    }

    /** Some of them, of every symbol. */
    static Scan scan(List<Output> outputs) {
        Scan.Builder scan = Scan.builder();
        for (Output output : outputs) {
            scan.feature(output.column(), output.expression);
        }
        return scan.build();
    }
}
