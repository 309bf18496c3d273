package dev.technic.scanner.ml.engine;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made when it is first asked for, and once, whatever threads ask. */
final class Once<T> {

    private @Nullable Supplier<T> maker;
    private volatile @Nullable T made;

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T there = made;
        return there != null ? there : make();
    }

    private synchronized T make() {
        T there = made;
        if (there == null) {
            there = Objects.requireNonNull(maker).get();
            made = there;
            maker = null;
        }
        return there;
    }
}
