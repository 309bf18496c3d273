package dev.technic.scanner.csv;

import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.csv.Rows.Witness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the chunks of one file together, in their order, so that neither their size nor the threads that parsed them can be seen in what
 * comes out.
 *
 * <p>A row that cannot be read belongs to the symbol that it names if it has all its cells or the symbol has been met already, else to
 * the symbol of the row before it; before the first row, to the symbol of that.
 */
final class Assembly {

    private final String file;
    private final Map<String, SymbolRows> symbols = new LinkedHashMap<>();
    private Flaws early = new Flaws();
    private int lines;
    private long readable;
    private @Nullable SymbolRows last;
    private @Nullable Witness firstFlaw;
    private @Nullable Witness monthFirst;
    private @Nullable Witness dayFirst;
    private @Nullable Witness eitherFirst;

    /**
     * @param file what messages call it
     * @param lines before the first chunk
     */
    Assembly(String file, int lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Takes the next chunk's rows. */
    void append(Rows rows) {
        firstFlaw = earlier(firstFlaw, rows.firstFlaw());
        monthFirst = earlier(monthFirst, rows.monthFirst());
        dayFirst = earlier(dayFirst, rows.dayFirst());
        eitherFirst = earlier(eitherFirst, rows.eitherFirst());
        int flaw = 0;
        List<Rows.Run> runs = rows.runs();
        for (int run = 0; run < runs.size(); run++) {
            int from = runs.get(run).from();
            for (; flaw < rows.flaws().size() && rows.flaws().get(flaw).before() <= from; flaw++) {
                flaw(rows.flaws().get(flaw), rows.width());
            }
            SymbolRows symbol = symbol(runs.get(run).symbol(), rows.width());
            if (last != null && last != symbol) {
                last.trim();
            }
            last = symbol;
            int to = run + 1 < runs.size() ? runs.get(run + 1).from() : rows.count();
            symbol.append(rows.values(), from, to, lines);
        }
        for (; flaw < rows.flaws().size(); flaw++) {
            flaw(rows.flaws().get(flaw), rows.width());
        }
        lines += rows.lines();
        readable += rows.readable();
    }

    private SymbolRows symbol(String name, int width) {
        SymbolRows known = symbols.get(name);
        if (known != null) {
            return known;
        }
        SymbolRows made = new SymbolRows(name, width, early);
        early = new Flaws();
        symbols.put(name, made);
        return made;
    }

    private void flaw(Rows.Flaw flaw, int width) {
        String name = flaw.symbol();
        Flaws of = early;
        if (name != null && (flaw.whole() || symbols.containsKey(name))) {
            of = symbol(name, width).flaws();
        } else if (last != null) {
            of = last.flaws();
        }
        of.add(flaw.defect(), flaw.line() + lines);
    }

    private @Nullable Witness earlier(@Nullable Witness known, @Nullable Witness next) {
        return known != null || next == null ? known : new Witness(next.line() + lines, next.text());
    }

    /** Every symbol, in the order of the file. */
    List<SymbolRows> symbols() {
        return List.copyOf(symbols.values());
    }

    /**
     * To be called when all chunks are here.
     *
     * @throws PriceSourceException if no row can be read, or some dates are day first
     */
    void check() {
        if (readable == 0) {
            throw new PriceSourceException(file
                    + (firstFlaw == null
                            ? ": there is no row below the header"
                            : ": no row can be read; line " + firstFlaw.line() + ": " + firstFlaw.text()));
        }
        if (dayFirst != null) {
            String against = monthFirst == null
                    ? ""
                    : ", but " + monthFirst.text() + " in line " + monthFirst.line() + " is not";
            throw new PriceSourceException(file + ": the date " + dayFirst.text() + " in line " + dayFirst.line()
                    + " is day first" + against + "; give the date format (--date-format), such as dd/MM/yyyy");
        }
    }

    /** Whether some date is month first, and cannot be day first. */
    boolean isMonthFirst() {
        return monthFirst != null;
    }

    /** Whether some date may be month first or day first, and no other says which. */
    boolean isAmbiguous() {
        return eitherFirst != null && monthFirst == null;
    }

    /** The error of a file that {@link #isAmbiguous}. */
    PriceSourceException ambiguous() {
        Witness either = java.util.Objects.requireNonNull(eitherFirst);
        return new PriceSourceException(file + ": the date " + either.text() + " in line " + either.line()
                + " may be month first or day first, and no other date says which; give the date format (--date-format),"
                + " such as MM/dd/yyyy or dd/MM/yyyy");
    }
}
