package dev.technic.scanner.expression;

import java.util.List;

/** Writes a tree as its canonical text: the fewest parentheses, one space around binary operators, shortest round-trip numbers. */
final class Printer {

    /** Tighter than every operator. */
    private static final int ATOM = Operator.NEGATE.precedence() + 1;

    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static String print(Expression tree) {
        Printer printer = new Printer();
        printer.append(tree, 0);
        return printer.out.toString();
    }

    /** Appends the tree, in parentheses if it binds looser than its surroundings. */
    private void append(Expression tree, int surroundings) {
        boolean parentheses = precedence(tree) < surroundings;
        out.append(parentheses ? "(" : "");
        if (tree instanceof Literal literal) {
            out.append(ShortestDecimal.of(literal.value()));
        } else if (tree instanceof Text text) {
            out.append('"')
                    .append(text.value().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else if (tree instanceof Reference reference) {
            out.append(reference.name());
        } else if (tree instanceof Call call) {
            append(call);
        } else if (tree instanceof Output output) {
            append(output.call());
            out.append('.').append(output.output());
        } else if (tree instanceof Operation operation) {
            append(operation);
        }
        out.append(parentheses ? ")" : "");
    }

    private void append(Call call) {
        out.append(call.name()).append('(');
        String separator = "";
        for (Argument argument : call.arguments()) {
            out.append(separator);
            if (argument.name() != null) {
                out.append(argument.name()).append(" = ");
            }
            append(argument.value(), 0);
            separator = ", ";
        }
        out.append(')');
    }

    private void append(Operation operation) {
        Operator operator = operation.operator();
        List<Expression> operands = operation.operands();
        int precedence = operator.precedence();
        if (operands.size() == 1) {
            out.append(operator.symbol()).append(operator == Operator.NOT ? " " : "");
            append(operands.get(0), precedence);
        } else {
            append(operands.get(0), operator.isComparison() ? precedence + 1 : precedence);
            out.append(' ').append(operator.symbol()).append(' ');
            append(operands.get(1), precedence + 1);
        }
    }

    private static int precedence(Expression tree) {
        return tree instanceof Operation operation ? operation.operator().precedence() : ATOM;
    }
}
