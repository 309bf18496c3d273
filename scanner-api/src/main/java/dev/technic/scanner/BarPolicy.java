package dev.technic.scanner;

import java.util.EnumMap;
import java.util.Map;

/**
 * What to do with a bar that has a {@link Defect}. By default a bar that cannot be used is dropped; an open outside its range, zero volume
 * and a jump are accepted, as the close is right; bars out of order are sorted; and the later of two bars of one session is dropped.
 * Whatever is done is counted.
 */
public final class BarPolicy {

    /** What becomes of the bar. */
    public enum Action {
        /** Keep it; for unsorted bars, sort them. */
        ACCEPT,
        /** Leave the bar out. */
        DROP_BAR,
        /** Leave out all bars of the symbol, which a scan then rejects. */
        REJECT_SYMBOL
    }

    private static final BarPolicy DEFAULTS = new BarPolicy(new EnumMap<>(Map.ofEntries(
            Map.entry(Defect.UNREADABLE_ROW, Action.DROP_BAR),
            Map.entry(Defect.STRAY_HEADER, Action.DROP_BAR),
            Map.entry(Defect.MISSING_VALUE, Action.DROP_BAR),
            Map.entry(Defect.NON_POSITIVE_PRICE, Action.DROP_BAR),
            Map.entry(Defect.NEGATIVE_VOLUME, Action.DROP_BAR),
            Map.entry(Defect.INCONSISTENT_BAR, Action.DROP_BAR),
            Map.entry(Defect.OPEN_OUTSIDE_RANGE, Action.ACCEPT),
            Map.entry(Defect.DUPLICATE_SESSION, Action.DROP_BAR),
            Map.entry(Defect.UNSORTED, Action.ACCEPT),
            Map.entry(Defect.ZERO_VOLUME, Action.ACCEPT),
            Map.entry(Defect.JUMP, Action.ACCEPT))));

    private final EnumMap<Defect, Action> actions;

    private BarPolicy(EnumMap<Defect, Action> actions) {
        this.actions = actions;
    }

    public static BarPolicy defaults() {
        return DEFAULTS;
    }

    /**
     * The same policy but for one defect.
     *
     * @throws IllegalArgumentException for {@link Action#ACCEPT} of a bar that has no usable numbers or session
     */
    public BarPolicy with(Defect defect, Action action) {
        boolean unusable = switch (defect) {
            case UNREADABLE_ROW, STRAY_HEADER, MISSING_VALUE, DUPLICATE_SESSION -> true;
            default -> false;
        };
        if (unusable && action == Action.ACCEPT) {
            throw new IllegalArgumentException(
                    "a bar with " + defect.words() + " cannot be accepted; DROP_BAR and REJECT_SYMBOL can be chosen");
        }
        EnumMap<Defect, Action> changed = new EnumMap<>(actions);
        changed.put(defect, action);
        return new BarPolicy(changed);
    }

    public Action actionFor(Defect defect) {
        return java.util.Objects.requireNonNull(actions.get(defect));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BarPolicy that && actions.equals(that.actions);
    }

    @Override
    public int hashCode() {
        return actions.hashCode();
    }

    @Override
    public String toString() {
        return actions.toString();
    }
}
