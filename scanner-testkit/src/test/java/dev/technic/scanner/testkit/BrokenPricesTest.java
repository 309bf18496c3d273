package dev.technic.scanner.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Defect;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceRequest;
import dev.technic.scanner.PriceSink;
import dev.technic.scanner.PriceSource;
import dev.technic.scanner.Stage;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every law fails for a price source that breaks it. */
class BrokenPricesTest {

    /** A law, which may throw what it likes. */
    private interface Law {
        void of(DeliveryLaws laws) throws Throwable;
    }

    private static void assertCaught(PriceSource source, Law law) {
        DeliveryLaws laws = new DeliveryLaws(source, Shop.SYMBOLS);
        ThrowingCallable call = () -> law.of(laws);
        assertThatThrownBy(call).isInstanceOf(AssertionError.class);
    }

    @Test
    void aSourceThatDoesNotSayWhatItIsIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public String describe() {
                        return " ";
                    }
                },
                DeliveryLaws::saysWhatItIs);
    }

    @Test
    void aSymbolThatIsForgottenOrAnsweredTwiceIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    void deliver(String symbol, PriceSink sink) {
                        if (!symbol.equals("SHUT")) {
                            super.deliver(symbol, sink);
                        }
                    }
                },
                DeliveryLaws::answersEverySymbolOnce);
        assertCaught(
                new Shop() {
                    @Override
                    void deliver(String symbol, PriceSink sink) {
                        super.deliver(symbol, sink);
                        if (symbol.equals("A")) {
                            sink.failed(symbol, "no more of it");
                        }
                    }
                },
                DeliveryLaws::answersEverySymbolOnce);
        assertCaught(
                new Shop() {
                    @Override
                    void deliver(String symbol, PriceSink sink) {
                        if (symbol.equals("SHUT")) {
                            sink.failed(symbol, "");
                        } else {
                            super.deliver(symbol, sink);
                        }
                    }
                },
                DeliveryLaws::answersEverySymbolOnce);
    }

    @Test
    void whatNobodyAskedForIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        SYMBOLS.forEach(symbol -> deliver(symbol, sink));
                    }
                },
                DeliveryLaws::answersWhatIsAskedForAlone);
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        super.read(request, sink);
                        request.symbols()
                                .ifPresent(asked -> asked.stream()
                                        .filter(symbol -> !SYMBOLS.contains(symbol))
                                        .forEach(symbol -> sink.failed(symbol, "not in stock")));
                    }
                },
                DeliveryLaws::answersWhatIsAskedForAlone);
    }

    @Test
    void aSourceThatLooksAtTheOptionsInsteadOfTheRequestIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        SYMBOLS.stream().filter(request.options()::asks).forEach(symbol -> deliver(symbol, sink));
                    }
                },
                DeliveryLaws::answersWhatIsAskedForBeside);
    }

    @Test
    void aSourceThatAnswersAllAgainWhenSomeAreAskedForAgainIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        SYMBOLS.stream()
                                .filter(symbol -> request.options()
                                        .loaded()
                                        .map(all -> all.contains(symbol))
                                        .orElse(true))
                                .forEach(symbol -> deliver(symbol, sink));
                    }
                },
                DeliveryLaws::answersWhatIsAskedForAgain);
    }

    /** Its prices depend on how it is asked. */
    private static class Moody extends Shop {
        private final AtomicInteger mood = new AtomicInteger();

        @Override
        PriceHistory history(String symbol) {
            return Bars.randomWalk(5, mood.getAndIncrement()).history(symbol);
        }
    }

    @Test
    void pricesThatChangeFromReadToReadAreCaught() {
        assertCaught(new Moody(), DeliveryLaws::saysTheSameOfASymbolAlone);
        assertCaught(new Moody(), DeliveryLaws::saysTheSameWithAnyNumberOfThreads);
        assertCaught(new Moody(), DeliveryLaws::saysTheSameInReadsAtTheSameTime);
        assertCaught(new Moody(), DeliveryLaws::givesTheSamePanel);
    }

    @Test
    void helpersThatAreNotWaitedForAreCaught() {
        Shop careless = new Shop() {
            @Override
            public void read(PriceRequest request, PriceSink sink) {
                checkCancelled(request);
                SYMBOLS.forEach(symbol -> request.executor().execute(() -> deliver(symbol, sink)));
            }
        };
        assertCaught(careless, DeliveryLaws::needsNoExecutor);
        assertThatThrownBy(() -> new DeliveryLaws(
                                new Shop() {
                                    @Override
                                    public void read(PriceRequest request, PriceSink sink) {
                                        request.executor().execute(() -> super.read(request, sink));
                                        if (request.parallelism() > 1) {
                                            super.read(request, sink);
                                        }
                                    }
                                },
                                Shop.SYMBOLS)
                        .needsNoExecutor())
                .isInstanceOf(RejectedExecutionException.class);
    }

    /** Uses its arrays again. */
    private static final class Recycling extends Shop {
        private final double[] prices = new double[4];

        @Override
        PriceHistory history(String symbol) {
            Arrays.fill(prices, symbol.charAt(0));
            return PriceHistory.of(symbol, new long[4], prices, prices, prices, prices, prices);
        }
    }

    @Test
    void arraysThatAreUsedAgainAreCaught() {
        assertCaught(new Recycling(), DeliveryLaws::keepsWhatItHasDelivered);
    }

    @Test
    void aDefectAfterTheBarsIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    void deliver(String symbol, PriceSink sink) {
                        super.deliver(symbol, sink);
                        sink.defect(symbol, Defect.values()[0], 1);
                    }
                },
                DeliveryLaws::tellsDefectsBeforeTheBars);
    }

    @Test
    void aSourceThatDoesNotHearItIsCancelledIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    void checkCancelled(PriceRequest request) {
                        // deaf
                    }
                },
                DeliveryLaws::endsWhenCancelled);
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        checkCancelled(request);
                        SYMBOLS.stream()
                                .filter(request::wants)
                                .filter(symbol -> !request.cancellation().isCancelled())
                                .forEach(symbol -> deliver(symbol, sink));
                    }
                },
                DeliveryLaws::endsWhenCancelled);
    }

    @Test
    void aSourceThatKeepsWhatTheSinkThrewToItselfIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    void deliver(String symbol, PriceSink sink) {
                        try {
                            super.deliver(symbol, sink);
                        } catch (RuntimeException swallowed) {
                            checkedTwice(symbol, swallowed);
                        }
                    }

                    private void checkedTwice(String symbol, RuntimeException swallowed) {
                        if (symbol.isEmpty()) {
                            throw swallowed;
                        }
                    }
                },
                DeliveryLaws::passesOnWhatTheSinkThrows);
    }

    @Test
    void progressThatGoesBackIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        super.read(request, sink);
                        request.progress().progress(Stage.LOAD, 0, 1);
                    }
                },
                DeliveryLaws::tellsProgress);
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        super.read(request, sink);
                        request.progress().progress(Stage.LOAD, 2, 1);
                    }
                },
                DeliveryLaws::tellsProgress);
    }

    @Test
    void aLookbackThatIsCountedFromTheWrongEndIsCaught() {
        assertCaught(
                new Shop() {
                    @Override
                    public void read(PriceRequest request, PriceSink sink) {
                        for (String symbol : SYMBOLS) {
                            int bars = Math.min(request.options().lookback(), 5);
                            sink.bars(Bars.randomWalk(5, 1).first(bars).history(symbol));
                        }
                    }
                },
                DeliveryLaws::givesTheSamePanel);
    }
}
