package dev.technic.scanner.expression;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rebuilds a tree with some of its references replaced; what holds none of them is kept as it is. */
final class Substitution {

    private Substitution() {}

    static Expression apply(Expression tree, Function<Reference, @Nullable Expression> replacement) {
        if (tree instanceof Reference reference) {
            Expression value = replacement.apply(reference);
            return value == null ? tree : value;
        } else if (tree instanceof Call call) {
            return applyToCall(call, replacement);
        } else if (tree instanceof Output output) {
            return new Output(applyToCall(output.call(), replacement), output.output(), output.place());
        } else if (tree instanceof Operation operation) {
            List<Expression> operands = operation.operands().stream()
                    .map(operand -> apply(operand, replacement))
                    .toList();
            return Operation.of(operation.operator(), operands, operation.place());
        }
        return tree;
    }

    private static Call applyToCall(Call call, Function<Reference, @Nullable Expression> replacement) {
        List<Argument> arguments = call.arguments().stream()
                .map(argument -> new Argument(argument.name(), apply(argument.value(), replacement), argument.place()))
                .toList();
        return new Call(call.name(), arguments, call.place());
    }
}
