package dev.technic.scanner.indicators;

import dev.technic.scanner.testkit.Bars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The formulas as the books print them, in decimal arithmetic of 40 digits: nothing is rearranged, updated or shared. A series is
 * a list with a value for each bar, null where undefined.
 */
final class Textbook {

    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<@Nullable BigDecimal> open;
    private final List<@Nullable BigDecimal> high;
    private final List<@Nullable BigDecimal> low;
    private final List<@Nullable BigDecimal> close;
    private final List<@Nullable BigDecimal> volume;
    private final Map<String, List<@Nullable BigDecimal>> entries = new LinkedHashMap<>();

    private Textbook(Bars bars, DoubleFunction<BigDecimal> number) {
        open = exact(bars.column("open"), number);
        high = exact(bars.column("high"), number);
        low = exact(bars.column("low"), number);
        close = exact(bars.column("close"), number);
        volume = exact(bars.column("volume"), number);
    }

    /** Expressions with their values, of the very doubles. */
    static Map<String, List<@Nullable BigDecimal>> of(Bars bars) {
        return of(new Textbook(bars, BigDecimal::new));
    }

    /** Of the decimal numbers that the doubles are written as: 0.1 is a tenth. */
    static Map<String, List<@Nullable BigDecimal>> ofDecimals(Bars bars) {
        return of(new Textbook(bars, BigDecimal::valueOf));
    }

    private static Map<String, List<@Nullable BigDecimal>> of(Textbook book) {
        book.averages();
        book.deviations();
        book.oscillators();
        book.ranges();
        book.directions();
        book.flows();
        book.windows();
        return book.entries;
    }

    private void averages() {
        entries.put("sma(5)", mean(close, 5));
        entries.put("ema(5)", recursive(close, 5, ratio(2, 6)));
        entries.put("ema(5, seed = first)", recursive(close, 1, ratio(2, 6)));
        entries.put("wilder(5)", recursive(close, 5, ratio(1, 5)));
        entries.put("wilder(5, seed = first)", recursive(close, 1, ratio(1, 5)));
        for (boolean first : new boolean[] {false, true}) {
            String call = "macd(4, 9, 3" + (first ? ", seed = first)" : ")");
            List<@Nullable BigDecimal> line = both(
                    recursive(close, first ? 1 : 4, ratio(2, 5)),
                    recursive(close, first ? 1 : 9, ratio(2, 10)),
                    BigDecimal::subtract);
            List<@Nullable BigDecimal> signal = recursive(line, first ? 1 : 3, ratio(2, 4));
            entries.put(call, line);
            entries.put(call + ".signal", signal);
            entries.put(call + ".histogram", both(line, signal, BigDecimal::subtract));
        }
    }

    private void deviations() {
        List<@Nullable BigDecimal> mean = mean(close, 5);
        List<@Nullable BigDecimal> population = window(close, 5, w -> deviation(w, 5));
        List<@Nullable BigDecimal> sample = window(close, 5, w -> deviation(w, 4));
        entries.put("stddev(5)", population);
        entries.put("stddev(5).mean", mean);
        entries.put("stddev(5, deviation = sample)", sample);
        entries.put("rolling_zscore(5)", both(both(close, mean, BigDecimal::subtract), population, Textbook::divide));
        entries.put(
                "rolling_zscore(5, deviation = sample)",
                both(both(close, mean, BigDecimal::subtract), sample, Textbook::divide));
        BinaryOperator<BigDecimal> above = (m, s) -> m.add(s.multiply(ratio(5, 2)));
        BinaryOperator<BigDecimal> below = (m, s) -> m.subtract(s.multiply(ratio(5, 2)));
        List<@Nullable BigDecimal> upper = both(mean, population, above);
        List<@Nullable BigDecimal> lower = both(mean, population, below);
        List<@Nullable BigDecimal> range = both(upper, lower, BigDecimal::subtract);
        entries.put("bbands(5, 2.5)", mean);
        entries.put("bbands(5, 2.5).upper", upper);
        entries.put("bbands(5, 2.5).lower", lower);
        entries.put(
                "bbands(5, 2.5).percent_b", both(both(close, lower, BigDecimal::subtract), range, Textbook::divide));
        entries.put("bbands(5, 2.5).bandwidth", both(range, mean, Textbook::divide));
        entries.put("bbands(5, 2.5, deviation = sample).upper", both(mean, sample, above));
        entries.put("mean_deviation(5)", window(close, 5, Textbook::meanDeviation));
        entries.put("mean_deviation(5).mean", mean);
    }

