package dev.technic.scanner.core.scan;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.Indicator;
import dev.technic.scanner.spi.IndicatorProvider;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.util.Arrays;
import java.util.List;

/** Plugins as the service loader finds them, good and broken; each is copied into a folder of its own. */
final class FoundPlugins {

    private FoundPlugins() {}

    /** Brings {@code thing}. */
    public static final class Acme implements IndicatorProvider {
        @Override
        public String name() {
            return "acme";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(Indicator.named("thing").input("x", "close").composed("2 * x"));
        }
    }

    /** Another plugin that is called acme. */
    public static final class AcmeToo implements IndicatorProvider {
        @Override
        public String name() {
            return "acme";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(Indicator.named("thing").input("x", "close").composed("2 * x"));
        }
    }

    /** Brings {@code thing} and one of its own. */
    public static final class Other implements IndicatorProvider {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(
                    Indicator.named("thing").input("x", "close").composed("2 * x"),
                    Indicator.named("gadget").input("x", "close").composed("2 * x"));
        }
    }

    /** Cannot be made. */
    public static final class Unmade implements IndicatorProvider {
        public Unmade() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public String name() {
            return "unmade";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of();
        }
    }

    /** Has no name. */
    public static final class Nameless implements IndicatorProvider {
        @Override
        public String name() {
            throw new IllegalStateException("no name");
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(Indicator.named("nameless").input("x", "close").composed("2 * x"));
        }
    }

    /** Has a name, and then fails. */
    public static final class Empty implements IndicatorProvider {
        @Override
        public String name() {
            return "empty";
        }

        @Override
        public List<Indicator> indicators() {
            throw new AssertionError("no table");
        }
    }

    /** Lists what is not there. */
    public static final class Holed implements IndicatorProvider {
        @Override
        public String name() {
            return "holed";
        }

        @Override
        @SuppressWarnings("NullAway") // what a plugin without null checks may do
        public List<Indicator> indicators() {
            return Arrays.asList(Indicator.named("early").input("x", "close").composed("2 * x"), null);
        }
    }

    /** Is left out of the folder of its child. */
    public abstract static class Parent implements IndicatorProvider {}

    /** Cannot be linked. */
    public static final class Orphan extends Parent {
        @Override
        public String name() {
            return "orphan";
        }

        @Override
        public List<Indicator> indicators() {
            return List.of(Indicator.named("orphan").input("x", "close").composed("2 * x"));
        }
    }

    /** A model plugin without a preference. */
    public static final class Undecided implements ModelProvider {
        @Override
        public String name() {
            return "undecided";
        }

        @Override
        public int preference() {
            throw new IllegalStateException("which?");
        }

        @Override
        public boolean reads(ModelContent content) {
            return true;
        }

        @Override
        public Model load(ModelContent content) {
            throw new ModelException("never");
        }
    }
}
