package dev.technic.scanner.indicators;

import static dev.technic.scanner.indicators.Textbook.both;
import static dev.technic.scanner.indicators.Textbook.defined;
import static dev.technic.scanner.indicators.Textbook.divide;
import static dev.technic.scanner.indicators.Textbook.each;
import static dev.technic.scanner.indicators.Textbook.mean;
import static dev.technic.scanner.indicators.Textbook.window;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** More of the {@link Textbook}: sums, ranks and lines of a window, pairs of series, and conditions. */
final class RollingTextbook {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<String, List<@Nullable BigDecimal>> entries;

    RollingTextbook(Map<String, List<@Nullable BigDecimal>> entries) {
        this.entries = entries;
    }

    void sums(List<@Nullable BigDecimal> close, List<@Nullable BigDecimal> price, List<@Nullable BigDecimal> volume) {
        entries.put("sum(5)", window(close, 5, RollingTextbook::sum));
        entries.put("sum(volume, 7)", window(volume, 7, RollingTextbook::sum));
        entries.put("wma(5)", window(close, 5, RollingTextbook::weighted));
        entries.put("wma(8)", window(close, 8, RollingTextbook::weighted));
        List<@Nullable BigDecimal> money = both(price, volume, BigDecimal::multiply);
        entries.put(
                "vwap(5)",
                both(
                        window(money, 5, RollingTextbook::sum),
                        window(volume, 5, RollingTextbook::sum),
                        Textbook::divide));
        entries.put("variance(5)", window(close, 5, w -> variance(w, 5)));
        entries.put("variance(5, deviation = sample)", window(close, 5, w -> variance(w, 4)));
        entries.put("mom(5)", both(close, Textbook.before(close, 5), BigDecimal::subtract));
        for (String q : List.of("0", "0.3", "0.5", "1")) {
            entries.put("rolling_quantile(6, " + q + ")", window(close, 6, w -> quantile(w, new BigDecimal(q))));
        }
    }

    void lines(List<@Nullable BigDecimal> close) {
        for (int n : new int[] {5, 8}) {
            entries.put("linreg(" + n + ")", window(close, n, w -> at(w, n - 1)));
            entries.put("linreg(" + n + ").slope", window(close, n, RollingTextbook::slope));
            entries.put("linreg(" + n + ").intercept", window(close, n, w -> at(w, 0)));
            entries.put("linreg(" + n + ").r2", window(close, n, RollingTextbook::explained));
        }
    }

    void pairs(List<@Nullable BigDecimal> close, List<@Nullable BigDecimal> open, List<@Nullable BigDecimal> volume) {
        entries.put("covariance(close, volume, 5)", windows(close, volume, 5, (x, y) -> covariance(x, y, 5)));
        entries.put(
                "covariance(close, open, 8, deviation = sample)",
                windows(close, open, 8, (x, y) -> covariance(x, y, 7)));
        entries.put("correl(close, volume, 5)", windows(close, volume, 5, RollingTextbook::correlation));
        entries.put("correl(close, open, 8)", windows(close, open, 8, RollingTextbook::correlation));
        entries.put(
                "beta(close, open, 5)",
                windows(close, open, 5, (x, y) -> divide(covariance(x, y, 5), covariance(y, y, 5))));
    }

    void market(List<@Nullable BigDecimal> close) {
        BinaryOperator<BigDecimal> side = (a, b) -> BigDecimal.valueOf(a.compareTo(b));
        List<@Nullable BigDecimal> fast = window(close, 3, Textbook::mean);
        entries.put(
                "market_trend(3, 8)",
                both(
                        both(close, fast, side),
                        both(fast, window(close, 8, Textbook::mean), side),
                        (near, far) -> near.equals(far) ? near : BigDecimal.ZERO));
        List<@Nullable BigDecimal> growth = both(close, Textbook.before(close, 1), Textbook::divide);
        List<@Nullable BigDecimal> returns = each(growth, g -> g.subtract(BigDecimal.ONE));
        for (int less : new int[] {0, 1}) {
            String call = "market_volatility(4, 9, 1.1" + (less == 1 ? ", deviation = sample)" : ")");
            List<@Nullable BigDecimal> ratio = both(
                    window(returns, 4, w -> Textbook.deviation(w, 4 - less)),
                    window(returns, 9, w -> Textbook.deviation(w, 9 - less)),
                    Textbook::divide);
            entries.put(call, ratio);
            entries.put(
                    call + ".high",
                    each(ratio, r -> r.compareTo(new BigDecimal("1.1")) > 0 ? BigDecimal.ONE : BigDecimal.ZERO));
        }
    }

