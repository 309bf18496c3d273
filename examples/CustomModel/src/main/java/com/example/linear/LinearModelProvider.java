package com.example.linear;

import dev.technic.scanner.Model;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.spi.ModelContent;
import dev.technic.scanner.spi.ModelProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Linear models in a text of one's own:
 *
 * <pre>{@code
 * linear 1
 * intercept = 0.5
 * rsi = -0.02
 * trend = 4
 * }</pre>
 *
 * <p>The first line is the format and its version. Then come the intercept and the features' weights, one a line, in the order of
 * the columns; empty lines are nothing.
 */
public final class LinearModelProvider implements ModelProvider {

    static final String NAME = "linear";

    private static final String FORMAT = "linear 1";
    private static final byte[] BEGINNING = FORMAT.getBytes(StandardCharsets.US_ASCII);
    private static final String INTERCEPT = "intercept";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean reads(ModelContent content) {
        byte[] bytes = content.bytes();
        return bytes.length >= BEGINNING.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    @Override
    public Model load(ModelContent content) {
        String[] lines = new String(content.bytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toArray(String[]::new);
        if (lines.length == 0 || !lines[0].equals(FORMAT)) {
            throw new ModelException("model " + content.origin() + " does not begin with the line '" + FORMAT + "'");
        }
        Map<String, Double> numbers = numbers(content.origin(), lines);
        Double intercept = numbers.remove(INTERCEPT);
        if (intercept == null || numbers.isEmpty()) {
            throw new ModelException("model " + content.origin() + " has "
                    + (intercept == null ? "no intercept" : "no feature") + "; a line '" + INTERCEPT
                    + " = NUMBER' and a line 'FEATURE = WEIGHT' for each feature are needed");
        }
        return new LinearModel(content, intercept, numbers);
    }

    /** All numbers by name, in the order of the lines. */
    private static Map<String, Double> numbers(String origin, String[] lines) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].isEmpty()) {
                continue;
            }
            String place = "model " + origin + ", line " + (i + 1) + ": ";
            int equals = lines[i].indexOf('=');
            if (equals < 1) {
                throw new ModelException(place + "'" + lines[i] + "' is not of the form NAME = NUMBER");
            }
            String name = lines[i].substring(0, equals).strip();
            double number = number(place, lines[i].substring(equals + 1).strip());
            if (numbers.put(name, number) != null) {
                throw new ModelException(place + "'" + name + "' is there twice; give it once");
            }
        }
        return numbers;
    }

    private static double number(String place, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, as of numbers that are not finite.
        }
        throw new ModelException(place + "'" + text + "' is not a finite number");
    }
}
