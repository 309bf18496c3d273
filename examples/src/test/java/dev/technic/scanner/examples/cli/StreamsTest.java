package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program ends when its output does, or when the user has had enough. */
final class StreamsTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();

    @TempDir
    private Path folder;

    private int run(OutputStream out, String... arguments) {
        PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
        return ScannerCommand.run(
                arguments, new Streams(new NamedOutputStream("stdout", out), printed, false, cancellation));
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void aReaderWhoLeavesIsNoError() throws IOException {
        String prices = TinyPrices.in(folder).toString();
        assertThat(run(failing("Broken pipe"), "series", "--prices", prices, "--feature", "a=close"))
                .isZero();
        assertThat(run(failing("Broken pipe"), "scan", "--prices", prices, "--feature", "a=close"))
                .isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFullDiskIs() throws IOException {
        String prices = TinyPrices.in(folder).toString();
        assertThat(run(failing("No space left on device"), "series", "--prices", prices, "--feature", "a=close"))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("scanner: cannot write stdout: No space left on device" + System.lineSeparator());
    }

    @Test
    void anInterruptLeavesNoFile() throws IOException {
        Path prices = TinyPrices.in(folder);
        cancellation.cancel();
        int status = run(
                OutputStream.nullOutputStream(),
                "scan",
                "--prices",
                prices.toString(),
                "--feature",
                "a=close",
                "--out",
                folder.resolve("rows.csv").toString());
        assertThat(status).isEqualTo(130);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(prices);
        }
    }
}
