package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {

    @TempDir
    private Path folder;

    @Test
    void appearsWholeWhenCommitted() throws IOException {
        Path target = folder.resolve("rows.csv");
        try (OutputFile file = OutputFile.open(target)) {
            file.stream().write("new".getBytes(StandardCharsets.UTF_8));
            assertThat(target).doesNotExist();
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(folder).isDirectoryContaining("glob:**rows.csv");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void leavesWhatStoodThereWhenGivenUp() throws IOException {
        Path target = Files.writeString(folder.resolve("rows.csv"), "old");
        try (OutputFile file = OutputFile.open(target)) {
            file.stream().write("half".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(target).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void refusesAFolderAndAPlaceInNone() {
        assertThatThrownBy(() -> OutputFile.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder");
        Path nowhere = folder.resolve("none/rows.csv");
        assertThatThrownBy(() -> OutputFile.open(nowhere))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + nowhere + ": there is no folder " + folder.resolve("none"));
    }
}
