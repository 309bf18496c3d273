package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DemoCommandTest {

    @Test
    void printsARankedTableAndWhyOthersAreNotThere() {
        Run run = Run.of("demo");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("A made-up market: 6,000 symbols, ")
                .contains(
                        "\nThe question\n",
                        "\nThe answer, as of 2025-12-31\n  symbol  session ",
                        "\n6,000 symbols: 15 kept, ")
                .contains("\nWhy not?\n", " is rejected: too short: have ");
        assertThat(run.err()).startsWith("load ");
    }

    @Test
    void printsTheSameTwice() {
        assertThat(Run.of("demo").out()).isEqualTo(Run.of("demo").out());
    }
}
