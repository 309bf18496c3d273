package dev.technic.scanner.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ScanBackend;
import dev.technic.scanner.spi.ScanWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Has other threads compute copies of the bytes, and loses, repeats, damages, mixes up and reorders as its seed says. */
final class BytesAloneBackend implements ScanBackend {

    private final ScanWorker worker = worker();
    private final SplittableRandom random;
    private final int unreliable;
    private final AtomicInteger calls = new AtomicInteger();

    /** Of ten batches of a first call so many are not simply answered. */
    BytesAloneBackend(long seed, int unreliable) {
        this.random = new SplittableRandom(seed);
        this.unreliable = unreliable;
    }

    /** With the samples and the hostile indicators, of plugins of its own. */
    static ScanWorker worker() {
        List<Entry> entries = Stream.of(new SampleIndicators(), new HostileIndicators())
                .flatMap(BytesAloneBackend::entries)
                .toList();
        return new BatchWorker(new Catalogue(entries, List.of()));
    }

    private static Stream<Entry> entries(IndicatorProvider plugin) {
        return plugin.indicators().stream().map(i -> new Entry(i, plugin.name(), "elsewhere"));
    }

    int calls() {
        return calls.get();
    }

    @Override
    public void run(byte[] plan, Batches batches, Answers answers) {
        calls.incrementAndGet();
        boolean first = batches.numbers().get(0) == 0 && calls.get() % 2 == 1;
        List<Runnable> work = new ArrayList<>();
        for (int batch : batches.numbers()) {
            int fate = first && random.nextInt(10) < unreliable ? random.nextInt(6) : 6;
            int other = batches.numbers().get(random.nextInt(batches.numbers().size()));
            work.add(random.nextInt(work.size() + 1), () -> answer(fate, plan, batch, other, batches, answers));
        }
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                try {
                    for (int w = number; w < work.size(); w += 3) {
                        work.get(w).run();
                    }
                } catch (ScanCancelledException over) {
                    assertThat(answers.isOver()).isTrue();
                }
            });
            thread.start();
            threads.add(thread);
        }
        threads.forEach(BytesAloneBackend::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void answer(int fate, byte[] plan, int batch, int other, Batches batches, Answers answers) {
        byte[] result = worker.run(plan.clone(), batches.bytes(batch));
        byte[] damaged = result.clone();
        damaged[batch % damaged.length] ^= 64;
        switch (fate) {
            case 0 -> answers.failed(batch, "lost");
            case 1 -> answers.answer(batch, damaged);
            case 2 -> answers.answer(batch, worker.run(plan, batches.bytes(other)));
            case 3 -> {
                answers.failed(batch, "lost, it seemed");
                answers.failed(batch, "lost for sure");
                answers.answer(batch, result);
            }
            case 4 -> {
                answers.answer(batch, result);
                answers.failed(batch, "too late");
                answers.answer(batch, damaged);
            }
            case 5 -> {
                answers.answer(batch + 1_000, result);
                answers.failed(-1, "nobody");
            }
            default -> {
                answers.answer(batch, result);
                answers.answer(batch, result);
            }
        }
    }

    @Override
    public void close() {
        // the threads have ended
    }
}
