package dev.technic.scanner.json;

import org.jspecify.annotations.Nullable;

/** A member of an object, once it has been read. */
final class Given<T> {

    @Nullable
    T value;

    T needed(Json in, String what, String key) {
        if (value == null) {
            throw in.wrong(what + " has no \"" + key + "\"");
        }
        return value;
    }
}
