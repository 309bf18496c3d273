package dev.technic.scanner.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read, in words that follow its name. */
public final class Unreadable {

    private Unreadable() {}

    /** {@code cannot be read: access is denied}, where the file system's own exceptions say a path only or a class. */
    public static String reason(Path file, IOException broken) {
        return "cannot be read: " + why(file, broken);
    }

    private static String why(Path file, IOException broken) {
        if (broken instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (broken instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        String said = broken instanceof FileSystemException of && of.getReason() != null
                ? of.getReason()
                : broken.getMessage();
        return said == null ? broken.toString() : said;
    }
}
