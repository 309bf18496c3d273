package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A few uses of every indicator of a plugin: as by default, with the least arguments, and with some in between. */
final class Uses {

    private static final int SPAN = 12;

    private final IndicatorProvider provider;
    private final Oracle oracle;

    Uses(IndicatorProvider provider) {
        this.provider = provider;
        this.oracle = new Oracle(provider);
    }

    List<Use> all() {
        List<Use> uses = new ArrayList<>();
        for (Indicator indicator : provider.indicators()) {
            uses.addAll(of(indicator));
        }
        return uses;
    }

    private List<Use> of(Indicator indicator) {
        List<Use> uses = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(indicator.name().hashCode());
        add(uses, byDefault(indicator));
        add(uses, with(indicator, least -> 0));
        add(uses, with(indicator, place -> place));
        for (int i = 0; i < 2; i++) {
            add(uses, with(indicator, place -> random.nextInt(SPAN)));
        }
        for (Parameter parameter : indicator.parameters()) {
            if (parameter instanceof Parameter.Choice choice) {
                for (String word : choice.words()) {
                    Use some = with(indicator, place -> 2 + 3 * place);
                    Map<String, Object> arguments = new LinkedHashMap<>(some.arguments());
                    arguments.put(choice.name(), word);
                    add(uses, new Use(provider.name(), indicator, arguments));
                }
            }
        }
        return uses;
    }

    /** Leaves out what contradicts itself and what is there already. */
    private void add(List<Use> uses, Use use) {
        try {
            oracle.series(use.expression(use.indicator().outputs().get(0)), Bars.randomWalk(1, 0));
        } catch (IllegalArgumentException contradiction) {
            return;
        }
        if (!uses.contains(use)) {
            uses.add(use);
        }
    }

    Use byDefault(Indicator indicator) {
        Map<String, Object> arguments =
                new LinkedHashMap<>(with(indicator, place -> 5).arguments());
        for (Parameter parameter : indicator.parameters()) {
            if (parameter.byDefault() != null) {
                arguments.put(parameter.name(), parameter.byDefault());
            }
        }
        return new Use(provider.name(), indicator, arguments);
    }

    private Use with(Indicator indicator, java.util.function.IntUnaryOperator aboveLeast) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        int place = 0;
        for (Parameter parameter : indicator.parameters()) {
            int above = aboveLeast.applyAsInt(place++);
            arguments.put(parameter.name(), value(parameter, above));
        }
        return new Use(provider.name(), indicator, arguments);
    }

    private static Object value(Parameter parameter, int above) {
        if (parameter instanceof Parameter.Whole whole) {
            return (int) Math.min(whole.most(), (long) whole.least() + above);
        } else if (parameter instanceof Parameter.Real real) {
            return real.least() + (real.most() - real.least()) * above / 1_000;
        }
        return ((Parameter.Choice) parameter).words().get(0);
    }
}
