package dev.technic.scanner.ml.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.ml.FuzzSeeds;
import dev.technic.scanner.spi.ModelContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Damaged models against the {@linkplain Invariant invariants}. Any number, of any seed; the figures go to
 * {@code target/fuzz/figures.txt}, and a model that breaks an invariant to a file beside it:
 *
 * <pre>{@code
 * mvn -pl scanner-ml -am verify -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dscanner.fuzz.models=1000000 -Dscanner.fuzz.seed=7
 * mvn -pl scanner-ml -am verify -Dtest=FuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dscanner.fuzz.replay=scanner-ml/target/fuzz
 * }</pre>
 */
class FuzzTest {

    private static final long MODELS = Long.getLong("scanner.fuzz.models", 20_000);
    private static final long SEED = Long.getLong("scanner.fuzz.seed", 1);
    private static final Path FOLDER = Path.of("target", "fuzz");

    @Test
    void noDamagedModelBreaksAnInvariant() throws XGBoostError, IOException, InterruptedException {
        List<ModelContent> whole = new ArrayList<>(FuzzSeeds.trained());
        whole.addAll(FuzzSeeds.ofReleases());
        Fuzzer fuzzer = new Fuzzer(whole, SEED, FOLDER);
        List<String> failures = fuzzer.run(MODELS);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("figures.txt"), "seed " + SEED + "\n" + fuzzer.figures());
        assertThat(failures).isEmpty();
        for (Damage damage : Damage.values()) {
            assertThat(fuzzer.figures().refused(damage))
                    .as("refused %s", damage)
                    .isPositive();
        }
        assertThat(List.of(Damage.BITS, Damage.REWIRED, Damage.NUMBER, Damage.SWAPPED))
                .allSatisfy(
                        damage -> assertThat(fuzzer.figures().scored(damage)).isPositive());
    }

    @Test
    void everyWholeModelScores() throws XGBoostError {
        List<ModelContent> whole = new ArrayList<>(FuzzSeeds.trained());
        whole.addAll(FuzzSeeds.ofReleases());
        assertThat(whole).allSatisfy(model -> {
            Trial.Verdict verdict = Trial.of(model);
            assertThat(verdict.broken()).as(verdict.what()).isNull();
            assertThat(verdict.scored()).as(verdict.what()).isTrue();
        });
    }

    @Test
    void theSameSeedAndNumberGiveTheSameModel() throws XGBoostError {
        List<ModelContent> whole = FuzzSeeds.trained();
        for (long number = 0; number < 100; number++) {
            ModelContent one = new Fuzzer(whole, 3, FOLDER).damaged(number).content();
            ModelContent other = new Fuzzer(whole, 3, FOLDER).damaged(number).content();
            assertThat(one.hash()).isEqualTo(other.hash());
        }
    }

    @Test
    void aKeptModelIsReplayed() throws IOException {
        String kept = System.getProperty("scanner.fuzz.replay", "");
        Assumptions.assumeFalse(kept.isEmpty(), "-Dscanner.fuzz.replay=FILE or FOLDER replays what was kept");
        try (Stream<Path> files = Files.walk(Path.of("..").resolve(kept))) {
            List<Path> models = files.filter(file -> file.toString().matches(".*\\.(ubj|json)"))
                    .toList();
            assertThat(models).allSatisfy(file -> {
                String origin = String.valueOf(file.getFileName());
                Trial.Verdict verdict = Trial.of(new ModelContent(origin, Files.readAllBytes(file)));
                assertThat(verdict.broken()).as(verdict.what()).isNull();
            });
        }
    }
}
