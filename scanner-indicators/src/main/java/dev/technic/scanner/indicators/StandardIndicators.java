package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.util.List;

/** The built-in indicators, qualified by {@code standard}: {@code standard:rsi(14)}. */
public final class StandardIndicators implements IndicatorProvider {

    private static final List<Indicator> INDICATORS = List.of(
            AverageDirectionalIndex.INDICATOR,
            AverageTrueRange.INDICATOR,
            BollingerBands.INDICATOR,
            CommodityChannelIndex.INDICATOR,
            DirectionalMovement.INDICATOR,
            ExponentialAverage.INDICATOR,
            Extreme.HIGHEST,
            Extreme.LOWEST,
            Macd.INDICATOR,
            MeanDeviation.INDICATOR,
            MoneyFlowIndex.INDICATOR,
            OnBalanceVolume.INDICATOR,
            RateOfChange.INDICATOR,
            RelativeStrengthIndex.INDICATOR,
            RollingZscore.INDICATOR,
            SimpleAverage.INDICATOR,
            StandardDeviation.INDICATOR,
            Stochastic.INDICATOR,
            TrueRange.INDICATOR,
            TypicalPrice.INDICATOR,
            WilliamsR.INDICATOR);

    @Override
    public String name() {
        return "standard";
    }

    @Override
    public List<Indicator> indicators() {
        return INDICATORS;
    }
}
