package dev.technic.scanner.core.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A stage of a scan. */
@Name("dev.technic.scanner.Stage")
@Label("Stage")
@Category("Scanner")
@Description("A stage of a scan; those of one scan follow each other on its thread")
@StackTrace(false)
final class StageEvent extends Event implements Flight.Stage {

    @Label("Stage")
    @Description("plan, features, models, columns or ranking")
    String stage;

    @Label("Outcome")
    @Description("finished, cancelled or failed")
    String outcome = "";

    StageEvent(dev.technic.scanner.Stage stage) {
        this.stage = stage.words();
        begin();
    }

    @Override
    public void ended(@Nullable Throwable thrown) {
        end();
        if (shouldCommit()) {
            outcome = Ended.outcome(thrown);
            commit();
        }
    }
}
