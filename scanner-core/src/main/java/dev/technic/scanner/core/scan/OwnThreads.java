package dev.technic.scanner.core.scan;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A scanner's own worker threads: daemons, started when first needed, ended when idle for long or closed. */
final class OwnThreads implements Executor {

    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    OwnThreads(int threads) {
        this(threads, threads, new LinkedBlockingQueue<>(), "scanner-");
        pool.allowCoreThreadTimeOut(true);
    }

    private OwnThreads(int least, int most, BlockingQueue<Runnable> queue, String name) {
        AtomicInteger number = new AtomicInteger();
        pool = new ThreadPoolExecutor(least, most, IDLE_SECONDS, TimeUnit.SECONDS, queue, work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** For calls that may never end: none waits for another. */
    static OwnThreads asNeeded() {
        return new OwnThreads(0, Integer.MAX_VALUE, new SynchronousQueue<>(), "scanner-backend-");
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    void close() {
        pool.shutdown();
    }

    /** Also interrupts what still runs. */
    void closeNow() {
        pool.shutdownNow();
    }
}
