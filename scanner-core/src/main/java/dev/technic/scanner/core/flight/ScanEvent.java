package dev.technic.scanner.core.flight;

import dev.technic.scanner.ScanResult;
import dev.technic.scanner.Statistics;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A scan, from the question to its answer. */
@Name("dev.technic.scanner.Scan")
@Label("Scan")
@Category("Scanner")
@Description("A scan of a panel")
@StackTrace(false)
final class ScanEvent extends Event implements Flight.Scan {

    @Label("As Of")
    @Description("The as-of session; empty if no symbol has bars")
    String asOf = "";

    @Label("Symbols")
    @Description("Symbols asked for; each is kept, rejected or failed")
    int symbols;

    @Label("Kept")
    int kept;

    @Label("Rejected")
    int rejected;

    @Label("Failed")
    int failed;

    @Label("Bars")
    @Description("Bars of the symbols asked for, up to the as-of session")
    long bars;

    @Label("Models")
    @Description("The models that scored, each with its hash")
    String models = "";

    @Label("Threads")
    @Description("Workers, the calling thread among them")
    int threads;

    @Label("Engine")
    @Description("Who computes the features: local, or the backend's name")
    String engine = "";

    @Label("Outcome")
    @Description("finished, cancelled or failed")
    String outcome = "";

    @Label("Reason")
    @Description("Why it did not finish; empty if it did")
    String reason = "";

    ScanEvent() {
        begin();
    }

    @Override
    public void ended(String by, int workers, @Nullable ScanResult result, @Nullable Throwable thrown) {
        end();
        if (shouldCommit()) {
            engine = by;
            threads = workers;
            if (result != null) {
                Statistics counts = result.statistics();
                symbols = counts.attempted();
                kept = counts.kept();
                rejected = counts.rejected();
                failed = counts.failed();
                bars = counts.bars();
                asOf = result.provenance().asOf();
                models = result.provenance().models().toString();
            }
            outcome = Ended.outcome(thrown);
            reason = Ended.reason(thrown);
            commit();
        }
    }
}
