package dev.technic.scanner.core.scan;

import com.google.common.hash.HashCode;
import dev.technic.scanner.PluginException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.plugin.Blame;
import dev.technic.scanner.core.wire.BatchBytes;
import dev.technic.scanner.core.wire.PlanBytes;
import dev.technic.scanner.core.wire.ResultBytes;
import dev.technic.scanner.spi.ScanBackend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The features of one scan, computed by a backend: each tile of which a symbol is asked for is a batch, numbered like the tile.
 *
 * <ol>
 *   <li>The backend is called on another thread, while the scan's own thread waits, looks at the deadline and tells the progress.
 *   <li>Bytes of a batch are made when the backend takes them.
 *   <li>An answer passes the gate if it is whole, is to this very batch, and is the first such. All others are dropped and counted.
 *   <li>When every batch is answered or lost, the lost ones are asked for once more; what is lost then ends the scan.
 *   <li>Once the scan is over, whichever way, answers do nothing, and nobody waits for a backend that has not returned.
 * </ol>
 */
final class BackendRun {

    private static final int ROUNDS = 2;

    /** How often a waiting scan looks whether it must end. */
    private static final long LOOK_MILLIS = 20;

    private static final long NOT_SENT = -1;

    private final Backend backend;
    private final byte[] plan;
    private final HashCode identity;
    private final List<Tile> tiles;
    private final int[] barsOf;
    private final Context context;
    private final LatestValues latest;
    private final Map<Integer, String> failures;
    private final Watch watch;

    /** By batch; all below is guarded by this. */
    private final boolean[] answered;

    /** By batch, the checksum of its bytes. */
    private final long[] sent;

    private Round current;
    private int accepted;
    private int told;
    private int dropped;
    private int lostBatches;
    private boolean over;

    BackendRun(
            Backend backend,
            byte[] plan,
            List<Tile> tiles,
            int[] barsOf,
            Context context,
            LatestValues latest,
            Map<Integer, String> failures,
            Watch watch) {
        this.backend = backend;
        this.plan = plan;
        this.identity = PlanBytes.identity(plan);
        this.tiles = tiles;
        this.barsOf = barsOf;
        this.context = context;
        this.latest = latest;
        this.failures = failures;
        this.watch = watch;
        this.answered = new boolean[tiles.size()];
        this.sent = new long[tiles.size()];
        Arrays.fill(sent, NOT_SENT);
        List<Integer> all = IntStream.range(0, tiles.size())
                .filter(t -> BatchBytes.symbols(tiles.get(t), barsOf).length > 0)
                .boxed()
                .toList();
        this.current = new Round(all);
        this.accepted = tiles.size() - all.size();
    }

    /** Returns when every batch is answered. */
    void run() {
        try {
            for (int round = 1; !current.numbers.isEmpty(); round++) {
                watch.check();
                Round asked = current;
                backend.execute(() -> call(asked));
                await(asked);
                next(round);
            }
            tell();
        } finally {
            end();
        }
    }

    private void call(Round round) {
        String reason = "it returned without an answer";
        try {
            backend.carrier().run(plan.clone(), round, round);
        } catch (Throwable thrown) {
            reason = Blame.words("it", thrown);
            Fatal.pass(thrown);
        } finally {
            for (int batch : round.numbers) {
                round.failed(batch, reason);
            }
        }
    }

    private void await(Round round) {
        while (!isSettled(round)) {
            watch.check();
            tell();
        }
    }

