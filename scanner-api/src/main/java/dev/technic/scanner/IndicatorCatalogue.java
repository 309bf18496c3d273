package dev.technic.scanner;

import dev.technic.scanner.spi.Indicator;
import java.util.List;

/** The indicators that a scanner found, with what each needs. */
public interface IndicatorCatalogue {

    /**
     * One indicator and who brings it.
     *
     * @param plugin the name that qualifies it
     * @param origin the jar or folder it was loaded from
     */
    record Entry(Indicator indicator, String plugin, String origin) {}

    /** All, by name, then by plugin. */
    List<Entry> entries();

    /**
     * Leading bars without a value.
     *
     * @param expression such as {@code macd(12, 26, 9).signal}
     * @throws InvalidScanException if it is no series over the fields
     */
    int lookback(String expression);
}
