package dev.technic.scanner.examples.elsewhere;

import dev.technic.scanner.spi.ScanBackend;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Carries batches to one {@link WorkerProgram} at a time, and starts the next when one has died. */
final class WorkerProcess implements ScanBackend {

    /** A JVM, and the two ends of its pipes. */
    private record Child(Process process, DataOutputStream to, DataInputStream from) {

        static Child start(String classPath, int lives) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    classPath,
                    WorkerProgram.class.getName(),
                    Integer.toString(lives));
            try {
                Process process =
                        builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
                return new Child(
                        process,
                        new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
                        new DataInputStream(process.getInputStream()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void ask(byte[] plan, byte[] batch) throws IOException {
            to.writeInt(plan.length);
            to.write(plan);
            to.writeInt(batch.length);
            to.write(batch);
            to.flush();
        }
    }

    private final String classPath;
    private final Queue<Integer> lives;

    // Guarded by this.
    private int started;
    private int answered;

    /** Null before the first batch, and from the death of one to the start of the next. */
    private volatile @Nullable Child child;

    /** @param lives how many batches each process answers before it dies; processes after those live on */
    WorkerProcess(String classPath, List<Integer> lives) {
        this.classPath = classPath;
        this.lives = new ArrayDeque<>(lives);
    }

    synchronized int started() {
        return started;
    }

    /** Batches for which there was a result, whether the scan took it or not. */
    synchronized int answered() {
        return answered;
    }

    @Override
    public synchronized void run(byte[] plan, Batches batches, Answers answers) {
        for (int batch : batches.numbers()) {
            if (answers.isOver()) {
                return;
            }
            Child own = living();
            try {
                answer(own, plan, batch, batches.bytes(batch), answers);
            } catch (IOException gone) {
                child = null;
                answers.failed(batch, "its process ended with " + end(own));
            }
        }
    }

    private Child living() {
        Child living = child;
        if (living == null) {
            Integer own = lives.poll();
            living = Child.start(classPath, own == null ? Integer.MAX_VALUE : own);
            child = living;
            started++;
        }
        return living;
    }

    private void answer(Child own, byte[] plan, int batch, byte[] bytes, Answers answers) throws IOException {
        own.ask(plan, bytes);
        boolean good = own.from.readBoolean();
        byte[] said = new byte[own.from.readInt()];
        own.from.readFully(said);
        if (good) {
            answered++;
            answers.answer(batch, said);
        } else {
            answers.failed(batch, new String(said, StandardCharsets.UTF_8));
        }
    }

    private static int end(Child dead) {
        try {
            return dead.process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Also while a scan runs, whose process is then gone. */
    @Override
    public void close() {
        Child last = child;
        if (last != null) {
            last.process.destroyForcibly();
        }
    }
}
