package dev.technic.scanner.core.flight;

import dev.technic.scanner.Model;
import dev.technic.scanner.spi.ModelContent;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A load of a model that the cache did not have. */
@Name("dev.technic.scanner.ModelLoad")
@Label("Model Load")
@Category("Scanner")
@Description("A load of a model that the cache did not have")
@StackTrace(false)
final class ModelLoadEvent extends Event implements Flight.ModelLoad {

    @Label("Origin")
    @Description("Where the content comes from, mostly a path")
    String origin = "";

    @Label("Hash")
    @Description("SHA-256 of the content")
    String hash = "";

    @Label("Size")
    @Description("Of the content")
    @DataAmount
    long size;

    @Label("Provider")
    @Description("The plugin that loads it")
    String provider = "";

    @Label("Engine")
    @Description("Who will score it; empty if it was not loaded")
    String engine = "";

    @Label("Outcome")
    @Description("finished, cancelled or failed")
    String outcome = "";

    @Label("Reason")
    @Description("Why it was not loaded; empty if it was")
    String reason = "";

    ModelLoadEvent() {
        begin();
    }

    @Override
    public void ended(ModelContent content, String by, @Nullable Model model, @Nullable Throwable thrown) {
        end();
        if (shouldCommit()) {
            origin = content.origin();
            hash = content.hash();
            size = content.bytes().length;
            provider = by;
            engine = model == null ? "" : engine(model);
            outcome = Ended.outcome(thrown);
            reason = Ended.reason(thrown);
            commit();
        }
    }

    private static String engine(Model model) {
        try {
            return model.engine();
        } catch (RuntimeException | LinkageError plugin) {
            return "";
        }
    }
}
