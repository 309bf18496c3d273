package dev.technic.scanner.ml;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.format.BoostedRounds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A booster in native memory, which is freed by whoever is last: its owner when nobody is scoring, else the last who scores. So
 * closing waits for nobody, and no memory goes under a scoring thread, which would end the JVM.
 */
final class NativeBooster {

    /** {@code xgboost4j 3.0.4}. */
    static final String ENGINE = "xgboost4j " + version();

    private final Booster booster;

    /** Those who score, and the owner until it closes; at 0 the memory is free. */
    private final AtomicInteger users = new AtomicInteger(1);

    private final AtomicBoolean closed = new AtomicBoolean();

    private NativeBooster(Booster booster) {
        this.booster = booster;
    }

    /** A booster from bytes that {@link NativeForm} wrote. */
    static NativeBooster load(String origin, byte[] bytes) {
        try {
            Booster booster = XGBoost.loadModel(bytes);
            // Once and before it is shared: one thread for each call, since those who call have theirs already.
            booster.setParam("nthread", 1);
            return new NativeBooster(booster);
        } catch (XGBoostError | IOException refused) {
            throw refused(origin, refused);
        } catch (LinkageError unavailable) {
            throw new ModelException(
                    "model " + origin + " needs the native library of " + ENGINE
                            + ", which cannot be loaded here (on Linux it needs libgomp): " + unavailable.getMessage(),
                    unavailable);
        }
    }

    /**
     * Scores whole rows.
     *
     * @param margins whether the objective's transformation is left out
     * @param rowMajor exactly the rows' values; longer is read and copied in full
     * @return a row of outputs for each row
     */
    float[][] predict(
            String origin, boolean margins, BoostedRounds.Span rounds, float[] rowMajor, int rows, int columns) {
        enter(origin);
        try {
            return booster.inplace_predict(
                    rowMajor,
                    rows,
                    columns,
                    Float.NaN,
                    new int[] {rounds.first(), rounds.end()},
                    margins ? Booster.PredictionType.kMargin : Booster.PredictionType.kValue,
                    null);
        } catch (XGBoostError refused) {
            throw refused(origin, refused);
        } finally {
            leave();
        }
    }

    /**
     * Finds the leaves of whole rows, one batch at a time: the library has them for its own matrices alone, which it does not promise to
     * score on several threads, and of which it keeps some memory for good.
     *
     * @return for each row the number of a node in each tree
     */
    synchronized float[][] leaves(String origin, float[] rowMajor, int rows, int columns) {
        enter(origin);
        try {
            DMatrix matrix = new DMatrix(rowMajor, rows, columns, Float.NaN);
            try {
                return booster.predictLeaf(matrix, 0);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError refused) {
            throw refused(origin, refused);
        } finally {
            leave();
        }
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            leave();
        }
    }

    private void enter(String origin) {
        int now = users.get();
        while (!closed.get() && now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                return;
            }
            now = users.get();
        }
        throw new ModelException("model " + origin + " is closed");
    }

    private void leave() {
        if (users.decrementAndGet() == 0) {
            booster.dispose();
        }
    }

    /** The first line of what the library says, without its clock and source line: the rest is a native stack trace. */
    private static ModelException refused(String origin, Exception error) {
        String said = String.valueOf(error.getMessage()).strip();
        String line = said.lines().findFirst().orElse("").replaceFirst("^\\[[0-9:]+] \\S+: ", "");
        return new ModelException("model " + origin + " is refused by " + ENGINE + ": " + line, error);
    }

    private static String version() {
        try (InputStream in = Booster.class.getResourceAsStream("/xgboost4j-version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException unreadable) {
            return "of unknown version";
        }
    }
}
