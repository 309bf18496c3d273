package dev.technic.scanner.expression;

import dev.technic.scanner.InvalidScanException;

/**
 * The size of every tree is limited when it is made, so that printing, hashing and comparing untrusted expressions never exhaust stack or
 * memory, and what is printed can be parsed. Characters are counted without printing, so the count is an upper bound: each operation in
 * parentheses, each fraction as long as they come. Shared parts count each time they occur. A check walks the tree once and gives up at the limit;
 * since a tree is at most {@link #DEPTH} deep, building one from its leaves costs at most {@code NODES × DEPTH} steps.
 */
final class Limits {

    static final int CHARACTERS = 10_000;
    static final int DEPTH = 100;
    static final int NODES = 1_000;

    private static final String REMEDY = "; give a part of it a name of its own";

    /** A sign, 17 digits, a point and {@code e-308}; or a sign, {@code 0.0000} and 17 digits. */
    private static final int LONGEST_FRACTION = 24;

    private final Place place;
    private int nodes;
    private long characters;

    private Limits(Place place) {
        this.place = place;
    }

    /** Throws if the tree is too deep, has too many nodes, or its canonical text is too long. */
    static void check(Expression tree) {
        Limits limits = new Limits(tree.place());
        limits.visit(tree, 1);
        if (limits.characters > CHARACTERS) {
            throw limits.exceeded("may print as more than " + CHARACTERS + " characters");
        }
    }

    private void visit(Expression tree, int depth) {
        if (depth > DEPTH) {
            throw exceeded("is nested deeper than " + DEPTH + " levels");
        }
        if (++nodes > NODES) {
            throw exceeded("has more than " + NODES + " parts");
        }
        characters += ownCharacters(tree);
        for (Expression child : tree.children()) {
            visit(child, depth + 1);
        }
    }

    private InvalidScanException exceeded(String what) {
        return new InvalidScanException("the expression" + place.at() + " " + what + REMEDY);
    }

    /** At most how many characters a node adds to the text of its children. */
    private static long ownCharacters(Expression tree) {
        if (tree instanceof Reference reference) {
            return reference.name().length();
        } else if (tree instanceof Text text) {
            return 2L + 2L * text.value().length();
        } else if (tree instanceof Output output) {
            return 1L + output.output().length();
        } else if (tree instanceof Call call) {
            long names = call.arguments().stream()
                    .mapToLong(argument ->
                            argument.name() == null ? 2L : 5L + argument.name().length())
                    .sum();
            return 2L + call.name().length() + names;
        } else if (tree instanceof Operation operation) {
            return 4L + operation.operator().symbol().length();
        }
        return tree instanceof Literal literal && ShortestDecimal.isInteger(literal.value())
                ? ShortestDecimal.of(literal.value()).length()
                : LONGEST_FRACTION;
    }
}
