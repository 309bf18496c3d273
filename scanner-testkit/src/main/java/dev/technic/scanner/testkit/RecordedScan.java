package dev.technic.scanner.testkit;

import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The bytes of one scan: its plan, its batches, and what a worker makes of each. */
final class RecordedScan implements ScanBackend {

    /** Some of the batches, asked for once, and what came back. */
    final class Run implements Batches, Answers {

        private final List<Integer> numbers;
        private final Map<Integer, List<byte[]>> answers = new TreeMap<>();
        private final Map<Integer, String> failures = new TreeMap<>();
        private boolean over;

        private Run(List<Integer> numbers) {
            this.numbers = List.copyOf(numbers);
        }

        /** From now on nobody wants an answer. */
        synchronized void end() {
            over = true;
        }

        @Override
        public List<Integer> numbers() {
            return numbers;
        }

        @Override
        public byte[] bytes(int batch) {
            if (isOver()) {
                throw new ScanCancelledException("scan cancelled");
            }
            return Objects.requireNonNull(batches.get(batch), "no such batch").clone();
        }

        @Override
        public synchronized void answer(int batch, byte[] result) {
            answers.computeIfAbsent(batch, none -> new ArrayList<>()).add(result.clone());
        }

        @Override
        public synchronized void failed(int batch, String reason) {
            failures.put(batch, reason);
        }

        @Override
        public synchronized boolean isOver() {
            return over;
        }

        synchronized List<Integer> answered() {
            return List.copyOf(answers.keySet());
        }

        synchronized List<byte[]> answers(int batch) {
            return List.copyOf(answers.getOrDefault(batch, List.of()));
        }

        synchronized Map<Integer, String> failures() {
            return new TreeMap<>(failures);
        }
    }

    private final ScanWorker worker = ScanWorker.create();
    private final Map<Integer, byte[]> batches = new TreeMap<>();
    private final Map<Integer, byte[]> results = new TreeMap<>();
    private byte[] plan = {};

    @Override
    public void run(byte[] bytes, Batches asked, Answers answers) {
        plan = bytes.clone();
        for (int batch : asked.numbers()) {
            byte[] own = asked.bytes(batch);
            byte[] result = worker.run(plan, own);
            batches.put(batch, own.clone());
            results.put(batch, result);
            answers.answer(batch, result);
        }
    }

    @Override
    public void close() {
        // the bytes are kept
    }

    byte[] plan() {
        return plan;
    }

    /** Of all batches, from 0. */
    List<Integer> numbers() {
        return List.copyOf(batches.keySet());
    }

    byte[] result(int batch) {
        return Objects.requireNonNull(results.get(batch), "no such batch");
    }

    /** Asks for some of the batches. */
    Run ask(List<Integer> numbers) {
        return new Run(numbers);
    }
}