    private void oscillators() {
        List<@Nullable BigDecimal> change = both(close, before(close, 1), BigDecimal::subtract);
        List<@Nullable BigDecimal> gain = each(change, c -> c.max(BigDecimal.ZERO));
        List<@Nullable BigDecimal> loss = each(change, c -> c.negate().max(BigDecimal.ZERO));
        entries.put("rsi(5)", share(recursive(gain, 5, ratio(1, 5)), recursive(loss, 5, ratio(1, 5))));
        entries.put("rsi(5, seed = first)", share(recursive(gain, 1, ratio(1, 5)), recursive(loss, 1, ratio(1, 5))));
        List<@Nullable BigDecimal> earlier = before(close, 5);
        entries.put(
                "roc(5)",
                each(both(both(close, earlier, BigDecimal::subtract), earlier, Textbook::divide), HUNDRED::multiply));
        List<@Nullable BigDecimal> highest = window(high, 5, Collections::max);
        List<@Nullable BigDecimal> lowest = window(low, 5, Collections::min);
        entries.put("highest(5)", highest);
        entries.put("lowest(5)", lowest);
        List<@Nullable BigDecimal> range = both(highest, lowest, BigDecimal::subtract);
        List<@Nullable BigDecimal> raw =
                both(each(both(close, lowest, BigDecimal::subtract), HUNDRED::multiply), range, Textbook::divide);
        entries.put("stoch(5, 3, 2)", mean(raw, 3));
        entries.put("stoch(5, 3, 2).d", mean(mean(raw, 3), 2));
        entries.put(
                "willr(5)",
                both(each(both(close, highest, BigDecimal::subtract), HUNDRED::multiply), range, Textbook::divide));
    }

    private void ranges() {
        entries.put("tr()", trueRange());
        entries.put("atr(5)", recursive(trueRange(), 5, ratio(1, 5)));
        entries.put("atr(5, seed = first)", recursive(trueRange(), 1, ratio(1, 5)));
        List<@Nullable BigDecimal> price = typicalPrice();
        entries.put("typical_price()", price);
        List<@Nullable BigDecimal> scale =
                each(window(price, 5, Textbook::meanDeviation), d -> d.multiply(new BigDecimal("0.015")));
        entries.put("cci(5)", both(both(price, mean(price, 5), BigDecimal::subtract), scale, Textbook::divide));
    }

