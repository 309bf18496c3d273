package dev.technic.scanner.core.model;

import dev.technic.scanner.ModelException;
import dev.technic.scanner.PluginException;
import java.util.function.Supplier;

/**
 * What one who asked for a model calls it, where the model says what the first called it who asked for the same content.
 *
 * @param first the origin of the content that was loaded
 * @param own that of an equal content
 */
record OwnName(String first, String own) {

    private static final String MODEL = "model ";

    /** A text of the model's, which begins with its name if it has it. */
    String in(String text) {
        String named = MODEL + first;
        boolean whole = text.startsWith(named)
                && (text.length() == named.length() || " :,;(".indexOf(text.charAt(named.length())) >= 0);
        return whole && !own.equals(first) ? MODEL + own + text.substring(named.length()) : text;
    }

    /** The same failure, by this name. */
    RuntimeException in(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String renamed = in(message);
        if (renamed.equals(message)) {
            return failure;
        }
        if (failure instanceof ModelException) {
            return new ModelException(renamed, failure);
        }
        return failure instanceof PluginException ? new PluginException(renamed, failure) : failure;
    }

    /** What is answered, or the failure by this name. */
    <T> T answer(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RuntimeException failure) {
            throw in(failure);
        }
    }
}
