package dev.technic.scanner.ml.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnceTest {

    @Test
    void nothingIsMadeBeforeSomebodyAsksAndThenOnceForAllThreads() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        Once<Object> once = new Once<>(() -> {
            made.incrementAndGet();
            return new Object();
        });
        assertThat(made).hasValue(0);
        CountDownLatch start = new CountDownLatch(1);
        List<Object> seen = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        start.await();
                        seen.add(once.get());
                    } catch (InterruptedException unexpected) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made).hasValue(1);
        assertThat(seen).hasSize(8).containsOnly(once.get());
    }

    @Test
    void whatFailedIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        Once<String> once = new Once<>(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "made";
        });
        assertThatThrownBy(once::get).isInstanceOf(IllegalStateException.class).hasMessage("not yet");
        assertThat(once.get()).isEqualTo("made");
    }
}