    private void directions() {
        List<@Nullable BigDecimal> up = both(high, before(high, 1), BigDecimal::subtract);
        List<@Nullable BigDecimal> down = both(before(low, 1), low, BigDecimal::subtract);
        BinaryOperator<BigDecimal> movement =
                (own, other) -> own.signum() > 0 && own.compareTo(other) > 0 ? own : BigDecimal.ZERO;
        for (int seed : new int[] {4, 1}) {
            String arguments = seed == 1 ? "(4, seed = first)" : "(4)";
            List<@Nullable BigDecimal> plus = recursive(both(up, down, movement), seed, ratio(1, 4));
            List<@Nullable BigDecimal> minus = recursive(both(down, up, movement), seed, ratio(1, 4));
            List<@Nullable BigDecimal> range = recursive(trueRange(), seed, ratio(1, 4));
            List<@Nullable BigDecimal> plusIndicator = each(both(plus, range, Textbook::divide), HUNDRED::multiply);
            List<@Nullable BigDecimal> minusIndicator = each(both(minus, range, Textbook::divide), HUNDRED::multiply);
            List<@Nullable BigDecimal> difference = both(plusIndicator, minusIndicator, BigDecimal::subtract);
            List<@Nullable BigDecimal> sum = both(plusIndicator, minusIndicator, BigDecimal::add);
            // Nothing has moved: no imbalance, and no index.
            List<@Nullable BigDecimal> imbalance = both(
                    difference,
                    sum,
                    (d, all) -> all.signum() == 0 ? all : divide(d.abs().multiply(HUNDRED), all));
            List<@Nullable BigDecimal> index = both(
                    recursive(imbalance, seed, ratio(1, 4)),
                    both(plus, minus, BigDecimal::add),
                    (average, moved) -> moved.signum() == 0 ? divide(moved, moved) : average);
            entries.put("adx" + arguments, index);
            entries.put("adx" + arguments + ".plus_di", plusIndicator);
            entries.put("adx" + arguments + ".minus_di", minusIndicator);
            entries.put("directional_movement" + arguments, index);
            entries.put("directional_movement" + arguments + ".plus", plus);
            entries.put("directional_movement" + arguments + ".minus", minus);
        }
    }

    private void flows() {
        List<@Nullable BigDecimal> obv = new ArrayList<>(List.of(BigDecimal.ZERO));
        for (int bar = 1; bar < close.size(); bar++) {
            int direction = at(close, bar).compareTo(at(close, bar - 1));
            obv.add(at(obv, bar - 1).add(at(volume, bar).multiply(BigDecimal.valueOf(direction))));
        }
        entries.put("obv()", obv);
        List<@Nullable BigDecimal> price = typicalPrice();
        List<@Nullable BigDecimal> flow = both(price, volume, BigDecimal::multiply);
        List<@Nullable BigDecimal> direction =
                both(price, before(price, 1), (now, last) -> BigDecimal.valueOf(now.compareTo(last)));
        List<@Nullable BigDecimal> signed = both(flow, direction, BigDecimal::multiply);
        List<@Nullable BigDecimal> rising = mean(each(signed, f -> f.max(BigDecimal.ZERO)), 5);
        List<@Nullable BigDecimal> falling = mean(each(signed, f -> f.negate().max(BigDecimal.ZERO)), 5);
        entries.put("mfi(5)", share(rising, falling));
    }

    private void windows() {
        RollingTextbook rolling = new RollingTextbook(entries);
        rolling.sums(close, typicalPrice(), volume);
        rolling.lines(close);
        rolling.pairs(close, open, volume);
        rolling.channels(high, low, close, trueRange());
        rolling.conditions(close, open);
        rolling.market(close);
    }

    private List<@Nullable BigDecimal> trueRange() {
        List<@Nullable BigDecimal> last = before(close, 1);
        List<@Nullable BigDecimal> above =
                both(high, last, (h, c) -> h.subtract(c).abs());
        List<@Nullable BigDecimal> below =
                both(low, last, (l, c) -> l.subtract(c).abs());
        return both(both(high, low, BigDecimal::subtract), both(above, below, BigDecimal::max), BigDecimal::max);
    }

    private List<@Nullable BigDecimal> typicalPrice() {
        return each(
                both(both(high, low, BigDecimal::add), close, BigDecimal::add),
                sum -> divide(sum, BigDecimal.valueOf(3)));
    }

    private static List<@Nullable BigDecimal> exact(double[] column, DoubleFunction<BigDecimal> number) {
        return Arrays.stream(column).<@Nullable BigDecimal>mapToObj(number).toList();
    }

    private static BigDecimal at(List<@Nullable BigDecimal> x, int bar) {
        return java.util.Objects.requireNonNull(x.get(bar));
    }

    static BigDecimal ratio(int a, int b) {
        return divide(BigDecimal.valueOf(a), BigDecimal.valueOf(b));
    }

