package dev.technic.scanner.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.HashCode;
import dev.technic.scanner.IndicatorCatalogue.Entry;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Scan;
import dev.technic.scanner.ScannerException;
import dev.technic.scanner.Universe;
import dev.technic.scanner.core.engine.Context;
import dev.technic.scanner.core.engine.RandomSeries;
import dev.technic.scanner.core.engine.SampleIndicators;
import dev.technic.scanner.core.panel.Tile;
import dev.technic.scanner.core.plan.Catalogue;
import dev.technic.scanner.core.plan.ModelShape;
import dev.technic.scanner.core.plan.Plan;
import dev.technic.scanner.core.plan.Planner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written is read back as it was, and whatever else is read is refused in one sentence. */
final class ByteFormsTest {

    private static final Catalogue CATALOGUE = new Catalogue(
            new SampleIndicators()
                    .indicators().stream()
                            .map(i -> new Entry(i, "sample", "test"))
                            .toList(),
            List.of());

    /** Each reads bytes and writes what it has read. */
    private static final List<UnaryOperator<byte[]>> AGAIN = List.of(
            bytes -> PlanBytes.read(bytes).bytes(),
            ByteFormsTest::batchAgain,
            bytes -> ResultBytes.read(bytes).bytes());

    private static byte[] batchAgain(byte[] bytes) {
        BatchBytes read = BatchBytes.read(bytes);
        int[] symbols = read.symbols();
        int[] bars = read.bars();
        Tile tile = Tile.of(
                bars, IntStream.range(0, bars.length).toArray(), read.tile().fields(), (lane, field) -> {
                    double[] column = new double[bars[lane]];
                    Arrays.setAll(column, bar -> read.tile().value(bar, field, lane));
                    return column;
                });
        byte[] own = BatchBytes.bytes(read.plan(), read.number(), tile, bars, read.context());
        for (int lane = 0; lane < symbols.length; lane++) {
            ByteBuffer.wrap(own).putInt(Form.HEADER + 44 + 8 * lane, symbols[lane]);
        }
        return Form.BATCH.seal(own);
    }

