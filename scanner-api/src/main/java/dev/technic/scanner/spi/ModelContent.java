package dev.technic.scanner.spi;

/** A model's bytes with the name that messages say, usually its path. */
public final class ModelContent {

    private final String origin;
    private final byte[] bytes;
    private final String hash;

    /** The bytes are not copied and must not change. */
    public ModelContent(String origin, byte[] bytes) {
        this.origin = origin;
        this.bytes = bytes;
        this.hash = sha256(bytes);
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
        return hash;
    }

    private static String sha256(byte[] bytes) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
