package dev.technic.scanner.testkit;

import dev.technic.scanner.spi.ScanBackend;

/** The plainest backend that keeps the laws. */
class LawfulBackendTest extends ScanBackendLaws {

    @Override
    protected ScanBackend backend() {
        return new Neighbours();
    }
}
