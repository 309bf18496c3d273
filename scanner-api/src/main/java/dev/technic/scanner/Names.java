package dev.technic.scanner;

import java.util.Set;
import java.util.regex.Pattern;

/** What a user may call a feature, a model or a column. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            "open",
            "high",
            "low",
            "close",
            "volume",
            "raw_close",
            "and",
            "or",
            "not",
            "nan",
            "if",
            "coalesce",
            "abs",
            "sign",
            "sqrt",
            "exp",
            "log",
            "min",
            "max",
            "clip",
            "ref",
            "of",
            "rank",
            "zscore",
            "demean",
            "quantile",
            "symbol",
            "session");

    private Names() {}

    static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidScanException(
                    "'" + name + "' is not a name; letters, digits and underscores are, not a digit first");
        }
        if (RESERVED.contains(name)) {
            throw new InvalidScanException("the name '" + name + "' is the language's own; choose another");
        }
        return name;
    }
}
