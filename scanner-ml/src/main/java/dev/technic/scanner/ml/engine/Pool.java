package dev.technic.scanner.ml.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Scratch to borrow: as many as threads scored at once, and gone with the model, where thread locals would stay. */
final class Pool {

    private final AtomicReferenceArray<@Nullable Scratch> idle =
            new AtomicReferenceArray<>(4 * Runtime.getRuntime().availableProcessors());

    private final Supplier<Scratch> maker;

    Pool(Supplier<Scratch> maker) {
        this.maker = maker;
    }

    Scratch take() {
        for (int i = 0; i < idle.length(); i++) {
            Scratch scratch = idle.getPlain(i) == null ? null : idle.getAndSet(i, null);
            if (scratch != null) {
                return scratch;
            }
        }
        return maker.get();
    }

    /** What finds no place is left to the garbage collector. */
    void give(Scratch scratch) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.getPlain(i) == null && idle.compareAndSet(i, null, scratch)) {
                return;
            }
        }
    }

    void clear() {
        for (int i = 0; i < idle.length(); i++) {
            idle.set(i, null);
        }
    }
}
