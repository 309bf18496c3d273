package dev.technic.scanner.core.watch;

import dev.technic.scanner.ProgressListener;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Fatal;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the listener of one load or scan: one call at a time and in order, whichever threads have something to say.
 *
 * <p>Nobody waits for a listener. A thread that finds another one in it leaves its words there and goes on; who is in it says them when it
 * returns. So a listener that does not return holds up the one thread that called it, and one that throws nobody.
 */
public final class Telling {

    private record Words(Stage stage, long done, long total) {}

    private final ProgressListener listener;

    /** All below is guarded by this. */
    private final Queue<Words> untold = new ArrayDeque<>();

    private long done;
    private boolean inside;
    private boolean over;
    private boolean complained;

    public Telling(ProgressListener listener) {
        this.listener = listener;
    }

    /** One more step of a stage is done; the listener hears of each. */
    public void step(Stage stage, long total) {
        if (listener != ProgressListener.NONE) {
            synchronized (this) {
                done++;
                add(new Words(stage, done, total));
            }
            tell();
        }
    }

    /** So much of a stage is done; what nobody had time to hear before need not be heard any more. */
    public void reached(Stage stage, long now, long total) {
        if (listener != ProgressListener.NONE) {
            synchronized (this) {
                done = Math.max(done, now);
                untold.clear();
                add(new Words(stage, done, total));
            }
            tell();
        }
    }

    /** Another stage begins, from 0. */
    public synchronized void nextStage() {
        done = 0;
    }

    /** Nothing is said from now on. */
    public synchronized void end() {
        over = true;
        untold.clear();
    }

    private synchronized void add(Words words) {
        if (!over) {
            untold.add(words);
        }
    }

    private void tell() {
        for (Words next = enter(); next != null; next = enter()) {
            try {
                listener.progress(next.stage, next.done, next.total);
            } catch (Throwable thrown) {
                Fatal.pass(thrown);
                complain(thrown);
            } finally {
                leave();
            }
        }
    }

    private synchronized @Nullable Words enter() {
        Words next = inside ? null : untold.poll();
        inside |= next != null;
        return next;
    }

    private synchronized void leave() {
        inside = false;
    }

    /** Once for each load or scan. */
    private void complain(Throwable thrown) {
        if (!complained) {
            complained = true;
            System.getLogger(Telling.class.getName())
                    .log(System.Logger.Level.WARNING, "a progress listener threw", thrown);
        }
    }
}
