package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name is: a letter or underscore, then letters, digits and underscores, all ASCII; and not a reserved word. */
final class Names {

    static final Set<String> RESERVED = Set.of("and", "or", "not", "nan");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Names() {}

    static String check(String name, Place place) {
        if (RESERVED.contains(name)) {
            throw new InvalidScanException("'" + name + "'" + place.at()
                    + " is a reserved word; a name is anything but 'and', 'or', 'not' and 'nan'");
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidScanException(Messages.quoted(name) + place.at()
                    + " is not a name; a name is a letter or '_', then letters, digits and '_'");
        }
        return name;
    }

    /** Checks {@code name} or {@code plugin:name}. */
    static String checkQualified(String name, Place place) {
        int colon = name.indexOf(':');
        if (colon >= 0) {
            check(name.substring(0, colon), place);
        }
        check(name.substring(colon + 1), place);
        return name;
    }
}
