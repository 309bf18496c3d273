package dev.technic.scanner.core.wire;

import dev.technic.scanner.ScannerException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What all byte forms have around their content, so that bytes that are foreign, cut short, damaged or newer are known before any of them is
 * believed. Everything is big-endian.
 *
 * <pre>{@code
 * int     magic      SCNP, SCNB or SCNR in ASCII
 * int     version    of this kind's form
 * int     length     of the content, in bytes
 * byte[]  content
 * int     checksum   CRC-32C of all before it
 * }</pre>
 */
enum Form {
    PLAN("plan", 'P', 3),
    BATCH("batch", 'B', 3),
    RESULT("result", 'R', 1);

    /** Bytes before the content. */
    static final int HEADER = 12;

    /** Bytes around the content. */
    static final int AROUND = HEADER + Integer.BYTES;

    final String word;
    private final int magic;
    private final int version;

    Form(String word, char letter, int version) {
        this.word = word;
        this.magic = 'S' << 24 | 'C' << 16 | 'N' << 8 | letter;
        this.version = version;
    }

    /** Fills in what is around the content, which stands in its place already. */
    byte[] seal(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        all.putInt(magic).putInt(version).putInt(bytes.length - AROUND);
        all.putInt(bytes.length - Integer.BYTES, checksum(bytes));
        return bytes;
    }

    /** A reader of the content, once all around it is right. */
    Reader open(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || all.getInt() != magic) {
            throw new ScannerException("these " + bytes.length + " bytes are no " + word);
        }
        int found = all.getInt();
        if (found != version) {
            throw new ScannerException("the " + word + " has version " + found
                    + " of its byte form; this library reads version " + version + "; use the same library everywhere");
        }
        long length = AROUND + (long) all.getInt();
        if (length < AROUND || length != bytes.length) {
            throw new ScannerException(
                    "the " + word + " is damaged: it says that it has " + length + " bytes, and has " + bytes.length);
        }
        if (all.getInt(bytes.length - Integer.BYTES) != checksum(bytes)) {
            throw damaged("its checksum does not match");
        }
        return new Reader(this, ByteBuffer.wrap(bytes, HEADER, bytes.length - AROUND));
    }

    /** The checksum at the end of sealed bytes. */
    static int sealOf(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES);
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) crc.getValue();
    }

    ScannerException damaged(String what) {
        return new ScannerException("the " + word + " is damaged: " + what);
    }
}
