package dev.technic.scanner.spi;

import java.util.Map;

/** A plugin that runs scans elsewhere than on local threads, found by the service loader. */
public interface ScanBackendProvider {

    /** As a user chooses it: {@code spark}. */
    String name();

    /**
     * A backend of its own for each call; the caller closes it.
     *
     * @throws dev.technic.scanner.ScannerException if an option is wrong, or what the backend needs cannot be reached
     */
    ScanBackend open(Map<String, String> options);
}
