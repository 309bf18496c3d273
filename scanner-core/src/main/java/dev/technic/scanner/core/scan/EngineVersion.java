package dev.technic.scanner.core.scan;

/** The library's version, from the jar's manifest. */
final class EngineVersion {

    private EngineVersion() {}

    /** {@code scanner 0.1.0}; without a number when the classes do not come from the jar. */
    static String text() {
        String version = EngineVersion.class.getPackage().getImplementationVersion();
        return version == null ? "scanner" : "scanner " + version;
    }
}