    static BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    static List<@Nullable BigDecimal> each(List<@Nullable BigDecimal> x, Function<BigDecimal, BigDecimal> function) {
        return both(x, x, (a, same) -> function.apply(a));
    }

    static List<@Nullable BigDecimal> both(
            List<@Nullable BigDecimal> a, List<@Nullable BigDecimal> b, BinaryOperator<BigDecimal> operator) {
        List<@Nullable BigDecimal> result = new ArrayList<>();
        for (int bar = 0; bar < a.size(); bar++) {
            BigDecimal x = a.get(bar);
            BigDecimal y = b.get(bar);
            result.add(
                    x == null || y == null
                            ? null
                            : defined(() -> operator.apply(x, y).round(DIGITS)));
        }
        return result;
    }

    static List<@Nullable BigDecimal> before(List<@Nullable BigDecimal> x, int bars) {
        List<@Nullable BigDecimal> result = new ArrayList<>(Collections.nCopies(bars, null));
        result.addAll(x.subList(0, x.size() - bars));
        return result;
    }

    private static List<@Nullable BigDecimal> share(List<@Nullable BigDecimal> a, List<@Nullable BigDecimal> b) {
        return both(each(a, HUNDRED::multiply), both(a, b, BigDecimal::add), Textbook::divide);
    }

    static List<@Nullable BigDecimal> mean(List<@Nullable BigDecimal> x, int n) {
        return window(x, n, Textbook::mean);
    }

    static List<@Nullable BigDecimal> window(
            List<@Nullable BigDecimal> x, int n, Function<List<BigDecimal>, BigDecimal> function) {
        List<@Nullable BigDecimal> result = new ArrayList<>();
        for (int bar = 0; bar < x.size(); bar++) {
            List<BigDecimal> window = defined(x.subList(Math.max(0, bar - n + 1), bar + 1));
            result.add(window.size() < n ? null : defined(() -> function.apply(window)));
        }
        return result;
    }

    /** Null for what is divided by 0. */
    static @Nullable BigDecimal defined(Supplier<BigDecimal> quotient) {
        try {
            return quotient.get();
        } catch (ArithmeticException byZero) {
            return null;
        }
    }

    static List<BigDecimal> defined(List<@Nullable BigDecimal> x) {
        List<BigDecimal> result = new ArrayList<>();
        for (BigDecimal value : x) {
            if (value != null) {
                result.add(value);
            }
        }
        return result;
    }

    /** The mean of the first {@code seed} values, then {@code last + weight · (x − last)}. */
    static List<@Nullable BigDecimal> recursive(List<@Nullable BigDecimal> x, int seed, BigDecimal weight) {
        List<@Nullable BigDecimal> result = new ArrayList<>();
        BigDecimal last = null;
        for (int bar = 0; bar < x.size(); bar++) {
            BigDecimal value = x.get(bar);
            List<BigDecimal> known = defined(x.subList(0, bar + 1));
            if (value != null && last != null) {
                last = last.add(weight.multiply(value.subtract(last))).round(DIGITS);
            } else if (known.size() == seed) {
                last = mean(known);
            }
            result.add(last);
        }
        return result;
    }

    static BigDecimal mean(List<BigDecimal> x) {
        BigDecimal sum = x.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return divide(sum, BigDecimal.valueOf(x.size()));
    }

    private static BigDecimal meanDeviation(List<BigDecimal> x) {
        BigDecimal mean = mean(x);
        return mean(x.stream().map(v -> v.subtract(mean).abs()).toList());
    }

    /** Of exact squares, divided by {@code n} or {@code n − 1}. */
    static BigDecimal deviation(List<BigDecimal> x, int divisor) {
        BigDecimal mean = mean(x);
        BigDecimal squares = x.stream().map(v -> v.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return divide(squares, BigDecimal.valueOf(divisor)).sqrt(DIGITS);
    }
}