    private static PlanBytes plan(SplittableRandom random) {
        RandomSeries texts = new RandomSeries(random);
        Scan.Builder scan = Scan.builder();
        boolean known = random.nextBoolean();
        if (known) {
            scan.universe(Universe.of(List.of("A"))
                    .number("cap", Map.of("A", 3))
                    .number("unused", Map.of())
                    .text("sector", Map.of("A", "oil")));
            scan.optionalFeature("own", "cap + " + texts.next(1));
        }
        if (random.nextBoolean()) {
            scan.optionalFeature("other", "close / of(\"SPY\", " + texts.next(1) + " + of(\"Q Q\", close))");
        }
        int features = random.nextInt(1, 5);
        for (int f = 0; f < features; f++) {
            scan.optionalFeature("f" + f, texts.next(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            scan.where("close > " + texts.next(1)).where("volume > 1");
        }
        scan.optionalColumn(
                "c", "rank(f0 + " + texts.next(1) + ") - zscore(m_1, by = " + (known ? "sector)" : "volume)"));
        if (random.nextBoolean()) {
            scan.having("c > 0.5 or f0 < " + texts.next(1));
        }
        List<ModelShape> models = List.of(new ModelShape(
                "m",
                List.of("f0"),
                1,
                2,
                false,
                "ein \uD83D Modell",
                List.of(NamedExpression.of("ranged", "high - low"))));
        Scan made = scan.build();
        return PlanBytes.of(made, models, Planner.plan(made, models, CATALOGUE), "scanner 1.2");
    }

    private static byte[] batch(SplittableRandom random) {
        int lanes = random.nextInt(1, 65);
        int[] lengths = IntStream.range(0, lanes)
                .map(lane -> random.nextInt(1, 90))
                .map(bars -> -bars)
                .sorted()
                .map(bars -> -bars)
                .toArray();
        int[] symbols = IntStream.range(0, lanes).map(lane -> 7 * lane + 3).toArray();
        int[] barsOf = new int[7 * 64];
        for (int lane = 0; lane < lanes; lane++) {
            barsOf[symbols[lane]] = random.nextInt(lane == 0 ? 1 : 0, lengths[lane] + 1);
        }
        int fields = random.nextInt(5, 7);
        double[][][] columns = new double[lanes][fields][];
        for (int lane = 0; lane < lanes; lane++) {
            for (int field = 0; field < fields; field++) {
                columns[lane][field] = random.doubles(lengths[lane], -1e9, 1e9).toArray();
            }
        }
        Tile tile = Tile.of(lengths, symbols, fields, (lane, field) -> columns[lane][field]);
        double[][] numbers = new double[random.nextInt(3)][];
        Arrays.setAll(numbers, n -> random.doubles(barsOf.length).toArray());
        double[][] references = new double[random.nextInt(3)][];
        Arrays.setAll(
                references,
                n -> random.longs(200).mapToDouble(Double::longBitsToDouble).toArray());
        Context context = new Context(numbers, references, (symbol, bar) -> symbol % 5 + 2 * bar);
        byte[] bytes = BatchBytes.bytes(identity(), random.nextInt(1_000), tile, barsOf, context);
        BatchBytes read = BatchBytes.read(bytes);
        assertThat(read.context().numbers().length).isEqualTo(numbers.length);
        assertThat(read.context().references().length).isEqualTo(references.length);
        assertThat(read.symbols()).isEqualTo(BatchBytes.symbols(tile, barsOf));
        assertThat(read.tile().fields()).isEqualTo(fields);
        for (int own = 0; own < read.symbols().length; own++) {
            int lane = read.symbols()[own] / 7;
            for (int number = 0; number < numbers.length; number++) {
                assertThat(read.context().numbers()[number][own]).isEqualTo(numbers[number][read.symbols()[own]]);
            }
            assertThat(read.tile().length(own)).isEqualTo(barsOf[read.symbols()[own]]);
            for (int bar = 0; bar < read.tile().length(own); bar++) {
                for (int n = 0; n < references.length; n++) {
                    int session = read.context().sessions().number(own, bar);
                    assertThat(read.context().references()[n][session])
                            .isEqualTo(Double.valueOf(
                                    references[n][context.sessions().number(read.symbols()[own], bar)]));
                }
                for (int field = 0; field < fields; field++) {
                    assertThat(read.tile().value(bar, field, own)).isEqualTo(columns[lane][field][bar]);
                }
            }
        }
        return bytes;
    }

    private static HashCode identity() {
        return PlanBytes.identity(new byte[] {1, 2, 3});
    }

    private static ResultBytes result(SplittableRandom random) {
        int lanes = random.nextInt(1, 65);
        double[][] values = new double[random.nextInt(0, 9)][];
        for (int root = 0; root < values.length; root++) {
            values[root] =
                    random.longs(lanes).mapToDouble(Double::longBitsToDouble).toArray();
        }
        List<ResultBytes.Failure> failures = new ArrayList<>();
        for (int f = 0; f < random.nextInt(4); f++) {
            failures.add(new ResultBytes.Failure(f, "Error", random.nextBoolean() ? null : "how? \uDC00 " + f));
        }
        int[] symbols = IntStream.range(0, lanes).map(lane -> 5 * lane).toArray();
        return new ResultBytes(random.nextInt(99), random.nextInt(), symbols, values, failures);
    }

    private static List<byte[]> samples(SplittableRandom random) {
        return List.of(plan(random).bytes(), batch(random), result(random).bytes());
    }

    @Test
    void what_is_written_is_read_back() {
        SplittableRandom random = new SplittableRandom(81);
        for (int round = 0; round < 60; round++) {
            PlanBytes plan = plan(random);
            assertThat(PlanBytes.read(plan.bytes())).isEqualTo(plan);
            ResultBytes result = result(random);
            ResultBytes read = ResultBytes.read(result.bytes());
            assertThat(read.number()).isEqualTo(result.number());
            assertThat(read.checksum()).isEqualTo(result.checksum());
            assertThat(read.symbols()).isEqualTo(result.symbols());
            assertThat(read.failures()).isEqualTo(result.failures());
            assertThat(read.values().length).isEqualTo(result.values().length);
            for (int kind = 0; kind < 3; kind++) {
                byte[] bytes = samples(random).get(kind);
                assertThat(AGAIN.get(kind).apply(bytes)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void a_plan_read_back_makes_the_same_graph() {
        SplittableRandom random = new SplittableRandom(82);
        for (int round = 0; round < 100; round++) {
            PlanBytes plan = plan(random);
            Plan again = PlanBytes.read(plan.bytes()).plan(CATALOGUE, "scanner 1.2");
            assertThat(again.graph().nodes()).hasSize(plan.nodes());
            assertThat(again.graph().roots()).hasSize(plan.roots());
            assertThat(List.copyOf(again.referenced())).isIn(List.of(), List.of("Q Q", "SPY"));
        }
    }

    @Test
    void damaged_bytes_are_refused() {
        SplittableRandom random = new SplittableRandom(83);
        for (int round = 0; round < 30; round++) {
            List<byte[]> samples = samples(random);
            for (int change = 0; change < 200; change++) {
                int kind = random.nextInt(3);
                byte[] damaged = damaged(samples.get(kind), random);
                if (!Arrays.equals(damaged, samples.get(kind))) {
                    UnaryOperator<byte[]> reading = AGAIN.get(kind);
                    assertThatThrownBy(() -> reading.apply(damaged)).isExactlyInstanceOf(ScannerException.class);
                }
            }
        }
    }

    @Test
    void made_up_bytes_with_a_right_checksum_are_refused_or_read_for_what_they_say() {
        SplittableRandom random = new SplittableRandom(84);
        int refused = 0;
        for (int round = 0; round < 30; round++) {
            List<byte[]> samples = samples(random);
            for (int change = 0; change < 300; change++) {
                int kind = random.nextInt(3);
                byte[] changed = damaged(samples.get(kind), random);
                if (changed.length < Form.AROUND) {
                    continue;
                }
                byte[] sealed = Form.values()[kind].seal(changed);
                try {
                    assertThat(AGAIN.get(kind).apply(sealed)).isEqualTo(sealed);
                } catch (ScannerException clear) {
                    refused++;
                    assertThat(clear).hasMessageStartingWith("the " + Form.values()[kind].word + " is damaged: ");
                }
                if (kind == 0) {
                    plannedOrRefused(sealed);
                }
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static void plannedOrRefused(byte[] sealed) {
        try {
            PlanBytes.read(sealed).plan(CATALOGUE, "scanner 1.2");
        } catch (ScannerException clear) {
            assertThat(clear.getMessage()).isNotBlank();
        }
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 120 : bytes.length));
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 20));
            default ->
                random.ints(random.nextInt(1, 5), 0, bytes.length).forEach(new RandomBytes(bytes, random)::change);
        }
        return bytes;
    }

    private record RandomBytes(byte[] bytes, SplittableRandom random) {
        void change(int at) {
            bytes[at] = (byte) random.nextInt();
        }
    }

    @Test
    void it_says_what_is_wrong() {
        byte[] plan = plan(new SplittableRandom(85)).bytes();
        byte[] result = new ResultBytes(1, 2, new int[] {3}, new double[][] {{4}}, List.of()).bytes();
        byte[] newer = result.clone();
        newer[7] = 2;
        byte[] flipped = result.clone();
        flipped[20] ^= 1;
        byte[] endless = result.clone();
        ByteBuffer.wrap(endless).putInt(28, Integer.MAX_VALUE);
        byte[] longer = Form.RESULT.seal(Arrays.copyOf(result, result.length + 3));

        assertThatThrownBy(() -> ResultBytes.read(new byte[3])).hasMessage("these 3 bytes are no result");
        assertThatThrownBy(() -> ResultBytes.read(plan)).hasMessage("these " + plan.length + " bytes are no result");
        assertThatThrownBy(() -> PlanBytes.read(result)).hasMessage("these 48 bytes are no plan");
        assertThatThrownBy(() -> ResultBytes.read(newer))
                .hasMessage("the result has version 2 of its byte form; this library reads version 1;"
                        + " use the same library everywhere");
        assertThatThrownBy(() -> ResultBytes.read(Arrays.copyOf(result, 40)))
                .hasMessage("the result is damaged: it says that it has 48 bytes, and has 40");
        assertThatThrownBy(() -> ResultBytes.read(flipped))
                .hasMessage("the result is damaged: its checksum does not match");
        assertThatThrownBy(() -> ResultBytes.read(Form.RESULT.seal(endless)))
                .hasMessage("the result is damaged: the number of roots = 2147483647 is not in [0, 1]");
        assertThatThrownBy(() -> ResultBytes.read(longer)).hasMessage("the result is damaged: 3 bytes too many");
    }

    @Test
    void a_worker_that_differs_says_in_what() {
        Scan scan = Scan.builder().feature("f", "average(5) + total()").build();
        PlanBytes plan = PlanBytes.of(scan, List.of(), Planner.plan(scan, List.of(), CATALOGUE), "scanner 1.2");
        PlanBytes other = new PlanBytes(
                "scanner 1.2",
                plan.features(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                plan.nodes() + 1,
                plan.roots());

        assertThatThrownBy(() -> plan.plan(CATALOGUE, "scanner 1.3"))
                .hasMessage(
                        "the plan was made by scanner 1.2; this worker has scanner 1.3; use the same library everywhere");
        assertThatThrownBy(() -> plan.plan(new Catalogue(List.of(), List.of()), "scanner 1.2"))
                .hasMessage("this worker cannot make the plan: f: no indicator 'average' at 1:1; installed: []");
        assertThatThrownBy(() -> other.plan(CATALOGUE, "scanner 1.2"))
                .hasMessage("this worker makes another plan, of 4 nodes and 1 roots where 5 and 1 are meant;"
                        + " use the same indicator plugins everywhere");
    }
}
