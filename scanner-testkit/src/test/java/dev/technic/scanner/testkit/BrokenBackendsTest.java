package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.ScannerException;
import dev.technic.scanner.spi.ScanBackend;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Every law fails for a backend that breaks it. */
class BrokenBackendsTest {

    /** A law, which may throw what it likes. */
    private interface Law {
        void of(BatchLaws laws) throws Exception;
    }

    private static void assertCaught(ScanBackend backend, Law law) {
        try (BatchLaws laws = new BatchLaws(backend)) {
            assertThatThrownBy(() -> law.of(laws)).isInstanceOf(AssertionError.class);
        }
    }

    /** Loses batch 2. */
    private static final class Losing extends Neighbours {
        @Override
        void answer(byte[] plan, int batch, Batches batches, Answers answers) {
            if (batch != 2) {
                super.answer(plan, batch, batches, answers);
            }
        }
    }

    @Test
    void aLostBatchIsCaught() {
        assertCaught(new Losing(), BatchLaws::answersEveryBatch);
        try (BatchLaws laws = new BatchLaws(new Losing())) {
            assertThatThrownBy(laws::scansAsLocally).isInstanceOf(ScannerException.class);
            assertThatThrownBy(laws::scansAfterACancelledOne).isInstanceOf(ScannerException.class);
        }
    }

    @Test
    void anAnswerOfAnotherBatchIsCaught() {
        assertCaught(
                new Neighbours() {
                    @Override
                    void answer(byte[] plan, int batch, Batches batches, Answers answers) {
                        int other = batches.numbers().get(0);
                        answers.answer(batch, worker.run(plan, batches.bytes(other)));
                    }
                },
                BatchLaws::answersEveryBatch);
    }

    @Test
    void batchesThatNobodyAskedForAreCaught() {
        assertCaught(
                new Neighbours() {
                    @Override
                    public void run(byte[] plan, Batches batches, Answers answers) {
                        super.run(plan, batches, answers);
                        if (!batches.numbers().contains(0)) {
                            answer(plan, 0, batches, answers);
                        }
                    }
                },
                BatchLaws::answersWhatIsAskedForAlone);
    }

    @Test
    void aChangedPlanIsCaught() {
        assertCaught(
                new Neighbours() {
                    @Override
                    public void run(byte[] plan, Batches batches, Answers answers) {
                        super.run(plan, batches, answers);
                        plan[0]++;
                    }
                },
                BatchLaws::answersEveryBatch);
    }

    /** Serves the run that came last. */
    private static final class OneAtATime extends Neighbours {
        private List<Integer> numbers = List.of();

        @Override
        public void run(byte[] plan, Batches batches, Answers answers) {
            numbers = batches.numbers();
            pause();
            numbers.forEach(batch -> answer(plan, batch, batches, answers));
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Test
    void runsThatMeetAreCaught() {
        try (BatchLaws laws = new BatchLaws(new OneAtATime())) {
            assertThatThrownBy(laws::answersRunsAtTheSameTime)
                    .isInstanceOfAny(AssertionError.class, ExecutionException.class);
        }
    }

    @Test
    void aFailureWithoutAReasonIsCaught() {
        assertCaught(
                new Neighbours() {
                    @Override
                    void answer(byte[] plan, int batch, Batches batches, Answers answers) {
                        answers.failed(batch, "");
                    }
                },
                BatchLaws::tellsWhatWorkersRefuse);
    }

    /** Waits for what never comes once the scan is over. */
    private static final class Waiting extends Neighbours {
        @Override
        public void run(byte[] plan, Batches batches, Answers answers) {
            if (answers.isOver()) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ended) {
                    return;
                }
            }
            super.run(plan, batches, answers);
        }
    }

    @Test
    void aRunThatDoesNotEndIsCaught() {
        assertCaught(new Waiting(), laws -> laws.endsWhenTheScanIsOver(Duration.ofMillis(100)));
    }
}
