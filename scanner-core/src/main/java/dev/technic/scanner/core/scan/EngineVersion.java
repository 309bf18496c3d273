package dev.technic.scanner.core.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The library's version, as the build wrote it beside this class: a manifest is lost in a shaded jar and unseen on the module path. */
final class EngineVersion {

    private static final String TEXT = read();

    private EngineVersion() {}

    /** {@code scanner 0.1.0}; without a number where somebody packed the classes without what lay beside them. */
    static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream version = EngineVersion.class.getResourceAsStream("version.txt")) {
            return version == null
                    ? "scanner"
                    : "scanner " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
