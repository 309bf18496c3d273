package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every law fails for a model that breaks it. */
class BrokenModelsTest {

    private static ScoringLaws laws(ModelProvider provider) {
        return new ScoringLaws(provider, SumModels.CONTENT, ScoringLaws::anyRows);
    }

    private static void assertCaught(Function<ModelContent, Model> made, Consumer<ScoringLaws> law) {
        ScoringLaws laws = laws(new SumModels(made));
        assertThatThrownBy(() -> law.accept(laws)).isInstanceOf(AssertionError.class);
    }

    /** Says where it came from instead of its hash. */
    private static final class Unhashed extends SumModel {
        Unhashed(ModelContent content) {
            super(content);
        }

        @Override
        public String hash() {
            return content.origin();
        }
    }

    /** Names fewer features than it has. */
    private static final class Misnamed extends SumModel {
        Misnamed(ModelContent content) {
            super(content);
        }

        @Override
        public List<String> features() {
            return List.of("a", "b");
        }
    }

    /** Names one feature twice. */
    private static final class Doubled extends SumModel {
        Doubled(ModelContent content) {
            super(content);
        }

        @Override
        public List<String> features() {
            return List.of("a", "b", "a");
        }
    }

    @Test
    void aModelThatDoesNotSayWhatItIsIsCaught() {
        assertCaught(Unhashed::new, ScoringLaws::isReadAndSaysWhatItIs);
        assertCaught(Misnamed::new, ScoringLaws::isReadAndSaysWhatItIs);
        assertCaught(Doubled::new, ScoringLaws::isReadAndSaysWhatItIs);
    }

    /** Does not know the models that it loads. */
    private record Blind(ModelProvider sums) implements ModelProvider {
        @Override
        public String name() {
            return "blind";
        }

        @Override
        public boolean reads(ModelContent content) {
            return false;
        }

        @Override
        public Model load(ModelContent content) {
            return sums.load(content);
        }
    }

    @Test
    void aProviderThatLoadsWhatItDoesNotReadIsCaught() {
        ScoringLaws laws = laws(new Blind(new SumModels(SumModel::new)));
        assertThatThrownBy(laws::isReadAndSaysWhatItIs).isInstanceOf(AssertionError.class);
    }

    /** Adds up batches of eight and more in another order. */
    private static final class Reordering extends SumModel {
        Reordering(ModelContent content) {
            super(content);
        }

        @Override
        void score(double[] rowMajor, int row, double[] out) {
            super.score(rowMajor, row, out);
            if (out.length >= 8 * OUTPUTS) {
                float sum = 0;
                for (int i = (row + 1) * COLUMNS - 1; i >= row * COLUMNS; i--) {
                    sum += Double.isNaN(rowMajor[i]) ? 0 : (float) rowMajor[i];
                }
                out[row * OUTPUTS] = sum;
            }
        }
    }

    @Test
    void aBatchThatIsScoredInAnotherWayIsCaught() {
        assertCaught(Reordering::new, ScoringLaws::scoresTheSameInEveryBatch);
    }

    /** Takes a missing value for that of the row before. */
    private static final class Filling extends SumModel {
        Filling(ModelContent content) {
            super(content);
        }

        @Override
        void score(double[] rowMajor, int row, double[] out) {
            super.score(rowMajor, row, out);
            if (row > 0 && Double.isNaN(rowMajor[row * COLUMNS])) {
                out[row * OUTPUTS] += rowMajor[(row - 1) * COLUMNS];
            }
        }
    }

    @Test
    void aLeakBetweenRowsIsCaught() {
        assertCaught(Filling::new, ScoringLaws::mixesNothingBetweenRows);
        assertCaught(Filling::new, ScoringLaws::scoresTheSameInEveryBatch);
    }

    /** Says a value in double. */
    private static final class Wide extends SumModel {
        Wide(ModelContent content) {
            super(content);
        }

        @Override
        void score(double[] rowMajor, int row, double[] out) {
            super.score(rowMajor, row, out);
            out[row * OUTPUTS + 1] = rowMajor[row * COLUMNS];
        }
    }

    @Test
    void aScoreOfTheValuesInDoubleIsCaught() {
        assertCaught(Wide::new, ScoringLaws::narrowsToFloat);
    }

    /** Adds its scores to what is there. */
    private static final class Adding extends SumModel {
        Adding(ModelContent content) {
            super(content);
        }

        @Override
        void score(double[] rowMajor, int row, double[] out) {
            double before = out[row * OUTPUTS];
            super.score(rowMajor, row, out);
            out[row * OUTPUTS] += before;
        }
    }

    /** Puts zeros where values are missing. */
    private static final class Mending extends SumModel {
        Mending(ModelContent content) {
            super(content);
        }

