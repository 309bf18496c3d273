package dev.technic.scanner.core.scan;

import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.core.watch.Ending;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on the calling thread and some others. The calling thread takes tasks like any worker and waits only for those that
 * have begun, so that an executor that is full, or runs nothing at all, costs speed but never hangs. When the scan must end, it does not
 * wait even for those: one of them may be in a listener or a plugin that does not return.
 */
final class Workers {

    /** How often a thread that waits looks whether the scan must end. */
    private static final long LOOK_MILLIS = 20;

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

    /**
     * Runs tasks 0 to {@code tasks − 1} in any order; the first exception ends all and is thrown here.
     *
     * @param ending looked at before each task
     * @throws ScanCancelledException if the scan must end; tasks that have begun may still be ending then
     */
    void run(int tasks, Ending ending, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<@Nullable Runnable> offered = new AtomicReference<>();
        Runnable work = () -> {
            while (failure.get() == null && offered.get() != null && !ending.isDue()) {
                int t = next.getAndIncrement();
                if (t >= tasks) {
                    return;
                }
                try {
                    task.accept(t);
                } catch (Throwable thrown) {
                    failure.compareAndSet(null, thrown);
                }
            }
        };
        offered.set(work);
        Phaser running = new Phaser(1);
        for (int helper = 1; helper < Math.min(count, tasks); helper++) {
            try {
                executor.execute(() -> help(offered, running));
            } catch (RejectedExecutionException full) {
                break;
            } catch (RuntimeException broken) {
                failure.compareAndSet(null, new ScannerException("the executor cannot take work: " + broken, broken));
                break;
            }
        }
        work.run();
        offered.set(null);
        await(running, ending);
        pass(failure.get());
        ending.check();
    }

    /** Takes part if there still is work, of which an executor that never comes to this keeps nothing. */
    private static void help(AtomicReference<@Nullable Runnable> offered, Phaser running) {
        Runnable work = offered.get();
        if (work == null || running.register() < 0) {
            return;
        }
        try {
            work.run();
        } finally {
            running.arriveAndDeregister();
        }
    }

    private static void await(Phaser running, Ending ending) {
        int phase = running.arrive();
        while (running.getPhase() == phase && !ending.isDue()) {
            try {
                running.awaitAdvanceInterruptibly(phase, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException look) {
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void pass(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }
}
