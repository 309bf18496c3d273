package dev.technic.scanner.examples.cli;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Scanner;
import dev.technic.scanner.csv.CsvPrices;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which prices are read and how, as {@code scan} and {@code series} share it. */
final class PriceOptions {

    @Option(
            names = "--prices",
            required = true,
            paramLabel = "PATH",
            description =
                    "One CSV file (symbol,date,open,high,low,close,volume and maybe adj_close, in any order) or a folder"
                            + " with a file for each symbol; plain or gzip.")
    private Path prices = Path.of("");

    @Option(
            names = "--lookback",
            paramLabel = "N",
            description = "Load the last N bars of each symbol; all by default.")
    private @Nullable Integer lookback;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "Nothing after this day is looked at: 2024-03-08.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--adjust",
            paramLabel = "none|total",
            converter = AdjustmentConverter.class,
            description =
                    "total scales all four prices by adj_close / close; none, the default, takes them as delivered.")
    private Adjustment adjustment = Adjustment.NONE;

    @Option(
            names = "--date-format",
            paramLabel = "F",
            description = "How dates are written, such as dd/MM/yyyy, where the file itself does not tell.")
    private @Nullable String dateFormat;

    @Option(
            names = "--zone",
            paramLabel = "Z",
            converter = ZoneConverter.class,
            description = "The time zone of times without one, such as America/New_York; UTC by default.")
    private @Nullable ZoneId zone;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that work; by default one for each core.")
    private @Nullable Integer threads;

    @Option(names = "--quiet", description = "Say nothing on stderr but errors.")
    private boolean quiet;

    /** A scanner with the threads asked for. */
    Scanner scanner() {
        Scanner.Builder builder = Scanner.builder();
        if (threads != null) {
            if (threads < 1) {
                throw new InvalidScanException("--threads " + threads + "; a whole number of at least 1 is accepted");
            }
            builder.threads(threads);
        }
        return builder.build();
    }

    PriceSource source() {
        CsvPrices source = CsvPrices.of(prices);
        if (dateFormat != null) {
            source = source.dateFormat(dateFormat);
        }
        return zone == null ? source : source.zone(zone);
    }

    LoadOptions load() {
        LoadOptions options = lookback == null ? LoadOptions.all() : LoadOptions.lookback(lookback);
        return (asOf == null ? options : options.until(asOf)).adjusted(adjustment);
    }

    @Nullable
    LocalDate asOf() {
        return asOf;
    }

    boolean quiet() {
        return quiet;
    }

    /** Reads an ISO date. */
    static final class DateConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException wrong) {
                throw new TypeConversionException("'" + text + "' is not a date such as 2024-03-08");
            }
        }
    }

    /** Reads a zone's name. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException wrong) {
                throw new TypeConversionException("'" + text + "' is not a time zone such as UTC or America/New_York");
            }
        }
    }

    /** Reads {@code none} or {@code total}. */
    static final class AdjustmentConverter implements ITypeConverter<Adjustment> {
        @Override
        public Adjustment convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "none" -> Adjustment.NONE;
                case "total" -> Adjustment.TOTAL_RETURN;
                default -> throw new TypeConversionException("'" + text + "' is neither none nor total");
            };
        }
    }
}
