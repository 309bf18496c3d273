package dev.technic.scanner.examples.cli;

import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.Stage;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on a terminal for the stage under way, wiped away when the stage is over. */
final class Progress implements ProgressListener, AutoCloseable {

    private static final int WIDTH = 78;
    private static final int REDRAW_MILLIS = 100;

    private final Streams streams;
    private final boolean shown;
    private @Nullable Stage stage;
    private @Nullable ProgressBar bar;

    Progress(Streams streams, boolean quiet) {
        this.streams = streams;
        this.shown = streams.showsProgress() && !quiet;
    }

    @Override
    public synchronized void progress(Stage now, long done, long total) {
        if (!shown) {
            return;
        }
        ProgressBar drawn = bar;
        if (drawn == null || now != stage) {
            close();
            drawn = start(now.words());
            stage = now;
            bar = drawn;
        }
        drawn.maxHint(total > 0 ? total : -1);
        drawn.stepTo(done);
    }

    private ProgressBar start(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(streams.err(), WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
