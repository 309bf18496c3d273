package dev.technic.scanner.core.plan;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelException;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Graph;
import dev.technic.scanner.core.engine.Node.Port;
import dev.technic.scanner.core.engine.TileEngine;
import dev.technic.scanner.expression.Expression;
import dev.technic.scanner.expression.Operation;
import dev.technic.scanner.expression.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Makes the plan of one scan, step by step in the order of a scan; what a later step defines, an earlier one may not mention. */
public final class Planner {

    private static final String LATER = "is a feature that is defined later; move it up";
    private static final String MODEL = "a model";

    private final Binder binder;
    private final Scope scope = Scope.fields();
    private final Map<String, Port> ports = new HashMap<>();
    private final Map<String, Snapshot> inputs = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    /** The features that are no columns of the result, and the model whose side file defines each. */
    private final Map<String, String> hiddenOf = new HashMap<>();

    private final List<String> groups;

    private Planner(Universe universe, Catalogue catalogue) {
        this.binder = new Binder(catalogue);
        this.groups = universe.texts();
        known.addAll(universe.numbers());
        known.addAll(groups);
        universe.numbers().forEach(name -> scope.define(name, new Value.OfSymbol(name)));
        for (int column = 0; column < groups.size(); column++) {
            String name = groups.get(column);
            scope.define(name, new Value.Groups(name, new Snapshot.Group(column)));
        }
    }

    /**
     * Plans a scan.
     *
     * @param models as the scan names them, in its order
     * @throws InvalidScanException if an expression is wrong
     * @throws ModelException if the scan does not define a model's features
     */
    public static Plan plan(Scan scan, List<ModelShape> models, Catalogue catalogue) {
        return new Planner(scan.universe().orElse(Universe.none()), catalogue).plan(scan, models);
    }

    /** Plans features alone, to be captured at every bar. */
    public static Plan series(List<NamedExpression> features, Universe universe, Catalogue catalogue) {
        Planner planner = new Planner(universe, catalogue);
        List<Plan.Feature> bound = planner.features(features, List.of());
        return planner.finished(bound, List.of(), List.of(), List.of(), List.of());
    }

    private Plan plan(Scan scan, List<ModelShape> models) {
        models.forEach(m -> scope.postpone(
                m.name(),
                "is a model's score, a snapshot that exists once features and where are done; use it in a column"));
        scan.columns()
                .forEach(c ->
                        scope.postpone(c.name(), "is a column, which exists once features, where and models are done"));
        List<Plan.Feature> bound = features(scan.features(), models);
        List<Plan.Term> where = new ArrayList<>();
        scan.where()
                .ifPresent(condition -> terms(condition, term -> {
                    Port port = named("where", () -> binder.series(term, scope, "a condition on who takes part"));
                    where.add(new Plan.Term(term.toString(), binder.graph().root(port), port.first()));
                }));
        List<Plan.Scored> scored = models(scan.features(), models);
        List<Plan.Column> columns = new ArrayList<>();
        for (NamedExpression column : scan.columns()) {
            checkNew(column.name(), "a column");
            scope.postpone(column.name(), "is the column being defined");
            Value value = named(column.name(), () -> binder.bind(column.expression(), scope));
            Snapshot snapshot = binder.snapshot(value);
            columns.add(new Plan.Column(column.name(), snapshot, column.optional()));
            scope.define(column.name(), new Value.AtAsOf(snapshot));
            names.add(column.name());
        }
        List<Plan.Condition> having = new ArrayList<>();
        scan.having()
                .ifPresent(condition -> terms(
                        condition,
                        term -> having.add(new Plan.Condition(
                                term.toString(), named("having", () -> binder.snapshot(term, scope))))));
        scan.order().ifPresent(order -> {
            List<String> accepted = new ArrayList<>(List.of(Plan.SYMBOL, Plan.SESSION));
            accepted.addAll(names);
            if (!accepted.contains(order.column())) {
                String meant = Suggestion.of(order.column(), accepted);
                throw new InvalidScanException("order by '" + order.column() + "': no such column" + meant
                        + (meant.isEmpty() ? ";" : "") + " there are " + accepted);
            }
        });
        return finished(bound, where, scored, columns, having);
    }

    /** Those of the side files come first, each of which knows itself alone, and then the scan's, which may mention them all. */
    private List<Plan.Feature> features(List<NamedExpression> own, List<ModelShape> models) {
        Recipes recipes = new Recipes(own, models);
        Scope unscanned = scope.copy();
        recipes.features()
                .forEach(f -> unscanned.postpone(
                        f.name(),
                        "is a feature of model " + recipes.model(f.name())
                                + ", whose side file this one does not know"));
        own.forEach(
                f -> unscanned.postpone(f.name(), "is a feature of the scan, which a model's side file does not know"));
        models.forEach(model -> recipe(model, recipes, unscanned.copy()));
        List<Plan.Feature> bound = new ArrayList<>();
        for (NamedExpression feature : recipes.features()) {
            if (own.stream().noneMatch(shown -> shown.name().equals(feature.name()))) {
                bound.add(planned(feature.name(), feature.optional(), false));
                hiddenOf.put(feature.name(), recipes.model(feature.name()));
            }
        }
        own.stream().filter(f -> recipes.model(f.name()).isEmpty()).forEach(f -> scope.postpone(f.name(), LATER));
        for (NamedExpression feature : own) {
            checkNew(feature.name(), "a feature");
            define(feature.name(), feature, scope);
            bound.add(planned(feature.name(), feature.optional() && recipes.allows(feature.name()), true));
            names.add(feature.name());
        }
        return bound;
    }

