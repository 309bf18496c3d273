package dev.technic.scanner.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static final List<String> NAMES = List.of(
            "adx",
            "aroon",
            "atr",
            "bars_since",
            "bars_since_highest",
            "bars_since_lowest",
            "bbands",
            "beta",
            "cci",
            "correl",
            "covariance",
            "crossed_above",
            "crossed_below",
            "directional_movement",
            "donchian",
            "ema",
            "highest",
            "keltner",
            "linreg",
            "lowest",
            "macd",
            "market_trend",
            "market_volatility",
            "mean_deviation",
            "mfi",
            "mom",
            "obv",
            "roc",
            "rolling_quantile",
            "rolling_zscore",
            "rsi",
            "sma",
            "stddev",
            "stoch",
            "sum",
            "tr",
            "typical_price",
            "variance",
            "vwap",
            "wilder",
            "willr",
            "wma");

    @Test
    void theServiceLoaderFindsThemOnTheClassPath() {
        assertThat(ServiceLoader.load(IndicatorProvider.class).stream().map(ServiceLoader.Provider::type))
                .contains(StandardIndicators.class);
        assertThat(new StandardIndicators().indicators().stream().map(Indicator::name))
                .containsExactlyInAnyOrderElementsOf(NAMES);
    }

    @Test
    void theServiceLoaderFindsThemOnTheModulePath() throws URISyntaxException {
        ModuleFinder modules = ModuleFinder.of(home(IndicatorProvider.class), home(StandardIndicators.class));
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(modules, ModuleFinder.of(), Set.of("dev.technic.scanner.indicators"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());

        Class<?> spi = assertLoads(layer, IndicatorProvider.class.getName());
        assertThat(spi.getModule().getName()).isEqualTo("dev.technic.scanner");
        assertThat(ServiceLoader.load(layer, spi).stream()
                        .map(provider -> provider.type().getName()))
                .containsExactly(StandardIndicators.class.getName());
    }

    private static Class<?> assertLoads(ModuleLayer layer, String name) {
        try {
            return layer.findLoader("dev.technic.scanner").loadClass(name);
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
