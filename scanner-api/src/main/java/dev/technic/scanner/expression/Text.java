package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text in double quotes, such as the symbol in {@code of("SPY", close)}.
 *
 * @param value the text itself, without quotes and escapes; Unicode on one line, without control characters
 */
public record Text(String value, Place place) implements Expression {

    /** @throws InvalidScanException if the value cannot be written between double quotes */
    public Text(String value, Place place) {
        if (!isWritable(value)) {
            throw new InvalidScanException(
                    "a text" + place.at()
                            + " contains a character that cannot be written; a text is Unicode without line breaks and control characters");
        }
        this.value = value;
        this.place = place;
        Limits.check(this);
    }

    public Text(String value) {
        this(value, Place.NONE);
    }

    private static boolean isWritable(String value) {
        return value.codePoints().noneMatch(Text::breaksLine)
                && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    /** Whether a character may not stand in a text: control characters and Unicode's own line and paragraph separators. */
    static boolean breaksLine(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public List<Expression> children() {
        return List.of();
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
