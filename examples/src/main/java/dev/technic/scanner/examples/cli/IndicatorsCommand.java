package dev.technic.scanner.examples.cli;

import dev.technic.scanner.IndicatorCatalogue;
import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the catalogue, or one indicator's page. */
@Command(
        name = "indicators",
        sortOptions = false,
        sortSynopsis = false,
        usageHelpAutoWidth = true,
        description = "Lists the indicators, or says all about one.")
final class IndicatorsCommand implements Callable<Integer> {

    private static final String UNKNOWN = "-";

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "An indicator, such as macd, or with its plugin, acme:rsi.")
    private @Nullable String name;

    IndicatorsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        try (Scanner scanner = Scanner.create()) {
            for (String broken : scanner.brokenPlugins()) {
                streams.err().println(broken);
            }
            IndicatorCatalogue catalogue = scanner.indicators();
            streams.print(name == null ? list(catalogue) : pages(catalogue, name));
        }
        return 0;
    }

    private static String list(IndicatorCatalogue catalogue) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : catalogue.entries()) {
            Indicator indicator = entry.indicator();
            text.append(signature(indicator)).append("\n    ");
            text.append(indicator.summary()).append("\n    ");
            if (!indicator.parameters().isEmpty()) {
                text.append("parameters: ")
                        .append(indicator.parameters().stream()
                                .map(p -> p.name() + ", " + p.accepts())
                                .collect(Collectors.joining("; ")))
                        .append("\n    ");
            }
            text.append("outputs: ")
                    .append(indicator.outputs().stream()
                            .map(o -> o + ", lookback " + lookback(catalogue, entry, "." + o))
                            .collect(Collectors.joining("; ")))
                    .append("\n\n");
        }
        return text
                + "An input may be left out where it has a field: rsi(14) is rsi(close, 14). The first output is the default.\n"
                + "An output's lookback, the bars before its first value, is that of the default arguments.\n";
    }

    private static String pages(IndicatorCatalogue catalogue, String name) {
        List<Entry> found = catalogue.entries().stream()
                .filter(e -> name.equals(e.indicator().name()) || name.equals(qualified(e)))
                .toList();
        if (found.isEmpty()) {
            List<String> names = catalogue.entries().stream()
                    .map(e -> e.indicator().name())
                    .distinct()
                    .toList();
            String suggestion = Suggestion.nearest(name, names);
            throw new InvalidScanException("no indicator '" + name + "'"
                    + (suggestion.isEmpty() ? ";" : "; did you mean '" + suggestion + "'?") + " installed: " + names);
        }
        return found.stream().map(e -> page(catalogue, e)).collect(Collectors.joining("\n"));
    }

    private static String page(IndicatorCatalogue catalogue, Entry entry) {
        Indicator indicator = entry.indicator();
        StringBuilder page = new StringBuilder();
        page.append(signature(indicator)).append('\n');
        page.append("    ").append(indicator.summary()).append("\n\n");
        List<List<String>> lines = new ArrayList<>();
        for (Indicator.Input input : indicator.inputs()) {
            String field = input.field();
            lines.add(List.of(
                    "  input", input.name(), field == null ? "a series; must be given" : field + " by default"));
        }
        for (Parameter parameter : indicator.parameters()) {
            Object byDefault = parameter.byDefault();
            lines.add(List.of(
                    "  parameter",
                    parameter.name(),
                    parameter.accepts()
                            + (byDefault == null ? "; must be given" : "; " + plain(byDefault) + " by default")));
        }
        for (int i = 0; i < indicator.outputs().size(); i++) {
            String output = indicator.outputs().get(i);
            String bars = lookback(catalogue, entry, "." + output);
            lines.add(List.of(
                    "  output",
                    output,
                    (bars.equals(UNKNOWN) ? "" : "first value after " + bars + (bars.equals("1") ? " bar" : " bars"))
                            + (i == 0 ? "; the default" : "")));
        }
        indicator
                .composition()
                .forEach(c -> lines.add(
                        List.of("  formula", c.output(), c.expression().toString())));
        lines.add(memory(indicator));
        lines.add(List.of("  plugin", entry.plugin(), entry.origin()));
        return page.append(Columns.aligned(lines)).toString();
    }

    private static List<String> memory(Indicator indicator) {
        if (indicator.isComposition()) {
            return List.of("  memory", "composed", "as long as that of the indicators in its formulas");
        }
        return switch (indicator.memory()) {
            case WINDOW -> List.of("  memory", "window", "only the last bars matter");
            case FADING -> List.of("  memory", "fading", "all bars since the first loaded matter, ever less");
            case CUMULATIVE -> List.of("  memory", "cumulative", "all bars since the first loaded matter");
        };
    }

    /** {@code macd(x = close, fast = 12, slow = 26, signal = 9)}; what has no default stands bare. */
    private static String signature(Indicator indicator) {
        List<String> parts = new ArrayList<>();
        indicator
                .inputs()
                .forEach(i -> parts.add(
                        i.field() == null || i.name().equals(i.field()) ? i.name() : i.name() + " = " + i.field()));
        for (Parameter parameter : indicator.parameters()) {
            Object byDefault = parameter.byDefault();
            parts.add(byDefault == null ? parameter.name() : parameter.name() + " = " + plain(byDefault));
        }
        return indicator.name() + "(" + String.join(", ", parts) + ")";
    }

    private static String plain(Object value) {
        return value instanceof Double number ? Numbers.text(number) : value.toString();
    }

    private static String qualified(Entry entry) {
        return entry.plugin() + ":" + entry.indicator().name();
    }

    /** Leading bars without a value, with default arguments; unknown where a parameter has none. */
    private static String lookback(IndicatorCatalogue catalogue, Entry entry, String output) {
        Indicator indicator = entry.indicator();
        if (indicator.parameters().stream().anyMatch(p -> p.byDefault() == null)) {
            return UNKNOWN;
        }
        boolean natural = indicator.inputs().stream().allMatch(i -> i.field() != null);
        String inputs = natural
                ? ""
                : indicator.inputs().stream()
                        .map(i -> i.field() == null ? "close" : i.field())
                        .collect(Collectors.joining(", "));
        return Integer.toString(catalogue.lookback(qualified(entry) + "(" + inputs + ")" + output));
    }
}
