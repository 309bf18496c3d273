package dev.technic.scanner.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.ml.engine.InBlocks;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * XGBoost's own library behind its guard: whatever the bytes are, the JVM lives, and what both engines score they score the same.
 * What the Java engine promises by itself is held by {@code fuzz.FuzzTest}. A longer run:
 * {@code mvn test -pl scanner-ml -am -Dtest=DamagedModelsTest -Dsurefire.failIfNoSpecifiedTests=false -Dscanner.damaged=100000}
 */
class DamagedModelsTest {

    private static final int COUNT = Integer.getInteger("scanner.damaged", 1_000);

    private static final int ROWS = 24;

    private final Xgboost4jProvider provider = new Xgboost4jProvider();

    /** Ways to damage a copy of the bytes. */
    private enum Damage {
        BITS {
            @Override
            byte[] of(byte[] bytes, SplittableRandom random) {
                for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return bytes;
            }
        },
        BYTES {
            @Override
            byte[] of(byte[] bytes, SplittableRandom random) {
                for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
                    byte some = bytes[random.nextInt(bytes.length)];
                    bytes[random.nextInt(bytes.length)] = random.nextBoolean() ? some : (byte) random.nextInt(256);
                }
                return bytes;
            }
        },
        PIECES {
            @Override
            byte[] of(byte[] bytes, SplittableRandom random) {
                int length = random.nextInt(1, 64);
                int from = random.nextInt(bytes.length - length);
                int to = random.nextInt(bytes.length - length);
                System.arraycopy(bytes, from, bytes, to, length);
                return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            }
        };

        abstract byte[] of(byte[] bytes, SplittableRandom random);
    }

    @ParameterizedTest
    @CsvSource({
        "BITS, ubj, gbtree", "BITS, json, gbtree", "BITS, ubj, dart",
        "BYTES, ubj, gbtree", "BYTES, json, gbtree", "BYTES, json, dart",
        "PIECES, ubj, gbtree", "PIECES, json, gbtree"
    })
    void aDamagedModelIsRefusedOrScores(Damage damage, String format, String booster) throws XGBoostError {
        byte[] whole = model(format, booster);
        int scored = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] damaged = damage.of(whole.clone(), new SplittableRandom(i));
            scored += isScored(new ModelContent("damaged-" + i, damaged)) ? 1 : 0;
        }
        assertThat(scored).isBetween(1, COUNT - 1);
    }

    @Test
    void theOldBinaryFormatIsRefusedByName() throws XGBoostError {
        try (Training training = Training.of("binary:logistic", false)) {
            Booster booster = training.train(Map.of("objective", "binary:logistic"), 2);
            ModelContent old = Training.content(booster, "deprecated");
            assertThat(provider.reads(old)).isTrue();
            assertThatThrownBy(() -> provider.load(old))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(
                            "model alpha.deprecated is in XGBoost's old binary format; XGBoost's JSON and UBJSON are"
                                    + " read: load it in Python and save it with save_model('model.ubj')");
        }
    }

    @Test
    void whatTheLibraryItselfRefusesIsToldInItsWords() throws XGBoostError {
        String json = new String(Training.anyModel("json"), StandardCharsets.UTF_8)
                .replace("\"multi:softprob\"", "\"reg:nonsense\"");
        ModelContent content = new ModelContent("m.json", json.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> provider.load(content))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "model m.json is refused by xgboost4j 3.0.4: Unknown objective function: `reg:nonsense`");
    }

    private boolean isScored(ModelContent content) {
        double[] scores = scores(provider, content);
        double[] ofJava = scores(new InBlocks(), content);
        if (scores.length > 0 && ofJava.length > 0) {
            assertThat(ofJava).as(content.origin()).containsExactly(scores);
        }
        return scores.length > 0;
    }

    /** Of rows that are missing, infinite and ordinary; empty when the model is refused. */
    private static double[] scores(ModelProvider provider, ModelContent content) {
        try (Model model = provider.load(content)) {
            double[] rows = new double[ROWS * model.featureCount()];
            Arrays.setAll(rows, i -> (i * 7L % 83 - 41) / 8.0);
            Arrays.fill(rows, 0, model.featureCount(), Double.NaN);
            Arrays.fill(rows, model.featureCount(), 2 * model.featureCount(), Double.POSITIVE_INFINITY);
            double[] scores = new double[ROWS * model.outputCount()];
            model.predict(rows, ROWS, model.featureCount(), scores);
            return scores;
        } catch (ModelException refused) {
            assertThat(refused.getMessage()).startsWith("model " + content.origin());
            return new double[0];
        }
    }

    private static byte[] model(String format, String name) throws XGBoostError {
        try (Training training = Training.of("multi:softprob", true)) {
            Booster booster = training.train(
                    Map.of(
                            "objective",
                            "multi:softprob",
                            "num_class",
                            Training.CLASSES,
                            "booster",
                            name,
                            "max_depth",
                            3),
                    2);
            byte[] bytes = booster.toByteArray(format);
            booster.dispose();
            return bytes;
        }
    }
}
