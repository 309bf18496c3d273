package dev.technic.scanner.csv;

import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One read of a folder: each worker takes a file at a time. A file whose dates may be month first or day first waits for the others to
 * say which, since a folder's files are of one kind.
 */
final class FolderRead {

    /** What has a symbol's name; more than one file is one too many. */
    private record Named(String symbol, List<Path> paths, long size) {}

    private record Waiting(String symbol, Assembly assembly) {}

    private final Path folder;
    private final PriceRequest request;
    private final PriceSink sink;
    private final Supplier<Sessions> sessions;
    private final int chunkSize;

    // Guarded by this.
    private final List<Named> files = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, String> failures = new TreeMap<>();
    private boolean monthFirst;
    private int taken;
    private long bytesDone;
    private long bytes;

    FolderRead(Path folder, PriceRequest request, PriceSink sink, Supplier<Sessions> sessions, int chunkSize) {
        this.folder = folder;
        this.request = request;
        this.sink = sink;
        this.sessions = sessions;
        this.chunkSize = chunkSize;
    }

    void run() {
        list();
        Workers.run(request.executor(), request.parallelism(), () -> {
            Chunks.Chunk buffer = new Chunks.Chunk(chunkSize);
            Sessions own = sessions.get();
            return () -> step(buffer, own);
        });
        for (Waiting one : waiting) {
            if (monthFirst) {
                one.assembly.symbols().get(0).deliver(one.symbol, sink);
            } else {
                failed(one.symbol, one.assembly.ambiguous());
            }
        }
        if (!files.isEmpty() && failures.size() == files.size()) {
            String first = failures.values().iterator().next();
            throw new PriceSourceException(
                    files.size() == 1 ? first : "none of the " + files.size() + " files can be read; " + first);
        }
        failures.forEach(sink::failed);
    }

    private void list() {
        Map<String, List<Path>> bySymbol = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(FolderRead::isCsv)
                    .sorted()
                    .forEach(path -> bySymbol.computeIfAbsent(CsvFile.symbol(path), none -> new ArrayList<>())
                            .add(path));
        } catch (IOException e) {
            throw CsvFile.unreadable(folder, e);
        }
        if (bySymbol.isEmpty()) {
            throw new PriceSourceException(folder + ": no *.csv or *.csv.gz in this folder");
        }
        bySymbol.forEach((symbol, paths) -> {
            if (request.wants(symbol)) {
                files.add(new Named(symbol, paths, CsvFile.size(paths.get(0))));
            }
        });
        bytes = files.stream().mapToLong(Named::size).sum();
    }

    private static boolean isCsv(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".csv.gz")) && Files.isRegularFile(path);
    }

    private boolean step(Chunks.Chunk buffer, Sessions own) {
        FileRead.checkCancelled(request);
        Named next = take();
        if (next == null) {
            return false;
        }
        Assembly assembly = null;
        try {
            assembly = assemble(next, buffer, own);
        } catch (PriceSourceException e) {
            failed(next.symbol, e);
        }
        if (assembly != null && !waits(next.symbol, assembly)) {
            assembly.symbols().get(0).deliver(next.symbol, sink);
        }
        done(next);
        return true;
    }

    private synchronized @Nullable Named take() {
        return taken < files.size() ? files.get(taken++) : null;
    }

    private Assembly assemble(Named named, Chunks.Chunk buffer, Sessions own) {
        Path path = named.paths.get(0);
        if (named.paths.size() > 1) {
            throw new PriceSourceException(
                    path + " and " + named.paths.get(1).getFileName() + " are both of " + named.symbol);
        }
        try (CsvFile file = CsvFile.open(path, buffer)) {
            FileRead.checkAdjustable(file.header(), path, request);
            Assembly assembly = new Assembly(path.toString(), file.linesBefore());
            RowParser parser = new RowParser(file.header(), own, named.symbol, symbol -> true);
            for (String text = file.next(buffer); text != null; text = file.next(buffer)) {
                FileRead.checkCancelled(request);
                assembly.append(parser.parse(text));
            }
            assembly.check();
            List<SymbolRows> symbols = assembly.symbols();
            if (symbols.size() > 1) {
                throw new PriceSourceException(
                        path + " has rows of " + symbols.get(0).symbol() + " and "
                                + symbols.get(1).symbol() + "; in a folder, each symbol has its own file");
            }
            return assembly;
        }
    }

    private synchronized boolean waits(String symbol, Assembly assembly) {
        monthFirst |= assembly.isMonthFirst();
        return assembly.isAmbiguous() && waiting.add(new Waiting(symbol, assembly));
    }

    private synchronized void failed(String symbol, PriceSourceException e) {
        failures.put(symbol, String.valueOf(e.getMessage()));
    }

    private void done(Named named) {
        long done;
        synchronized (this) {
            bytesDone += named.size;
            done = bytesDone;
        }
        request.progress().progress(Stage.LOAD, done, bytes);
    }
}
