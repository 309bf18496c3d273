package dev.technic.scanner.spi;

import java.util.List;

/**
 * Carries the batches of a scan to where {@link ScanWorker}s are, and their results back: bytes only, which it neither makes nor reads.
 *
 * <p>The core asks it for all batches of a scan at once, and once more for those that were lost. It takes the first good answer to each
 * batch and drops every other; it owns the deadline and the cancellation, and does not wait for a backend that hangs. So a backend may
 * repeat, reorder, race and be late as it likes: the answer to the scan is the same to the bit.
 */
public interface ScanBackend extends AutoCloseable {

    /** The batches that are asked for. Safe for any number of threads. */
    interface Batches {

        /** Ascending; not always from 0. */
        List<Integer> numbers();

        /**
         * The bytes of a batch, made when asked for and kept by nobody: the same ones each time.
         *
         * @throws dev.technic.scanner.ScanCancelledException if the scan is over
         * @throws dev.technic.scanner.ScannerException if there is no batch of that number
         */
        byte[] bytes(int batch);
    }

    /** Where the answers go, from any thread, while {@link #run} runs. Nothing here throws or waits for anybody. */
    interface Answers {

        /** What a worker made of a batch; read before this returns. */
        void answer(int batch, byte[] result);

        /**
         * A batch is lost; it will be asked for once more, and if that fails, so does the scan.
         *
         * @param reason a clause for the message: {@code worker 7 left the cluster}
         */
        void failed(int batch, String reason);

        /** Whether the scan is over: answered, failed, cancelled or past its deadline. Nobody wants what is still under way. */
        boolean isOver();
    }

    /**
     * Has every batch computed and answered, and returns. Batches for which there is neither an answer nor a failure by then are lost,
     * and all of them if this throws. Called from several threads at once, for one scan or for many.
     *
     * @param plan is the same for all batches
     */
    void run(byte[] plan, Batches batches, Answers answers);

    /** Gives back what the backend holds; called once, after the last scan. */
    @Override
    void close();
}
