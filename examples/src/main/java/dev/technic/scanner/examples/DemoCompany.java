package dev.technic.scanner.examples;

import dev.technic.scanner.PriceHistory;

/** One listed company of a {@link DemoMarket}: how it moves, and what happens to it. */
final class DemoCompany {

    /** Share of a surprise that is taken back over the next days, and of a trend that goes on. */
    private static final double REVERSAL = 0.05;

    private static final double MOMENTUM = 0.5;
    private static final double FAST = 1.0 / 5;
    private static final double SLOW = 1.0 / 60;
    private static final double CENTS = 100;
    private static final double SMALL_CENTS = 10_000;

    private final Randomness random;
    private final int sessions;
    private final double beta;
    private final double volatility;
    private final double firstPrice;
    private final double turnover;
    private final int listed;
    private final int delisted;
    private final double thinness;
    private final int haltFrom;
    private final int haltTo;
    private final int splitAt;
    private final double splitRatio;

    DemoCompany(Randomness random, int sessions) {
        this.random = random;
        this.sessions = sessions;
        beta = 0.4 + 1.2 * random.uniform();
        volatility = random.between(0.006, 0.035);
        firstPrice = random.between(0.8, 400);
        turnover = random.between(30_000, 300_000_000);
        listed = random.happens(0.12) ? day() : 0;
        delisted = random.happens(0.03) ? Math.max(day(), listed + 1) : sessions;
        thinness = turnover < 150_000 ? 0.15 * random.uniform() : 0;
        haltFrom = random.happens(0.06) ? day() : sessions;
        haltTo = haltFrom + 1 + (int) (random.uniform() * 15);
        splitAt = random.happens(0.04) ? day() : 0;
        splitRatio = firstPrice > 20 ? 2 + (int) (random.uniform() * 3) : 0.1;
    }

    private int day() {
        return (int) (random.uniform() * sessions);
    }

    /** How far it goes with the market. */
    double beta() {
        return beta;
    }

    /** Its bars, given what market and sector do to it each day. */
    PriceHistory trade(String symbol, long[] days, double[] common) {
        long[] at = new long[sessions];
        double[][] columns = new double[5][sessions];
        double[] adjusted = new double[sessions];
        double variance = volatility * volatility;
        double fast = 0;
        double slow = 0;
        double price = firstPrice;
        int bars = 0;
        for (int t = 0; t < sessions; t++) {
            double shock = StrictMath.sqrt(variance) * random.bell() * (random.happens(0.01) ? 4 : 1);
            double before = price;
            double pull = MOMENTUM * slow - REVERSAL * fast;
            price *= Math.max(0.3, 1 + common[t] + shock + pull);
            fast += FAST * (shock * 5 - fast);
            slow += SLOW * (shock + common[t] - slow);
            variance = 0.06 * volatility * volatility + 0.84 * variance + Math.min(0.1 * shock * shock, 0.01);
            boolean trades = t >= listed && t < delisted && (t < haltFrom || t >= haltTo) && !random.happens(thinness);
            if (trades) {
                at[bars] = days[t];
                bar(columns, bars, before, price, StrictMath.sqrt(variance), t < splitAt ? splitRatio : 1);
                adjusted[bars] = columns[3][bars] / (t < splitAt ? splitRatio : 1);
                bars++;
            }
        }
        return PriceHistory.of(symbol, bars, at, columns, adjusted, null);
    }

    /** Open, high, low, close and volume of a day, at the prices of before a split if it is still to come. */
    private void bar(double[][] columns, int bar, double before, double price, double deviation, double ratio) {
        double close = ticks(price * ratio);
        double open = ticks(before * ratio * (1 + 0.3 * deviation * random.bell()));
        double above = 1 + 0.5 * deviation * random.uniform();
        double below = 1 - 0.5 * deviation * random.uniform();
        columns[0][bar] = open;
        columns[1][bar] = Math.max(Math.max(open, close), ticks(Math.max(open, close) * above));
        columns[2][bar] = Math.min(Math.min(open, close), ticks(Math.min(open, close) * below));
        columns[3][bar] = close;
        double excitement = 0.5 + random.uniform() + 20 * Math.abs(price / before - 1);
        columns[4][bar] = Math.rint(turnover * excitement / close);
    }

    /** Cents, or hundredths of them below a dollar. */
    private static double ticks(double price) {
        double unit = price < 1 ? SMALL_CENTS : CENTS;
        return Math.max(1, Math.rint(price * unit)) / unit;
    }
}