        @Override
        void score(double[] rowMajor, int row, double[] out) {
            super.score(rowMajor, row, out);
            for (int i = row * COLUMNS; i < (row + 1) * COLUMNS; i++) {
                rowMajor[i] = Double.isNaN(rowMajor[i]) ? 0 : rowMajor[i];
            }
        }
    }

    @Test
    void aScoreThatIsNotWrittenAndARowThatIsAreCaught() {
        assertCaught(Adding::new, ScoringLaws::writesItsScoresAlone);
        assertCaught(Mending::new, ScoringLaws::writesItsScoresAlone);
    }

    /** Checks nothing. */
    private static final class Trusting extends SumModel {
        Trusting(ModelContent content) {
            super(content);
        }

        @Override
        public void predict(double[] rowMajor, int rows, int columns, double[] out) {
            for (int row = 0; row < rows; row++) {
                score(rowMajor, row, out);
            }
        }
    }

    /** Checks when the first row is written. */
    private static final class Late extends SumModel {
        Late(ModelContent content) {
            super(content);
        }

        @Override
        public void predict(double[] rowMajor, int rows, int columns, double[] out) {
            if (out.length > 0) {
                out[0] = 0;
            }
            super.predict(rowMajor, rows, columns, out);
        }
    }

    /** Does not say which model it is. */
    private static final class Nameless extends SumModel {
        Nameless(ModelContent content) {
            super(content);
        }

        @Override
        ModelException refused(String words) {
            return new ModelException("the model " + words);
        }
    }

    @Test
    void wrongLengthsThatAreNotRefusedIsCaught() {
        assertCaught(Trusting::new, ScoringLaws::refusesWrongLengths);
        assertCaught(Late::new, ScoringLaws::refusesWrongLengths);
        assertCaught(Nameless::new, ScoringLaws::refusesWrongLengths);
    }

    /** Keeps the rows it scores in a field, and lets others run in between. */
    private static final class Shared extends SumModel {
        private double[] current = {};

        Shared(ModelContent content) {
            super(content);
        }

        @Override
        public void predict(double[] rowMajor, int rows, int columns, double[] out) {
            current = rowMajor;
            Thread.yield();
            super.predict(Arrays.copyOf(current, rowMajor.length), rows, columns, out);
        }
    }

    @Test
    void aBufferOfAllThreadsIsCaught() {
        ScoringLaws laws = laws(new SumModels(Shared::new));
        assertThatThrownBy(laws::scoresTheSameInThreads)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void anAllocationIsCaught() {
        assertCaught(Shared::new, laws -> laws.allocatesAtMost(rows -> 0));
        laws(new SumModels(Shared::new)).allocatesAtMost(rows -> 8L * SumModel.COLUMNS * rows + 32);
    }

    /** Scores for ever. */
    private static final class Immortal extends SumModel {
        Immortal(ModelContent content) {
            super(content);
        }

        @Override
        public void close() {
            // as if nothing had been said
        }
    }

    /** Cannot be closed twice. */
    private static final class Once extends SumModel {
        private boolean closed;

        Once(ModelContent content) {
            super(content);
        }

        @Override
        public void close() {
            super.close();
            assertThat(closed).isFalse();
            closed = true;
        }
    }

    @Test
    void aModelThatDoesNotCloseIsCaught() {
        assertCaught(Immortal::new, ScoringLaws::refusesWhenClosed);
        assertCaught(Once::new, ScoringLaws::refusesWhenClosed);
        Model one = new SumModel(SumModels.CONTENT);
        ScoringLaws oneForAll = laws(new SumModels(content -> one));
        assertThatThrownBy(oneForAll::refusesWhenClosed)
                .isInstanceOf(ModelException.class)
                .hasMessage("model plain.sum is closed");
    }

    /** Believes its content. */
    private record Believing(Function<byte[], Integer> size) implements ModelProvider {
        @Override
        public String name() {
            return "believing";
        }

        @Override
        public boolean reads(ModelContent content) {
            return true;
        }

        @Override
        public Model load(ModelContent content) {
            double[] table = new double[size.apply(content.bytes())];
            Objects.checkIndex(0, table.length);
            return new SumModel(content);
        }
    }

    @Test
    void damageThatIsNotRefusedIsCaught() {
        ScoringLaws positions = laws(new Believing(bytes -> bytes[3] == '!' ? 1 : 0));
        assertThatThrownBy(() -> positions.damaged(50).areRefusedOrScore())
                .isInstanceOf(AssertionError.class)
                .hasMessage("damage 0 of plain.sum is neither refused by a ModelException nor scored")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
        ScoringLaws sizes = laws(new Believing(bytes -> bytes[0] == 's' ? 1 : 20_000_000));
        assertThatThrownBy(() -> sizes.damaged(50).takeNoMoreThanTheyAreWorth()).isInstanceOf(AssertionError.class);
    }
}
