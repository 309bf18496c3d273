package dev.technic.scanner.testkit;

import dev.technic.scanner.ScannerException;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanWorker;
import java.util.ArrayList;
import java.util.List;

/** A backend that keeps the laws: two threads with a worker, the even batches and the odd ones. */
class Neighbours implements ScanBackend {

    final ScanWorker worker = ScanWorker.create();

    @Override
    public void run(byte[] plan, Batches batches, Answers answers) {
        List<Thread> threads = new ArrayList<>();
        for (int parity = 0; parity < 2; parity++) {
            int own = parity;
            Thread thread = new Thread(() -> batches.numbers().stream()
                    .filter(batch -> batch % 2 == own && !answers.isOver())
                    .forEach(batch -> answer(plan, batch, batches, answers)));
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Neighbours::join);
    }

    void answer(byte[] plan, int batch, Batches batches, Answers answers) {
        try {
            answers.answer(batch, worker.run(plan, batches.bytes(batch)));
        } catch (ScannerException refused) {
            answers.failed(batch, String.valueOf(refused.getMessage()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        // the threads have ended
    }
}
