package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.spi.IndicatorProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndicatorsCommandTest {

    @Test
    void listsEveryIndicatorWithRangesOutputsAndLookback() {
        Run run = Run.of("indicators");
        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .containsSequence(
                        "roc(x = close, period = 10)",
                        "    Rate of change: percent above the value period bars ago.",
                        "    parameters: period, a whole number in [1, 5000]",
                        "    outputs: value, lookback 10",
                        "")
                .anyMatch(line -> line.contains("macd, lookback 25; signal, lookback 33; histogram, lookback 33"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysAllAboutOne() {
        Run run = Run.of("indicators", "stddev");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("""
                        stddev(x = close, period = 20, deviation = population)
                            Standard deviation of the last period values: of the population, or of a sample.

                          input      x          close by default
                          parameter  period     a whole number in [2, 5000]; 20 by default
                          parameter  deviation  one of [population, sample]; population by default
                          output     value      first value after 19 bars; the default
                          output     mean       first value after 19 bars
                          memory     window     only the last bars matter
                          plugin     standard""");
    }

    @Test
    void saysOneBarInTheSingular() {
        assertThat(Run.of("indicators", "crossed_above").out())
                .contains("output   value     first value after 1 bar; the default");
    }

    @Test
    void suggestsWhatWasProbablyMeant() {
        Run run = Run.of("indicators", "rsl");
        assertThat(run.err()).startsWith("scanner: no indicator 'rsl'; did you mean 'rsi'? installed: [");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void saysWhichPluginCannotBeUsedAndListsTheRest(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(IndicatorProvider.class.getName()), "com.acme.Gone\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader beside =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(beside);
            Run run = Run.of("indicators", "rsi");
            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("rsi(x = close, period = 14");
            assertThat(run.err())
                    .isEqualToIgnoringNewLines("the plugin com.acme.Gone (" + folder.getFileName()
                            + ") cannot be used: there is no such class");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
