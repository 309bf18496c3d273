package dev.technic.scanner.examples.elsewhere;

import dev.technic.scanner.ScannerException;
import dev.technic.scanner.spi.ScanWorker;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that computes batches: plan and batch from the standard input, each after its length, and to the standard output whether it is a
 * result, and the bytes of it or of the reason why there is none. Ends with its input, and after a minute whatever happens.
 */
public final class WorkerProgram {

    /** What it ends with in the middle of an answer. */
    static final int DEAD = 41;

    private static final int OVERDUE = 42;

    private WorkerProgram() {}

    /** Takes how many batches it answers before it dies. */
    public static void main(String[] arguments) throws IOException {
        CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES)
                .execute(() -> Runtime.getRuntime().halt(OVERDUE));
        int lives = Integer.parseInt(arguments[0]);
        ScanWorker worker = ScanWorker.create();
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        for (byte[] plan = next(in); plan.length > 0; plan = next(in)) {
            byte[] batch = next(in);
            boolean good = true;
            byte[] said;
            try {
                said = worker.run(plan, batch);
            } catch (ScannerException refused) {
                good = false;
                said = String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8);
            }
            out.writeBoolean(good);
            out.writeInt(said.length);
            out.write(said, 0, lives == 0 ? said.length / 2 : said.length);
            out.flush();
            if (lives-- == 0) {
                Runtime.getRuntime().halt(DEAD);
            }
        }
    }

    /** Empty at the end of the input. */
    private static byte[] next(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return new byte[0];
        }
        return in.readNBytes(length);
    }
}
