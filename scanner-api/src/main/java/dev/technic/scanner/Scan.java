package dev.technic.scanner;

import dev.technic.scanner.expression.Expression;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The question: which symbols take part, what is computed and scored for each, who is kept, and in which order. Immutable; equal
 * questions are equal objects.
 *
 * <p>The order of a scan, and what each step may mention: features and {@code where} (series: fields, indicators, the universe's numbers, earlier features); those who
 * pass take part; models over features and earlier models; columns, among them cross-sections, over all of these; {@code having};
 * {@code orderBy}; {@code limit}. Errors in names and arguments come when the scan starts, before the first bar is read; errors in
 * the text of an expression come here.
 */
public final class Scan {

    /**
     * A model in a scan.
     *
     * @param name of its column; a model with k outputs has the columns {@code name_0 … name_(k-1)}
     * @param byPosition whether the scan's features, in their order, are the model's, whatever they are called
     * @param engine the provider that must score it; empty for the preferred one
     */
    public record ModelColumn(String name, ModelReference model, boolean byPosition, Optional<String> engine) {
        public ModelColumn {
            Names.checked(name);
        }
    }

    private final List<NamedExpression> features;
    private final @Nullable Expression where;
    private final List<ModelColumn> models;
    private final List<NamedExpression> columns;
    private final @Nullable Expression having;
    private final @Nullable Order order;
    private final int limit;
    private final @Nullable LocalDate asOf;
    private final int maxStale;
    private final int maxSymbols;
    private final @Nullable Universe universe;
    private final @Nullable Set<String> symbols;

    private Scan(Builder built) {
        this.features = List.copyOf(built.features);
        this.where = built.where;
        this.models = List.copyOf(built.models);
        this.columns = List.copyOf(built.columns);
        this.having = built.having;
        this.order = built.order;
        this.limit = built.limit;
        this.asOf = built.asOf;
        this.maxStale = built.maxStale;
        this.maxSymbols = built.maxSymbols;
        this.universe = built.universe;
        this.symbols = asked(built);
    }

    private static @Nullable Set<String> asked(Builder built) {
        Collection<String> all = built.universe == null ? built.symbols : built.universe.symbols();
        if (all == null) {
            return null;
        }
        TreeSet<String> first = new TreeSet<>();
        all.stream().limit(built.maxSymbols).forEach(first::add);
        return java.util.Collections.unmodifiableSet(first);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this scan, to ask something more or something else. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        features.forEach(builder::feature);
        models.forEach(builder::model);
        columns.forEach(builder::column);
        builder.where = where;
        builder.having = having;
        builder.order = order;
        builder.limit = limit;
        builder.asOf = asOf;
        builder.maxStale = maxStale;
        builder.maxSymbols = maxSymbols;
        builder.universe = universe;
        builder.symbols = universe == null ? symbols : null;
        return builder;
    }

    public List<NamedExpression> features() {
        return features;
    }

    public Optional<Expression> where() {
        return Optional.ofNullable(where);
    }

    public List<ModelColumn> models() {
        return models;
    }

    public List<NamedExpression> columns() {
        return columns;
    }

    public Optional<Expression> having() {
        return Optional.ofNullable(having);
    }

    public Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    /** Rows kept at most. */
    public int limit() {
        return limit;
    }

    /** The day asked for; empty for the latest session that at least half of the symbols have. */
    public Optional<LocalDate> asOf() {
        return Optional.ofNullable(asOf);
    }

    /** Sessions that a symbol's last bar may be older than the as-of session. */
    public int maxStale() {
        return maxStale;
    }

    /** What is asked for and known of each symbol, if the scan has a universe. */
    public Optional<Universe> universe() {
        return Optional.ofNullable(universe);
    }

    /** Symbols asked for at most. */
    public int maxSymbols() {
        return maxSymbols;
    }

    /** The symbols asked for, sorted, at most {@link #maxSymbols}; empty for those of the panel. */
    public Optional<Set<String>> symbols() {
        return Optional.ofNullable(symbols);
    }

    private List<?> parts() {
        return java.util.Arrays.asList(
                features, where, models, columns, having, order, limit, asOf, maxStale, maxSymbols, universe, symbols);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scan that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("scan");
        if (universe != null) {
            text.append("\n  universe ").append(universe);
        }
        features.forEach(
                f -> text.append("\n  feature ").append(f.name()).append(" = ").append(f.expression()));
        if (where != null) {
            text.append("\n  where ").append(where);
        }
        models.forEach(
                m -> text.append("\n  model ").append(m.name()).append(" = ").append(m.model()));
        columns.forEach(
                c -> text.append("\n  column ").append(c.name()).append(" = ").append(c.expression()));
        if (having != null) {
            text.append("\n  having ").append(having);
        }
        if (order != null) {
            text.append("\n  order by ").append(order.column()).append(' ').append(order.direction());
        }
        return text.toString();
    }

    /** Puts a scan together; names must be new, and an expression's text is parsed at once. */
    public static final class Builder {

        private final List<NamedExpression> features = new ArrayList<>();
        private final List<ModelColumn> models = new ArrayList<>();
        private final List<NamedExpression> columns = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private @Nullable Expression where;
        private @Nullable Expression having;
        private @Nullable Order order;
        private int limit = Integer.MAX_VALUE;
        private @Nullable LocalDate asOf;
        private int maxStale;
        private int maxSymbols = Integer.MAX_VALUE;
        private @Nullable Universe universe;
        private @Nullable Set<String> symbols;

        private Builder() {}

        public Builder feature(String name, String expression) {
            return feature(name, parsed(name, expression));
        }

        public Builder feature(String name, Expression expression) {
            return feature(new NamedExpression(name, expression, false));
        }

        /** A feature that may be NaN: it rejects nobody, and reaches a model as missing. */
        public Builder optionalFeature(String name, String expression) {
            return feature(new NamedExpression(name, parsed(name, expression), true));
        }

        public Builder feature(NamedExpression feature) {
            features.add(claimed(feature.name(), feature));
            return this;
        }

        /** Who takes part; several conditions must all hold. */
        public Builder where(String condition) {
            return where(parsed("where", condition));
        }

        public Builder where(Expression condition) {
            where = where == null ? condition : where.and(condition);
            return this;
        }

        /**
         * A model in a file; its features are found by name among the scan's and those that its side file defines, {@code
         * NAME.features.json} beside {@code NAME.ubj}.
         */
        public Builder model(String name, Path file) {
            return model(new ModelColumn(name, new ModelReference.File(file), false, Optional.empty()));
        }

        /** A model that the caller holds. */
        public Builder model(String name, Model model) {
            return model(new ModelColumn(name, new ModelReference.Instance(model), false, Optional.empty()));
        }

        public Builder model(ModelColumn model) {
            models.add(claimed(model.name(), model));
            return this;
        }

        public Builder column(String name, String expression) {
            return column(name, parsed(name, expression));
        }

        public Builder column(String name, Expression expression) {
            return column(new NamedExpression(name, expression, false));
        }

        /** A column that may be NaN: it rejects nobody. */
        public Builder optionalColumn(String name, String expression) {
            return column(new NamedExpression(name, parsed(name, expression), true));
        }

        public Builder column(NamedExpression column) {
            columns.add(claimed(column.name(), column));
            return this;
        }

        /** Who is kept; several conditions must all hold. */
        public Builder having(String condition) {
            return having(parsed("having", condition));
        }

        public Builder having(Expression condition) {
            having = having == null ? condition : having.and(condition);
            return this;
        }

        public Builder orderBy(String column, Order.Direction direction) {
            order = new Order(column, direction);
            return this;
        }

        /** Rows kept at most; the others are rejected as below the limit. */
        public Builder limit(int rows) {
            if (rows < 1) {
                throw new InvalidScanException("limit = " + rows + "; a whole number of at least 1 is accepted");
            }
            limit = rows;
            return this;
        }

        public Builder asOf(LocalDate day) {
            asOf = day;
            return this;
        }

        public Builder maxStale(int sessions) {
            if (sessions < 0) {
                throw new InvalidScanException("maxStale = " + sessions + "; a whole number of at least 0 is accepted");
            }
            maxStale = sessions;
            return this;
        }

        /** Only these symbols; one that the panel does not have is rejected as not found. */
        public Builder symbols(Collection<String> asked) {
            symbols = java.util.Collections.unmodifiableSet(new TreeSet<>(asked));
            return this;
        }

        /**
         * Only the symbols of this universe, each with what is known of it; one that the panel does not have is rejected as not found. No
         * name of the scan may be a column's.
         */
        public Builder universe(Universe asked) {
            universe = Objects.requireNonNull(asked);
            return this;
        }

        /**
         * At most so many symbols are asked for: the first of the universe in its own order; without one, the first of the symbols asked
         * for, or of the panel, in alphabetical order.
         */
        public Builder maxSymbols(int most) {
            if (most < 1) {
                throw new InvalidScanException("maxSymbols = " + most + "; a whole number of at least 1 is accepted");
            }
            maxSymbols = most;
            return this;
        }

        /**
         * @throws InvalidScanException if there is nothing to compute, or symbols are given twice over
         */
        public Scan build() {
            if (universe != null && symbols != null) {
                throw new InvalidScanException(
                        "the scan has symbols and a universe, which has its own; give one of them");
            }
            if (features.isEmpty() && columns.isEmpty() && models.isEmpty()) {
                throw new InvalidScanException("the scan asks for nothing; give it at least one feature or column");
            }
            return new Scan(this);
        }

        private <T> T claimed(String name, T part) {
            if (!names.add(name)) {
                throw new InvalidScanException("the name '" + name + "' is given twice in this scan");
            }
            return Objects.requireNonNull(part);
        }

        private static Expression parsed(String name, String text) {
            try {
                return Expression.parse(text);
            } catch (InvalidScanException wrong) {
                throw new InvalidScanException(name + ": " + wrong.getMessage(), wrong);
            }
        }
    }
}
