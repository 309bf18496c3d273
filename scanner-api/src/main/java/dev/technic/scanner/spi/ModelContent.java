package dev.technic.scanner.spi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model's bytes with the name that messages say, usually its path.
 *
 * <p>The bytes are hashed when the hash is first asked for, and once, whatever threads ask. Whoever outlives the content and may be
 * asked for its hash, as a model does, keeps {@link #lazyHash()} in its place, which holds on to the bytes only until the hash is
 * known. A {@link dev.technic.scanner.ModelCache} asks before it loads anything, as the hash is its key, so that no model of a cache
 * holds on to the bytes of its file; a model loaded without one does until somebody asks for its hash.
 */
public final class ModelContent {

    /** Bytes of a model's file at most, 1 GiB: a greater one is refused before it is read. */
    public static final int MOST_BYTES = 1 << 30;

    private final String origin;
    private final byte[] bytes;
    private final Sha256 hash;

    /** The bytes are not copied and must not change, not even while only a model loaded from them is in use. */
    public ModelContent(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
        this.hash = new Sha256(bytes);
    }

    public String origin() {
        return origin;
    }

    /** The content itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** SHA-256 of the bytes, 64 hexadecimal digits. */
    public String hash() {
        return hash.get();
    }

    /** What says the {@link #hash()}, for keeping: once the hash is known, here or there, it lets go of the bytes. */
    public Supplier<String> lazyHash() {
        return hash;
    }

    /** The hash of bytes that are held until it is known. */
    private static final class Sha256 implements Supplier<String> {

        private byte @Nullable [] bytes;
        private volatile @Nullable String digits;

        Sha256(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String get() {
            String known = digits;
            return known != null ? known : compute();
        }

        private synchronized String compute() {
            String known = digits;
            if (known == null) {
                known = HexFormat.of().formatHex(sha256().digest(bytes));
                digits = known;
                bytes = null;
            }
            return known;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }
    }
}
