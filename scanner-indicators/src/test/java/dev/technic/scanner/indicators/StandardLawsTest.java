package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.testkit.Bars;
import dev.technic.scanner.testkit.IndicatorLaws;

class StandardLawsTest extends IndicatorLaws {

    @Override
    protected IndicatorProvider provider() {
        return new StandardIndicators();
    }

    /** The second bar is above the first: {@code adx} has no value before the first movement. */
    @Override
    protected Bars bars(int count, long seed) {
        Bars bars = Bars.randomWalk(count, seed);
        for (String field : new String[] {"open", "high", "low", "close"}) {
            bars.column(field)[0] = bars.column("low")[1] * 0.95 * bars.column(field)[0] / bars.column("high")[0];
        }
        return bars;
    }
}
