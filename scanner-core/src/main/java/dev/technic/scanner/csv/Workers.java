package dev.technic.scanner.csv;

import dev.technic.scanner.PriceSourceException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work shared by the calling thread and an executor's. The calling thread takes steps until none is left; an executor that comes late, or
 * never, or runs everything at once in the calling thread, changes nothing but the speed.
 */
final class Workers {

    /** What one thread does; it owns whatever buffers it needs. */
    @FunctionalInterface
    interface Work {
        /** Takes the next piece of work; false if there is none left. */
        boolean step();
    }

    /** Null when all is done: a task that an executor never ran must not keep what it was to work on. */
    private @Nullable Supplier<Work> makers;

    private int active;
    private @Nullable Throwable failure;

    private Workers(Supplier<Work> makers) {
        this.makers = makers;
    }

    /**
     * Returns when all steps are done, or throws what the first that failed threw.
     *
     * @param makers called once in each thread
     */
    static void run(Executor executor, int parallelism, Supplier<Work> makers) {
        Workers workers = new Workers(makers);
        for (int helper = 1; helper < parallelism && !workers.failed(); helper++) {
            try {
                executor.execute(workers::work);
            } catch (RejectedExecutionException e) {
                break; // The calling thread does it all.
            } catch (RuntimeException broken) {
                workers.fail(new PriceSourceException("the executor cannot take work: " + broken, broken));
            }
        }
        workers.work();
        workers.finish();
    }

    private void work() {
        Supplier<Work> mine = enter();
        if (mine == null) {
            return;
        }
        try {
            Work work = mine.get();
            while (!failed() && work.step()) {
                // The step is the work.
            }
        } catch (Throwable t) {
            fail(t);
        } finally {
            leave();
        }
    }

    private synchronized @Nullable Supplier<Work> enter() {
        if (makers != null) {
            active++;
        }
        return makers;
    }

    private synchronized void leave() {
        active--;
        notifyAll();
    }

    private synchronized boolean failed() {
        return failure != null;
    }

    private synchronized void fail(Throwable t) {
        if (failure == null) {
            failure = t;
        }
    }

    private synchronized void finish() {
        makers = null;
        boolean interrupted = false;
        while (active > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
