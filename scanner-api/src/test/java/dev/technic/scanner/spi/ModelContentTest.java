package dev.technic.scanner.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelContentTest {

    /** The example of FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static byte[] abc() {
        return "abc".getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void theHashIsSha256InHexadecimalDigits() {
        ModelContent content = new ModelContent("abc.ubj", abc());

        assertThat(content.hash()).isEqualTo(OF_ABC);
        assertThat(content.lazyHash().get()).isEqualTo(OF_ABC);
        assertThat(content.bytes()).isEqualTo(abc());
    }

    @Test
    void nothingIsHashedBeforeTheHashIsAskedForAndThenOnce() {
        byte[] bytes = {'x', 'b', 'c'};
        ModelContent content = new ModelContent("abc.ubj", bytes);
        Supplier<String> kept = content.lazyHash();
        bytes[0] = 'a';
        String first = kept.get();
        bytes[0] = 'x';

        assertThat(first).isEqualTo(OF_ABC);
        assertThat(kept.get()).isSameAs(first);
        assertThat(content.hash()).isSameAs(first);
    }

    @Test
    void threadsThatAskAtOnceGetOneHash() throws Exception {
        ModelContent content = new ModelContent("abc.ubj", abc());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch all = new CountDownLatch(8);
            List<Future<String>> hashes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hashes.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return content.hash();
                }));
            }
            for (Future<String> hash : hashes) {
                assertThat(hash.get()).isSameAs(content.hash()).isEqualTo(OF_ABC);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsKeptLetsGoOfTheBytesOnceTheHashIsKnown() throws InterruptedException {
        byte[] bytes = abc();
        Supplier<String> kept = new ModelContent("abc.ubj", bytes).lazyHash();
        WeakReference<byte[]> held = new WeakReference<>(bytes);
        bytes = null;
        assertThat(kept.get()).isEqualTo(OF_ABC);
        while (held.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        assertThat(kept.get()).isEqualTo(OF_ABC);
    }
}