    private synchronized boolean isSettled(Round round) {
        try {
            if (round.waiting > 0) {
                wait(LOOK_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            watch.check();
        }
        return round.waiting == 0;
    }

    /** On the scan's own thread, so that no listener hears of this stage after its end. */
    private void tell() {
        int steps;
        synchronized (this) {
            steps = accepted - told;
            told = accepted;
        }
        for (int step = 0; step < steps; step++) {
            watch.step(Stage.FEATURES, tiles.size());
        }
    }

    private synchronized void next(int round) {
        Map<Integer, String> losses = current.lost;
        lostBatches += losses.size();
        if (round == ROUNDS && !losses.isEmpty()) {
            int first = losses.keySet().iterator().next();
            throw new PluginException(backend + " lost batch " + first
                    + (losses.size() == 1 ? "" : " and " + (losses.size() - 1) + " more") + ", asked for " + ROUNDS
                    + " times: " + losses.get(first));
        }
        current = new Round(List.copyOf(losses.keySet()));
    }

    private synchronized void end() {
        over = true;
        if (dropped + lostBatches > 0) {
            System.getLogger(BackendRun.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            backend + ": " + dropped + " answers dropped, " + lostBatches + " batches lost");
        }
    }

    private ResultBytes checked(int batch, byte[] bytes, long checksum) {
        ResultBytes result = ResultBytes.read(bytes);
        if (result.number() != batch || Integer.toUnsignedLong(result.checksum()) != checksum) {
            throw new ScannerException("the answer is not to this batch");
        }
        int[] symbols = BatchBytes.symbols(tiles.get(batch), barsOf);
        if (!Arrays.equals(result.symbols(), symbols) || result.values().length != latest.values().length) {
            throw new ScannerException("the answer has other symbols or values than the batch");
        }
        for (ResultBytes.Failure failure : result.failures()) {
            if (IntStream.of(symbols).noneMatch(symbol -> symbol == failure.symbol())) {
                throw new ScannerException("the answer has a failure of a symbol that is not in the batch");
            }
        }
        return result;
    }

    private void take(ResultBytes result) {
        int[] symbols = result.symbols();
        for (int root = 0; root < result.values().length; root++) {
            for (int lane = 0; lane < symbols.length; lane++) {
                latest.put(root, symbols[lane], result.values()[root][lane]);
            }
        }
        for (ResultBytes.Failure failure : result.failures()) {
            failures.put(failure.symbol(), Outcomes.detail(failure.type(), failure.message()));
        }
    }

    /** One call of the backend: what is asked for, and the gate for what comes. */
    private final class Round implements ScanBackend.Batches, ScanBackend.Answers {

        private final List<Integer> numbers;

        /** Why, by batch. */
        private final Map<Integer, String> lost = new TreeMap<>();

        /** Batches neither answered nor lost. */
        private int waiting;

        Round(List<Integer> numbers) {
            this.numbers = numbers;
            this.waiting = numbers.size();
        }

        @Override
        public List<Integer> numbers() {
            return numbers;
        }

        @Override
        public byte[] bytes(int batch) {
            if (isOver()) {
                throw new ScanCancelledException("the scan is over");
            }
            if (!numbers.contains(batch)) {
                throw new ScannerException("there is no batch " + batch + "; there are " + numbers);
            }
            byte[] bytes = BatchBytes.bytes(identity, batch, tiles.get(batch), barsOf, context);
            synchronized (BackendRun.this) {
                sent[batch] = Integer.toUnsignedLong(BatchBytes.checksum(bytes));
            }
            return bytes;
        }

        @Override
        public void answer(int batch, byte[] result) {
            long checksum;
            synchronized (BackendRun.this) {
                if (!isOpen(batch)) {
                    dropped++;
                    return;
                }
                checksum = sent[batch];
            }
            ResultBytes whole;
            try {
                whole = checked(batch, result == null ? new byte[0] : result, checksum);
            } catch (ScannerException damaged) {
                failed(batch, String.valueOf(damaged.getMessage()));
                return;
            }
            synchronized (BackendRun.this) {
                if (!isOpen(batch)) {
                    dropped++;
                    return;
                }
                take(whole);
                answered[batch] = true;
                accepted++;
                if (current.numbers.contains(batch) && current.lost.remove(batch) == null) {
                    current.waiting--;
                }
                BackendRun.this.notifyAll();
            }
        }

        @Override
        public void failed(int batch, String reason) {
            synchronized (BackendRun.this) {
                if (isOpen(batch) && lost.putIfAbsent(batch, String.valueOf(reason)) == null) {
                    waiting--;
                    BackendRun.this.notifyAll();
                }
            }
        }

        /** Whether an answer to a batch is wanted; only batches that were asked for are. */
        private boolean isOpen(int batch) {
            return !over && numbers.contains(batch) && !answered[batch];
        }

        @Override
        public boolean isOver() {
            synchronized (BackendRun.this) {
                return over;
            }
        }
    }
}
