package dev.technic.scanner;

/**
 * A scan in numbers; {@code attempted = kept + rejected + failed}.
 *
 * @param attempted symbols asked for
 * @param bars bars of these symbols, up to the as-of session
 * @param cut bars after the as-of session, which nothing looked at
 */
public record Statistics(int attempted, int kept, int rejected, int failed, long bars, long cut) {

    public Statistics {
        if (attempted != kept + rejected + failed) {
            throw new IllegalArgumentException(attempted + " attempted, but " + kept + " kept + " + rejected
                    + " rejected + " + failed + " failed");
        }
    }
}
