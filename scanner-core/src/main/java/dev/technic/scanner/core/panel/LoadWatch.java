package dev.technic.scanner.core.panel;

import dev.technic.scanner.Cancellation;
import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScanOptions;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.watch.Ending;
import dev.technic.scanner.core.watch.Telling;
import java.util.function.BooleanSupplier;

/** Stands between a source and the caller of a load: passes the progress on, and tells the source to stop when the load must end. */
final class LoadWatch implements ProgressListener {

    private final Ending ending;
    private final Telling telling;
    private final Cancellation stop = new Cancellation();

    LoadWatch(ScanOptions how, BooleanSupplier closed) {
        this.ending = Ending.ofLoad(how, closed);
        this.telling = new Telling(how.progress());
    }

    /** What the source looks at. */
    Cancellation stop() {
        return stop;
    }

    @Override
    public void progress(Stage stage, long now, long total) {
        look();
        telling.reached(stage, now, total);
    }

    /** Takes the place of a listener in reads that nobody hears of: the progress of a load does not begin anew. */
    void unheard(Stage stage, long now, long total) {
        look();
    }

    private void look() {
        if (ending.isDue()) {
            stop.cancel();
        }
    }

    /** @throws ScanCancelledException if the load shall end */
    void check() {
        if (ending.isDue()) {
            stop.cancel();
            ending.check();
        }
    }

    /** Nothing is said any more. */
    void end() {
        telling.end();
    }
}
