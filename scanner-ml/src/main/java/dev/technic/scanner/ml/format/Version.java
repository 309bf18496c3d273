package dev.technic.scanner.ml.format;

/** The version of XGBoost that saved a model. */
public record Version(int major, int minor, int patch) {

    /** Whether this comes after every patch of {@code major.minor}. */
    public boolean isAfter(int major, int minor) {
        return this.major != major ? this.major > major : this.minor > minor;
    }

    /** {@code 3.0.4}. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
