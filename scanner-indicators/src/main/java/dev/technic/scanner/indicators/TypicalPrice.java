package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;

/**
 * Typical price: one number for where a bar traded.
 *
 * <pre>{@code typical_price = (high + low + close) / 3}</pre>
 *
 * @see <a href="https://en.wikipedia.org/wiki/Typical_price">Typical price</a>
 */
final class TypicalPrice {

    static final Indicator INDICATOR = Indicator.named("typical_price")
            .summary("Typical price: the mean of high, low and close.")
            .input("high", "high")
            .input("low", "low")
            .input("close", "close")
            .composed("(high + low + close) / 3");

    private TypicalPrice() {}
}
