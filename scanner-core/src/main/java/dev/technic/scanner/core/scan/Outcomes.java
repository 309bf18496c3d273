package dev.technic.scanner.core.scan;

import dev.technic.scanner.Outcome;
import dev.technic.scanner.Outcome.Reason;
import dev.technic.scanner.Stage;
import dev.technic.scanner.core.engine.Fatal;
import dev.technic.scanner.core.plugin.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects exactly one outcome for each symbol asked for; the first one said stands. */
final class Outcomes {

    private final List<String> symbols;
    private final @Nullable Outcome[] outcomes;

    /** {@code symbols} asked for, sorted. */
    Outcomes(List<String> symbols) {
        this.symbols = symbols;
        this.outcomes = new Outcome[symbols.size()];
    }

    List<String> symbols() {
        return symbols;
    }

    boolean isOpen(int asked) {
        return outcomes[asked] == null;
    }

    void reject(int asked, Reason reason, String detail) {
        put(asked, new Outcome.Rejected(symbols.get(asked), reason, detail));
    }

    void fail(int asked, Stage stage, String detail) {
        put(asked, new Outcome.Failed(symbols.get(asked), stage, detail));
    }

    /** What was thrown, for the reader of an outcome. */
    static String detail(Throwable cause) {
        return detail(type(cause), message(cause));
    }

    static String detail(String type, @Nullable String message) {
        return type + (message == null ? "" : ": " + message);
    }

    /** The message, also of an exception that throws where it is asked for it. */
    static @Nullable String message(Throwable cause) {
        try {
            return cause instanceof AbstractMethodError ? "it " + Blame.OLDER : cause.getMessage();
        } catch (Throwable thrown) {
            Fatal.pass(thrown);
            return "its message cannot be had: " + type(thrown);
        }
    }

    /** The class, without its package. */
    static String type(Throwable cause) {
        String type = cause.getClass().getName();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    void keep(int asked, int row) {
        put(asked, new Outcome.Kept(symbols.get(asked), row));
    }

    private void put(int asked, Outcome outcome) {
        if (outcomes[asked] == null) {
            outcomes[asked] = outcome;
        }
    }

    int count(Class<? extends Outcome> kind) {
        int count = 0;
        for (Outcome outcome : outcomes) {
            count += kind.isInstance(outcome) ? 1 : 0;
        }
        return count;
    }

    List<Outcome> all() {
        List<Outcome> all = new ArrayList<>(outcomes.length);
        for (Outcome outcome : outcomes) {
            all.add(Objects.requireNonNull(outcome));
        }
        return List.copyOf(all);
    }
}