    void channels(
            List<@Nullable BigDecimal> high,
            List<@Nullable BigDecimal> low,
            List<@Nullable BigDecimal> close,
            List<@Nullable BigDecimal> trueRange) {
        List<@Nullable BigDecimal> highest = window(high, 5, Collections::max);
        List<@Nullable BigDecimal> lowest = window(low, 5, Collections::min);
        entries.put("donchian(5)", both(highest, lowest, (a, b) -> mean(List.of(a, b))));
        entries.put("donchian(5).upper", highest);
        entries.put("donchian(5).lower", lowest);
        for (boolean first : new boolean[] {false, true}) {
            String call = "keltner(5, 1.5, 4" + (first ? ", seed = first)" : ")");
            List<@Nullable BigDecimal> middle = Textbook.recursive(close, first ? 1 : 5, Textbook.ratio(2, 6));
            List<@Nullable BigDecimal> band = each(
                    Textbook.recursive(trueRange, first ? 1 : 4, Textbook.ratio(1, 4)),
                    range -> range.multiply(new BigDecimal("1.5")));
            entries.put(call, middle);
            entries.put(call + ".upper", both(middle, band, BigDecimal::add));
            entries.put(call + ".lower", both(middle, band, BigDecimal::subtract));
        }
        entries.put("bars_since_highest(5)", window(high, 5, RollingTextbook::sinceHighest));
        entries.put("bars_since_lowest(5)", window(low, 5, RollingTextbook::sinceLowest));
        Function<BigDecimal, BigDecimal> recent =
                since -> divide(BigDecimal.valueOf(6).subtract(since).multiply(HUNDRED), BigDecimal.valueOf(6));
        List<@Nullable BigDecimal> up = each(window(high, 7, RollingTextbook::sinceHighest), recent);
        List<@Nullable BigDecimal> down = each(window(low, 7, RollingTextbook::sinceLowest), recent);
        entries.put("aroon(6)", up);
        entries.put("aroon(6).down", down);
        entries.put("aroon(6).oscillator", both(up, down, BigDecimal::subtract));
    }

    void conditions(List<@Nullable BigDecimal> close, List<@Nullable BigDecimal> open) {
        List<@Nullable BigDecimal> side = both(close, open, (c, o) -> BigDecimal.valueOf(c.compareTo(o)));
        entries.put("crossed_above(close, open)", crossed(side, 1));
        entries.put("crossed_below(close, open)", crossed(side, -1));
        List<@Nullable BigDecimal> since = new ArrayList<>();
        for (int bar = 0; bar < side.size(); bar++) {
            int last = side.subList(0, bar + 1).lastIndexOf(BigDecimal.ONE);
            since.add(last < 0 ? null : BigDecimal.valueOf(bar - last));
        }
        entries.put("bars_since(close > open)", since);
    }

