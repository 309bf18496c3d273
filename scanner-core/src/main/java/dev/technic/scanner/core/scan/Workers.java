package dev.technic.scanner.core.scan;

import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on the calling thread and some others. The calling thread takes tasks like any worker and waits only for those that
 * have begun, so that an executor that is full, or runs nothing at all, costs speed but never hangs.
 */
final class Workers {

    private final Executor executor;
    private final int count;

    /** {@code count} workers, the calling thread among them. */
    Workers(Executor executor, int count) {
        this.executor = executor;
        this.count = count;
    }

    Executor executor() {
        return executor;
    }

    int count() {
        return count;
    }

    /** Runs tasks 0 to {@code tasks − 1} in any order; the first exception ends all and is thrown here. */
    void run(int tasks, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            for (int t = next.getAndIncrement(); t < tasks && failure.get() == null; t = next.getAndIncrement()) {
                try {
                    task.accept(t);
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
            }
        };
        Phaser running = new Phaser(1);
        AtomicBoolean over = new AtomicBoolean();
        for (int helper = 1; helper < Math.min(count, tasks); helper++) {
            try {
                executor.execute(() -> help(work, running, over));
            } catch (RejectedExecutionException full) {
                break;
            } catch (RuntimeException | Error broken) {
                failure.compareAndSet(null, broken);
                break;
            }
        }
        work.run();
        over.set(true);
        running.arriveAndAwaitAdvance();
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private static void help(Runnable work, Phaser running, AtomicBoolean over) {
        if (over.get() || running.register() < 0) {
            return;
        }
        try {
            work.run();
        } finally {
            running.arriveAndDeregister();
        }
    }
}
