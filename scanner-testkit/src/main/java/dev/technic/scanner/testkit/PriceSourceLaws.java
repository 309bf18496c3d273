package dev.technic.scanner.testkit;

import dev.technic.scanner.PriceSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The laws that every price source keeps, checked on one that holds a few symbols. Extend it in the plugin's tests, once for each way in
 * which the source keeps its prices:
 *
 * <pre>{@code
 * class AcmePricesLawsTest extends PriceSourceLaws {
 *     @Override
 *     protected PriceSource source() {
 *         return new AcmePrices().open(URI.create("acme://test"), Map.of());      // a PriceSourceProvider
 *     }
 *
 *     @Override
 *     protected Set<String> symbols() {
 *         return Set.of("GOOD", "EMPTY", "UNREADABLE");
 *     }
 * }
 * }</pre>
 *
 * <p>Have a symbol that it cannot deliver among them, and bars that are wrong in every way that the source may meet: what a good bar is the
 * load decides, so the laws ask no more than that the same be delivered however it is asked for. Comparisons are of the bits.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PriceSourceLaws {

    private DeliveryLaws laws = new DeliveryLaws(new DeliveryLaws.Nothing(), Set.of());

    /** The source, anew for each law. */
    protected abstract PriceSource source() throws Exception;

    /** Every symbol that the source answers, with bars or a failure, when it is asked for all that it has. */
    protected abstract Set<String> symbols();

    @BeforeEach
    void begin() throws Exception {
        laws = new DeliveryLaws(source(), symbols());
    }

    @Test
    void aSourceSaysWhatItIs() {
        laws.saysWhatItIs();
    }

    @Test
    void everySymbolIsAnsweredOnce() {
        laws.answersEverySymbolOnce();
    }

    @Test
    void onlyWhatIsAskedForIsAnsweredAndUnknownSymbolsAreLeftOut() {
        laws.answersWhatIsAskedForAlone();
    }

    @Test
    void symbolsBesideThoseAskedForAreAnsweredToo() {
        laws.answersWhatIsAskedForBeside();
    }

    @Test
    void onlyWhatFailedIsAnsweredWhenItIsAskedForAgain() {
        laws.answersWhatIsAskedForAgain();
    }

    @Test
    void aSymbolIsTheSameAloneAsAmongAll() {
        laws.saysTheSameOfASymbolAlone();
    }

    @Test
    void theSameIsAnsweredAtEveryReadWithAnyNumberOfThreads() {
        laws.saysTheSameWithAnyNumberOfThreads();
    }

    @Test
    void readsAtTheSameTimeDoNotMeet() throws Exception {
        laws.saysTheSameInReadsAtTheSameTime();
    }

    @Test
    void anExecutorThatRunsNothingOnlyMakesItSlower() {
        laws.needsNoExecutor();
    }

    @Test
    void barsDoNotChangeOnceTheyAreDelivered() {
        laws.keepsWhatItHasDelivered();
    }

    @Test
    void defectsAreToldBeforeTheBars() {
        laws.tellsDefectsBeforeTheBars();
    }

    @Test
    void aReadEndsWhenItIsCancelled() {
        laws.endsWhenCancelled();
    }

    @Test
    void whatTheSinkThrowsEndsTheRead() {
        laws.passesOnWhatTheSinkThrows();
    }

    @Test
    void progressIsOfTheLoadAndNeverGoesBack() {
        laws.tellsProgress();
    }

    @Test
    void aPanelIsTheSameHoweverItIsLoaded() {
        laws.givesTheSamePanel();
    }
}