    /** Binds what a model's side file defines. Where several define a feature they define it alike, and so get the same port. */
    private void recipe(ModelShape model, Recipes recipes, Scope own) {
        List<NamedExpression> recipe = recipes.of(model);
        recipe.forEach(f -> own.postpone(f.name(), LATER));
        for (NamedExpression feature : recipe) {
            checkUnknown(feature.name(), "a feature of model " + model.name());
            Port port = define("model " + model.name() + ", feature " + feature.name(), feature, own);
            scope.define(feature.name(), new Value.Series(port));
        }
    }

    private Port define(String what, NamedExpression feature, Scope where) {
        where.postpone(feature.name(), "is the feature being defined");
        Port port = named(what, () -> binder.series(feature.expression(), where, "a feature"));
        where.define(feature.name(), new Value.Series(port));
        ports.put(feature.name(), port);
        return port;
    }

    private Plan.Feature planned(String name, boolean optional, boolean shown) {
        Port port = Objects.requireNonNull(ports.get(name));
        int root = binder.graph().root(port);
        inputs.put(name, new Snapshot.Captured(root));
        return new Plan.Feature(name, root, port.first(), optional, shown);
    }

    private List<Plan.Scored> models(List<NamedExpression> features, List<ModelShape> models) {
        List<Plan.Scored> scored = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            ModelShape model = models.get(m);
            scored.add(
                    new Plan.Scored(model.byPosition() ? byPosition(model, features) : byName(model), model.outputs()));
            for (int output = 0; output < model.outputs(); output++) {
                String name = model.outputs() == 1 ? model.name() : model.name() + "_" + output;
                checkNew(name, MODEL);
                Snapshot score = new Snapshot.Scored(m, output);
                scope.define(name, new Value.AtAsOf(score));
                inputs.put(name, score);
                names.add(name);
            }
            if (model.outputs() > 1) {
                scope.postpone(
                        model.name(),
                        "is a model with " + model.outputs() + " outputs; write " + model.name() + "_0 to "
                                + model.name() + "_" + (model.outputs() - 1));
            }
        }
        return scored;
    }

    private void checkNew(String name, String what) {
        checkUnknown(name, what + " of this scan");
        if (hiddenOf.containsKey(name)) {
            throw new InvalidScanException("the name '" + name + "' is " + what
                    + " of this scan and a feature that the side file of model " + hiddenOf.get(name)
                    + " defines; rename the " + (what.equals(MODEL) ? "model" : "scan's"));
        }
        if (names.contains(name)) {
            throw new InvalidScanException("the name '" + name + "' is given twice in this scan");
        }
    }

    private void checkUnknown(String name, String what) {
        if (known.contains(name)) {
            throw new InvalidScanException(
                    "the name '" + name + "' is " + what + " and a column of its universe; rename one of them");
        }
    }

    private List<Snapshot> byPosition(ModelShape model, List<NamedExpression> features) {
        if (model.featureCount() != features.size()) {
            throw new ModelException("model " + model.name() + " (" + model.origin() + ") needs " + features(model)
                    + "; the scan defines " + features.size());
        }
        return features.stream().map(feature -> input(feature.name())).toList();
    }

    private static String features(ModelShape model) {
        return model.featureCount() + (model.featureCount() == 1 ? " feature" : " features");
    }

    private Snapshot input(String feature) {
        return Objects.requireNonNull(inputs.get(feature));
    }

    private List<Snapshot> byName(ModelShape model) {
        if (model.features().isEmpty() && model.featureCount() > 0) {
            throw new ModelException("model " + model.name() + " (" + model.origin() + ") does not name its "
                    + features(model) + "; say that the scan's are meant by position");
        }
        List<String> missing =
                model.features().stream().filter(f -> !inputs.containsKey(f)).toList();
        if (!missing.isEmpty()) {
            List<String> unused = inputs.keySet().stream()
                    .filter(name -> !model.features().contains(name))
                    .toList();
            throw new ModelException("model " + model.name() + " needs " + model.features() + "; the scan defines "
                    + inputs.keySet() + ": missing " + missing + ", unused " + unused);
        }
        return model.features().stream().map(this::input).toList();
    }

    /** The terms of a conjunction: Kleene's {@code and} of them all is true just where each of them is. */
    private static void terms(Expression condition, java.util.function.Consumer<Expression> each) {
        if (condition instanceof Operation operation && operation.operator() == Operator.AND) {
            operation.operands().forEach(operand -> terms(operand, each));
        } else {
            each.accept(condition);
        }
    }

    private static <T> T named(String name, java.util.function.Supplier<T> bound) {
        try {
            return bound.get();
        } catch (InvalidScanException wrong) {
            throw new InvalidScanException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private Plan finished(
            List<Plan.Feature> features,
            List<Plan.Term> where,
            List<Plan.Scored> models,
            List<Plan.Column> columns,
            List<Plan.Condition> having) {
        binder.checkSize();
        Graph graph = binder.graph().build();
        return new Plan(
                graph,
                new TileEngine(graph),
                References.of(binder.graph()),
                List.copyOf(features),
                List.copyOf(where),
                List.copyOf(models),
                List.copyOf(columns),
                List.copyOf(having),
                groups,
                List.copyOf(names));
    }
}
