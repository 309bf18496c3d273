package dev.technic.scanner.csv;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.ScanCancelledException;
import dev.technic.scanner.Stage;
import dev.technic.scanner.csv.Header.Column;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One read of one file by all workers. Each takes the next chunk of text, which only one can at a time as it means inflating, parses it
 * beside the others, and leaves the rows to be put together in the file's order.
 */
final class FileRead {

    /** Chunks that may be parsed ahead of the one that is next in order, for each worker. */
    private static final int AHEAD = 4;

    private final Path path;
    private final PriceRequest request;
    private final PriceSink sink;
    private final Supplier<Sessions> sessions;
    private final int chunkSize;

    // Guarded by the file.
    private int taken;

    // Guarded by this.
    private final Map<Integer, Rows> parsed = new HashMap<>();
    private int assembled;
    private boolean broken;

    FileRead(Path path, PriceRequest request, PriceSink sink, Supplier<Sessions> sessions, int chunkSize) {
        this.path = path;
        this.request = request;
        this.sink = sink;
        this.sessions = sessions;
        this.chunkSize = chunkSize;
    }

    void run() {
        Assembly assembly;
        try (CsvFile file = CsvFile.open(path, new Chunks.Chunk(chunkSize))) {
            checkAdjustable(file.header(), path, request);
            String onlySymbol = file.header().has(Column.SYMBOL) ? null : CsvFile.symbol(path);
            if (onlySymbol != null && !request.wants(onlySymbol)) {
                return;
            }
            assembly = new Assembly(path.toString(), file.linesBefore());
            long size = CsvFile.size(path);
            Workers.run(request.executor(), request.parallelism(), () -> {
                RowParser parser = new RowParser(file.header(), sessions.get(), onlySymbol, request::wants);
                Chunks.Chunk buffer = new Chunks.Chunk(chunkSize);
                return () -> step(file, size, parser, buffer, assembly);
            });
        }
        assembly.check();
        if (assembly.isAmbiguous()) {
            throw assembly.ambiguous();
        }
        deliver(assembly.symbols());
    }

    private boolean step(CsvFile file, long size, RowParser parser, Chunks.Chunk buffer, Assembly assembly) {
        try {
            awaitTurn();
            String text;
            int number;
            long read;
            synchronized (file) {
                checkCancelled(request);
                text = file.next(buffer);
                number = taken++;
                read = file.bytesRead();
            }
            request.progress().progress(Stage.LOAD, read, size);
            if (text == null) {
                return false;
            }
            assemble(number, parser.parse(text), assembly);
            return true;
        } catch (Throwable t) {
            abandon();
            throw t;
        }
    }

    /** Keeps the fast from running away from the slow, as what they parse would pile up. */
    private synchronized void awaitTurn() {
        boolean interrupted = false;
        while (!broken && parsed.size() >= AHEAD * request.parallelism()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void abandon() {
        broken = true;
        notifyAll();
    }

    private synchronized void assemble(int number, Rows rows, Assembly assembly) {
        parsed.put(number, rows);
        for (Rows next = parsed.remove(assembled); next != null; next = parsed.remove(assembled)) {
            assembly.append(next);
            assembled++;
        }
        notifyAll();
    }

    private void deliver(List<SymbolRows> symbols) {
        AtomicInteger next = new AtomicInteger();
        Workers.run(request.executor(), request.parallelism(), () -> () -> {
            int at = next.getAndIncrement();
            if (at >= symbols.size()) {
                return false;
            }
            checkCancelled(request);
            symbols.get(at).deliver(symbols.get(at).symbol(), sink);
            return true;
        });
    }

    static void checkCancelled(PriceRequest request) {
        if (request.cancellation().isCancelled()) {
            throw new ScanCancelledException("load cancelled");
        }
    }

    static void checkAdjustable(Header header, Path path, PriceRequest request) {
        if (request.options().adjustment() == Adjustment.TOTAL_RETURN && !header.has(Column.ADJUSTED)) {
            throw new PriceSourceException(path + " has no column adj_close, which total-return adjustment needs");
        }
    }
}
