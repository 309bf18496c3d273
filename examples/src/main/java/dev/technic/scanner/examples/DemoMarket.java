package dev.technic.scanner.examples;

import dev.technic.scanner.PriceHistory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A market that does not exist: every symbol moves with the market, with its sector and by itself, calm and wild times follow one another,
 * and there are listings, delistings, halts, thin trading and splits. The same seed gives the same bytes on every machine and JDK.
 *
 * <p>There is a little to find in it: what fell in the last days tends to recover, what rose for months tends to go on.
 */
public final class DemoMarket {

    /** Sessions of a market, business days. */
    public static final int SESSIONS = 504;

    /** The last session of every market. */
    public static final LocalDate LAST_SESSION = LocalDate.of(2025, 12, 31);

    private static final int SECTORS = 11;
    private static final double MARKET_VOLATILITY = 0.006;
    private static final double SECTOR_VOLATILITY = 0.003;

    /** No vowels, so that no symbol is a word. */
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int LETTERS_IN_SYMBOL = 4;

    private final long[] sessions = businessDays();
    private final double[] market;
    private final double[][] sectors = new double[SECTORS][];
    private final long seed;

    private DemoMarket(long seed) {
        this.seed = seed;
        Randomness random = new Randomness(seed);
        market = factor(random, MARKET_VOLATILITY, 0.0003);
        Arrays.setAll(sectors, s -> factor(random, SECTOR_VOLATILITY, 0));
    }

    /** The histories of a market, with adjusted closes, by symbol. */
    public static List<PriceHistory> histories(long seed, int symbols) {
        DemoMarket market = new DemoMarket(seed);
        List<String> names = names(seed, symbols);
        List<PriceHistory> histories = new ArrayList<>(symbols);
        for (int i = 0; i < symbols; i++) {
            histories.add(market.history(names.get(i), i));
        }
        return histories;
    }

    private PriceHistory history(String name, int index) {
        Randomness random = new Randomness(seed + 0x9E3779B97F4A7C15L * (index + 1));
        DemoCompany company = new DemoCompany(random, SESSIONS);
        double[] sector = sectors[(int) (random.uniform() * SECTORS)];
        double[] common = new double[SESSIONS];
        for (int t = 0; t < SESSIONS; t++) {
            common[t] = company.beta() * market[t] + sector[t];
        }
        return company.trade(name, sessions, common);
    }

    /** Daily returns of a factor, whose volatility wanders around its level. */
    private static double[] factor(Randomness random, double volatility, double drift) {
        double[] returns = new double[SESSIONS];
        double variance = volatility * volatility;
        for (int t = 0; t < SESSIONS; t++) {
            double shock = StrictMath.sqrt(variance) * random.bell();
            returns[t] = drift + shock;
            variance = 0.05 * volatility * volatility + 0.87 * variance + 0.08 * shock * shock;
        }
        return returns;
    }

    private static long[] businessDays() {
        long[] days = new long[SESSIONS];
        LocalDate day = LAST_SESSION;
        for (int t = SESSIONS - 1; t >= 0; day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days[t--] = Duration.ofDays(day.toEpochDay()).toMillis();
            }
        }
        return days;
    }

    /** Different symbols in order: letters are drawn for ever more of them until there are enough. */
    private static List<String> names(long seed, int symbols) {
        Randomness random = new Randomness(~seed);
        java.util.TreeSet<String> names = new java.util.TreeSet<>();
        while (names.size() < symbols) {
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < LETTERS_IN_SYMBOL; i++) {
                name.append(LETTERS.charAt((int) (random.uniform() * LETTERS.length())));
            }
            names.add(name.toString());
        }
        return List.copyOf(names);
    }
}
