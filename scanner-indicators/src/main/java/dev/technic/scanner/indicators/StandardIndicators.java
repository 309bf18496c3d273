package dev.technic.scanner.indicators;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.util.List;

/** The built-in indicators, qualified by {@code standard}: {@code standard:rsi(14)}. */
public final class StandardIndicators implements IndicatorProvider {

    private static final List<Indicator> INDICATORS = List.of(
            Aroon.INDICATOR,
            AverageDirectionalIndex.INDICATOR,
            AverageTrueRange.INDICATOR,
            BarsSince.INDICATOR,
            BarsSinceExtreme.HIGHEST,
            BarsSinceExtreme.LOWEST,
            Beta.INDICATOR,
            BollingerBands.INDICATOR,
            CommodityChannelIndex.INDICATOR,
            Correlation.INDICATOR,
            Covariance.INDICATOR,
            Cross.ABOVE,
            Cross.BELOW,
            DirectionalMovement.INDICATOR,
            DonchianChannel.INDICATOR,
            ExponentialAverage.INDICATOR,
            Extreme.HIGHEST,
            Extreme.LOWEST,
            KeltnerChannel.INDICATOR,
            LinearRegression.INDICATOR,
            Macd.INDICATOR,
            MarketTrend.INDICATOR,
            MarketVolatility.INDICATOR,
            MeanDeviation.INDICATOR,
            Momentum.INDICATOR,
            MoneyFlowIndex.INDICATOR,
            OnBalanceVolume.INDICATOR,
            RateOfChange.INDICATOR,
            RelativeStrengthIndex.INDICATOR,
            RollingQuantile.INDICATOR,
            RollingSum.INDICATOR,
            RollingZscore.INDICATOR,
            SimpleAverage.INDICATOR,
            StandardDeviation.INDICATOR,
            Stochastic.INDICATOR,
            TrueRange.INDICATOR,
            TypicalPrice.INDICATOR,
            Variance.INDICATOR,
            VolumeWeightedPrice.INDICATOR,
            WeightedAverage.INDICATOR,
            WilderAverage.INDICATOR,
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