    private static List<@Nullable BigDecimal> crossed(List<@Nullable BigDecimal> side, int to) {
        List<@Nullable BigDecimal> result = new ArrayList<>();
        BigDecimal there = BigDecimal.valueOf(to);
        for (int bar = 0; bar < side.size(); bar++) {
            boolean crossed = there.equals(side.get(bar)) && bar > 0 && !there.equals(side.get(bar - 1));
            result.add(bar == 0 ? null : crossed ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return result;
    }

    private static List<@Nullable BigDecimal> windows(
            List<@Nullable BigDecimal> a,
            List<@Nullable BigDecimal> b,
            int n,
            java.util.function.BiFunction<List<BigDecimal>, List<BigDecimal>, BigDecimal> function) {
        List<@Nullable BigDecimal> result = new ArrayList<>();
        for (int bar = 0; bar < a.size(); bar++) {
            List<BigDecimal> x = defined(a.subList(Math.max(0, bar - n + 1), bar + 1));
            List<BigDecimal> y = defined(b.subList(Math.max(0, bar - n + 1), bar + 1));
            result.add(x.size() < n ? null : Textbook.defined(() -> function.apply(x, y)));
        }
        return result;
    }

    private static BigDecimal sum(List<BigDecimal> x) {
        return x.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Over the numbers of two lists, place by place. */
    private static BigDecimal sum(List<BigDecimal> a, List<BigDecimal> b, BinaryOperator<BigDecimal> operator) {
        return sum(IntStream.range(0, a.size())
                .mapToObj(i -> operator.apply(a.get(i), b.get(i)))
                .toList());
    }

    private static List<BigDecimal> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(BigDecimal::valueOf).toList();
    }

    static BigDecimal weighted(List<BigDecimal> x) {
        List<BigDecimal> weights = numbers(1, x.size());
        return divide(sum(x, weights, BigDecimal::multiply), sum(weights));
    }

    static BigDecimal covariance(List<BigDecimal> x, List<BigDecimal> y, int divisor) {
        BigDecimal meanX = mean(x);
        BigDecimal meanY = mean(y);
        return divide(sum(x, y, (a, b) -> a.subtract(meanX).multiply(b.subtract(meanY))), BigDecimal.valueOf(divisor));
    }

    static BigDecimal variance(List<BigDecimal> x, int divisor) {
        return covariance(x, x, divisor);
    }

    static BigDecimal correlation(List<BigDecimal> x, List<BigDecimal> y) {
        int n = x.size();
        return divide(covariance(x, y, n), Textbook.deviation(x, n).multiply(Textbook.deviation(y, n)));
    }

    /** By the normal equations. */
    static BigDecimal slope(List<BigDecimal> x) {
        BigDecimal n = BigDecimal.valueOf(x.size());
        List<BigDecimal> k = numbers(0, x.size());
        BigDecimal products = sum(k, x, BigDecimal::multiply);
        BigDecimal squares = sum(k, k, BigDecimal::multiply);
        return divide(
                n.multiply(products).subtract(sum(k).multiply(sum(x))),
                n.multiply(squares).subtract(sum(k).pow(2)));
    }

    /** The line at the bar number k. */
    static BigDecimal at(List<BigDecimal> x, int k) {
        BigDecimal slope = slope(x);
        BigDecimal intercept =
                divide(sum(x).subtract(slope.multiply(sum(numbers(0, x.size())))), BigDecimal.valueOf(x.size()));
        return intercept.add(slope.multiply(BigDecimal.valueOf(k)));
    }

    /** One less the squares of what the line leaves, as a share. */
    static BigDecimal explained(List<BigDecimal> x) {
        BigDecimal left = sum(
                x,
                numbers(0, x.size()),
                (value, k) -> value.subtract(at(x, k.intValue())).pow(2));
        BigDecimal mean = mean(x);
        return BigDecimal.ONE.subtract(
                divide(left, sum(x, x, (a, b) -> a.subtract(mean).pow(2))));
    }

    static BigDecimal quantile(List<BigDecimal> x, BigDecimal q) {
        List<BigDecimal> sorted = x.stream().sorted().toList();
        BigDecimal h = BigDecimal.valueOf(x.size() - 1).multiply(q);
        BigDecimal below = sorted.get(h.intValue());
        BigDecimal above = sorted.get(Math.min(h.intValue() + 1, x.size() - 1));
        return below.add(h.remainder(BigDecimal.ONE).multiply(above.subtract(below)));
    }

    private static BigDecimal sinceHighest(List<BigDecimal> x) {
        return BigDecimal.valueOf(x.size() - 1 - x.lastIndexOf(Collections.max(x)));
    }

    private static BigDecimal sinceLowest(List<BigDecimal> x) {
        return BigDecimal.valueOf(x.size() - 1 - x.lastIndexOf(Collections.min(x)));
    }
}
