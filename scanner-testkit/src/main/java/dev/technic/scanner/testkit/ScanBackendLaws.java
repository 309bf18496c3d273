package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.ScanBackend;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The laws that every scan backend keeps: its answers are a worker's to the byte, and a scan's are the local ones to the bit. Extend it in
 * the plugin's tests:
 *
 * <pre>{@code
 * class AcmeBackendLawsTest extends ScanBackendLaws {
 *     @Override
 *     protected ScanBackend backend() {
 *         return new AcmeBackends().open(Map.of("workers", "3"));
 *     }
 * }
 * }</pre>
 *
 * <p>The scans use the language alone, so the workers need no indicator plugin. A backend may lose a batch in earnest, and be asked for it once
 * more; here, where nothing is in its way, it loses none.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ScanBackendLaws {

    private BatchLaws laws = new BatchLaws(new BatchLaws.Nowhere());

    /** A backend of its own for each law, which is closed after it. */
    protected abstract ScanBackend backend() throws Exception;

    /** How long a backend may go on after the scan is over before it is taken to hang. */
    protected Duration patience() {
        return Duration.ofMinutes(2);
    }

    @BeforeEach
    void begin() throws Exception {
        laws = new BatchLaws(backend());
    }

    @AfterEach
    void end() {
        laws.close();
    }

    @Test
    void everyBatchIsAnsweredAsAWorkerAnswersIt() {
        laws.answersEveryBatch();
    }

    @Test
    void onlyTheBatchesThatAreAskedForAreAnswered() {
        laws.answersWhatIsAskedForAlone();
    }

    @Test
    void runsAtTheSameTimeDoNotMeet() throws Exception {
        laws.answersRunsAtTheSameTime();
    }

    @Test
    void aPlanThatNoWorkerTakesIsAFailureOfItsBatches() {
        laws.tellsWhatWorkersRefuse();
    }

    @Test
    void aRunEndsWhenTheScanIsOver() throws Exception {
        laws.endsWhenTheScanIsOver(patience());
    }

    @Test
    void aScanIsTheLocalOneToTheBit() {
        laws.scansAsLocally();
    }

    @Test
    void aScanAfterOneThatWasCancelledIsAnswered() {
        laws.scansAfterACancelledOne();
    }
}
