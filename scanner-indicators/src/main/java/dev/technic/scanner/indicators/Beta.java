package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Beta: by how much {@code x} has moved for each unit that {@code market} has moved, over the last {@code period} values.
 *
 * <pre>{@code beta = covariance(x, market, period) / variance(market, period)}</pre>
 *
 * <p>Of the values as they are given: beta in the usual sense is that of returns, {@code beta(roc(1), roc(market, 1), 60)}, which TA-Lib
 * computes from prices by itself, and with which it agrees bar for bar. Undefined where the market is flat.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Beta_(finance)">Beta (finance)</a>
 */
final class Beta {

    static final Indicator INDICATOR = Indicator.named("beta")
            .summary(
                    "Beta of a series, usually of returns, to a market's: covariance divided by the market's variance.")
            .input("x")
            .input("market")
            .whole("period", 2, 5_000, 60)
            .composed("covariance(x, market, period) / variance(market, period)");

    private Beta() {}
}
