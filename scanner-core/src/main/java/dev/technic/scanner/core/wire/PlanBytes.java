package dev.technic.scanner.core.wire;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Planner;
import dev.technic.scanner.expression.Expression;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The byte form of a plan: the texts of a scan's expressions and the shapes of its models, from which the same version of the library makes
 * the same graph, with the same roots in the same order. The models themselves stay at home, since they score all symbols in one batch.
 *
 * @param version of the library
 * @param numbers the universe's columns of numbers, whose values go with the batches
 * @param texts the universe's columns of texts, whose values stay at home
 * @param nodes of the graph, and
 * @param roots of it, which show whether the indicators are the same ones elsewhere
 */
public record PlanBytes(
        String version,
        List<Named> features,
        @Nullable String where,
        List<ModelShape> models,
        List<Named> columns,
        @Nullable String having,
        List<String> numbers,
        List<String> texts,
        int nodes,
        int roots) {

    /** A feature or a column, as text. */
    public record Named(String name, String expression, boolean optional) {

        private static Named of(NamedExpression named) {
            return new Named(named.name(), named.expression().toString(), named.optional());
        }

        private NamedExpression parsed() {
            return new NamedExpression(name, Expression.parse(expression), optional);
        }

        private static Named read(Reader from) {
            return new Named(from.text(), from.text(), from.yes());
        }

        private void write(Writer to) {
            to.text(name).text(expression).yes(optional);
        }
    }

    private static final int LEAST_NAMED = 9;
    private static final int LEAST_SHAPE = 25;
    private static final int LEAST_TEXT = 4;
    private static final int EXPECTED = 4_096;
    private static final int MOST_OUTPUTS = 10_000;

    /** A plan as it was made from a scan. */
    public static PlanBytes of(Scan scan, List<ModelShape> models, Plan plan, String version) {
        return new PlanBytes(
                version,
                scan.features().stream().map(Named::of).toList(),
                scan.where().map(Expression::toString).orElse(null),
                models,
                scan.columns().stream().map(Named::of).toList(),
                scan.having().map(Expression::toString).orElse(null),
                scan.universe().map(Universe::numbers).orElse(List.of()),
                scan.universe().map(Universe::texts).orElse(List.of()),
                plan.graph().nodes().size(),
                plan.graph().roots().size());
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws ScannerException if the bytes are anything else
     */
    public static PlanBytes read(byte[] bytes) {
        Reader from = Form.PLAN.open(bytes);
        PlanBytes read = new PlanBytes(
                from.text(),
                from.list(LEAST_NAMED, "the number of features", Named::read),
                from.optionalText(),
                from.list(LEAST_SHAPE, "the number of models", PlanBytes::shape),
                from.list(LEAST_NAMED, "the number of columns", Named::read),
                from.optionalText(),
                from.list(LEAST_TEXT, "the number of numbers", Reader::text),
                from.list(LEAST_TEXT, "the number of texts", Reader::text),
                from.number(),
                from.number());
        from.end();
        return read;
    }

    public byte[] bytes() {
        return new Writer(Form.PLAN, EXPECTED)
                .text(version)
                .list(features, (to, feature) -> feature.write(to))
                .optionalText(where)
                .list(models, PlanBytes::write)
                .list(columns, (to, column) -> column.write(to))
                .optionalText(having)
                .list(numbers, Writer::text)
                .list(texts, Writer::text)
                .number(nodes)
                .number(roots)
                .sealed();
    }

    /** What a plan's bytes are known by. */
    public static HashCode identity(byte[] bytes) {
        return Hashing.sha256().hashBytes(bytes);
    }

    private static NamedExpression recipe(Reader from) {
        Named named = Named.read(from);
        NamedExpression parsed;
        try {
            parsed = named.parsed();
        } catch (InvalidScanException wrong) {
            throw Form.PLAN.damaged("a model's own feature is wrong: " + wrong.getMessage());
        }
        if (!Named.of(parsed).equals(named)) {
            throw Form.PLAN.damaged("a model's own feature is not in its canonical form");
        }
        return parsed;
    }

    private static ModelShape shape(Reader from) {
        return new ModelShape(
                from.text(),
                from.list(LEAST_TEXT, "the number of a model's features", Reader::text),
                from.number(0, Integer.MAX_VALUE, "the number of features"),
                from.number(1, MOST_OUTPUTS, "the number of outputs"),
                from.yes(),
                from.text(),
                from.list(LEAST_NAMED, "the number of a model's own features", PlanBytes::recipe));
    }

    private static void write(Writer to, ModelShape model) {
        to.text(model.name())
                .list(model.features(), Writer::text)
                .number(model.featureCount())
                .number(model.outputs())
                .yes(model.byPosition())
                .text(model.origin())
                .list(model.recipe(), (list, feature) -> Named.of(feature).write(list));
    }

    /**
     * Makes the plan again.
     *
     * @param here the version of this library
     * @throws ScannerException if the library or the indicators differ from those that the plan was made with
     */
    public Plan plan(Catalogue catalogue, String here) {
        if (!version.equals(here)) {
            throw new ScannerException("the plan was made by " + version + "; this worker has " + here
                    + "; use the same library everywhere");
        }
        Plan plan;
        try {
            plan = Planner.plan(scan(), models, catalogue);
        } catch (ScannerException wrong) {
            throw new ScannerException("this worker cannot make the plan: " + wrong.getMessage(), wrong);
        }
        int madeNodes = plan.graph().nodes().size();
        int madeRoots = plan.graph().roots().size();
        if (madeNodes != nodes || madeRoots != roots) {
            throw new ScannerException(
                    "this worker makes another plan, of " + madeNodes + " nodes and " + madeRoots + " roots where "
                            + nodes + " and " + roots + " are meant; use the same indicator plugins everywhere");
        }
        return plan;
    }

    private Scan scan() {
        Universe universe = Universe.none();
        for (String number : numbers) {
            universe = universe.number(number, Map.of());
        }
        for (String text : texts) {
            universe = universe.text(text, Map.of());
        }
        Scan.Builder scan = Scan.builder().universe(universe);
        features.forEach(feature -> scan.feature(feature.parsed()));
        if (where != null) {
            scan.where(where);
        }
        models.forEach(model -> scan.model(new Scan.ModelColumn(
                model.name(), new ModelReference.File(Path.of("")), model.byPosition(), Optional.empty())));
        columns.forEach(column -> scan.column(column.parsed()));
        if (having != null) {
            scan.having(having);
        }
        return scan.build();
    }
}
