package dev.technic.scanner.examples.cli;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.csv.CsvUniverse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which symbols are asked for and what is known of them, as {@code scan} and {@code series} share it. */
final class UniverseOptions {

    @Option(
            names = "--universe",
            paramLabel = "FILE.csv",
            description =
                    "The symbols to ask for, in the column symbol (or ticker, or code). Other columns are known by their"
                            + " names, such as market_cap for 'Market Cap': those of numbers are values in expressions,"
                            + " those of texts are groups, as in rank(x, by = sector). Plain or gzip.")
    private @Nullable Path file;

    @Option(
            names = "--max-symbols",
            paramLabel = "N",
            description = "Asks for the first N symbols at most: in the order of the universe's file; without one, in"
                    + " alphabetical order.")
    private @Nullable Integer most;

    /** The universe as its file says it, read anew. */
    Optional<Universe> read() {
        return Optional.ofNullable(file).map(CsvUniverse::read);
    }

    /** Symbols at most, if that is said. */
    OptionalInt most() {
        if (most != null && most < 1) {
            throw new InvalidScanException("--max-symbols " + most + "; a whole number of at least 1 is accepted");
        }
        return most == null ? OptionalInt.empty() : OptionalInt.of(most);
    }
}
