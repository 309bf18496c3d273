package dev.technic.scanner.core.flight;

import dev.technic.scanner.LoadReport.SymbolReport;
import dev.technic.scanner.Panel;
import dev.technic.scanner.PriceSource;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A load of prices into a panel, from its first request to the panel's last tile. */
@Name("dev.technic.scanner.Load")
@Label("Load")
@Category("Scanner")
@Description("A load of prices into a panel")
@StackTrace(false)
final class LoadEvent extends Event implements Flight.Load {

    @Label("Source")
    @Description("As the source describes itself")
    String source = "";

    @Label("Symbols")
    @Description("Symbols in the panel, with or without bars")
    int symbols;

    @Label("Rejected Symbols")
    @Description("Symbols that the policy or the source gave up")
    int rejected;

    @Label("Bars")
    @Description("Bars in the panel")
    long bars;

    @Label("Threads")
    @Description("Workers, the calling thread among them")
    int threads;

    @Label("Outcome")
    @Description("finished, cancelled or failed")
    String outcome = "";

    @Label("Reason")
    @Description("Why it did not finish; empty if it did")
    String reason = "";

    LoadEvent() {
        begin();
    }

    @Override
    public void ended(PriceSource from, int workers, @Nullable Panel panel, @Nullable Throwable thrown) {
        end();
        if (shouldCommit()) {
            source = description(from);
            threads = workers;
            if (panel != null) {
                symbols = panel.symbols().size();
                bars = panel.bars();
                for (SymbolReport symbol : panel.report().symbols()) {
                    rejected += symbol.rejected().isPresent() ? 1 : 0;
                }
            }
            outcome = Ended.outcome(thrown);
            reason = Ended.reason(thrown);
            commit();
        }
    }

    private static String description(PriceSource from) {
        try {
            return from.describe();
        } catch (RuntimeException | LinkageError plugin) {
            return from.getClass().getName();
        }
    }
}
