package dev.technic.scanner.expression;

/** The operators of the language, from the loosest to the tightest. */
public enum Operator {
    OR("or", 1, 2),
    AND("and", 2, 2),
    NOT("not", 3, 1),
    LESS("<", 4, 2),
    AT_MOST("<=", 4, 2),
    GREATER(">", 4, 2),
    AT_LEAST(">=", 4, 2),
    EQUAL("==", 4, 2),
    NOT_EQUAL("!=", 4, 2),
    ADD("+", 5, 2),
    SUBTRACT("-", 5, 2),
    MULTIPLY("*", 6, 2),
    DIVIDE("/", 6, 2),
    NEGATE("-", 7, 1);

    private final String symbol;
    private final int precedence;
    private final int operands;

    Operator(String symbol, int precedence, int operands) {
        this.symbol = symbol;
        this.precedence = precedence;
        this.operands = operands;
    }

    /** What is written in a text; {@link #SUBTRACT} and {@link #NEGATE} share theirs. */
    public String symbol() {
        return symbol;
    }

    /** How tightly it binds: an operator of a higher precedence takes its operands first. */
    public int precedence() {
        return precedence;
    }

    /** How many operands it takes: 1 stands before its operand, 2 stands between them and groups to the left. */
    public int operands() {
        return operands;
    }

    /** Whether it compares two values; comparisons do not chain. */
    public boolean isComparison() {
        return precedence == LESS.precedence;
    }
}
