package dev.technic.scanner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.examples.cli.ScannerCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is: paste it anew when it changes. */
final class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path PLUGIN =
            Path.of("CustomIndicator", "src", "main", "java", "com", "example", "acme", "AcmeIndicators.java");

    @Test
    void showsWhatTheDemoPrints() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(ScannerCommand.run(new String[] {"demo"}, out, err)).isZero();
        assertThat(Files.readString(README)).contains("```\n" + out.toString(StandardCharsets.UTF_8) + "```");
    }

    @Test
    void showsThePluginOfTheExamples() throws IOException {
        String source = Files.readString(PLUGIN);
        assertThat(Files.readString(README))
                .contains("```java\n" + source.substring(source.indexOf("public final class")) + "```");
    }
}
