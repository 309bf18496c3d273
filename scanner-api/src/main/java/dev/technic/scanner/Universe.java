package dev.technic.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The symbols to ask for, in an order, and what is known of each beside its prices: numbers, which expressions use like a field, as the same
 * value at every bar ({@code close * shares / 1e9}), and texts, which name groups ({@code zscore(x, by = sector)}). Immutable, every method
 * gives a changed universe.
 *
 * <pre>{@code
 * Universe universe = Universe.of(List.of("AAPL", "MSFT", "XOM"))
 *         .number("market_cap", Map.of("AAPL", 3.4e12, "MSFT", 3.1e12))
 *         .text("sector", Map.of("AAPL", "tech", "MSFT", "tech", "XOM", "energy"));
 * }</pre>
 *
 * <p>A missing number is NaN. A symbol without a text is in no group: what is computed by group is undefined for it.
 */
public final class Universe {

    private static final Universe NONE = of(List.of());

    private final List<String> symbols;
    private final Map<String, Integer> places;

    /** In the order of the symbols; NaN where there is none. */
    private final Map<String, List<Double>> numbers;

    /** In the order of the symbols; empty where there is none. */
    private final Map<String, List<String>> texts;

    private int hash;

    private Universe(List<String> symbols, Map<String, List<Double>> numbers, Map<String, List<String>> texts) {
        this.symbols = symbols;
        this.numbers = Collections.unmodifiableMap(numbers);
        this.texts = Collections.unmodifiableMap(texts);
        this.places = new HashMap<>();
        for (int place = 0; place < symbols.size(); place++) {
            String symbol = symbols.get(place);
            if (symbol.isBlank()) {
                throw new InvalidScanException("a symbol of the universe is blank");
            }
            if (places.put(symbol, place) != null) {
                throw new InvalidScanException("the symbol '" + symbol + "' is in the universe twice");
            }
        }
    }

    /** No symbols, and nothing known of any. */
    public static Universe none() {
        return NONE;
    }

    /**
     * Symbols of which nothing else is known.
     *
     * @throws InvalidScanException if one is blank, or there twice
     */
    public static Universe of(Collection<String> symbols) {
        return new Universe(List.copyOf(symbols), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * With a column of numbers.
     *
     * @param bySymbol NaN, or no entry, where there is none; entries of other symbols are not looked at
     * @throws InvalidScanException if the name is no name, a field's, the language's or another column's, or a number is infinite
     */
    public Universe number(String name, Map<String, ? extends Number> bySymbol) {
        checkNew(name);
        List<Double> values = new ArrayList<>(symbols.size());
        for (String symbol : symbols) {
            Number number = bySymbol.get(symbol);
            double value = number == null ? Double.NaN : number.doubleValue();
            if (Double.isInfinite(value)) {
                throw new InvalidScanException(name + " of " + symbol
                        + " is infinite; a finite number is accepted, or NaN where there is none");
            }
            values.add(value);
        }
        Map<String, List<Double>> more = new TreeMap<>(numbers);
        more.put(name, List.copyOf(values));
        return new Universe(symbols, more, texts);
    }

    /**
     * With a column of texts, for {@code by =}.
     *
     * @param bySymbol blank, or no entry, where there is none; entries of other symbols are not looked at
     * @throws InvalidScanException if the name is no name, a field's, the language's or another column's
     */
    public Universe text(String name, Map<String, String> bySymbol) {
        checkNew(name);
        List<String> values = new ArrayList<>(symbols.size());
        for (String symbol : symbols) {
            values.add(bySymbol.getOrDefault(symbol, "").strip());
        }
        Map<String, List<String>> more = new TreeMap<>(texts);
        more.put(name, List.copyOf(values));
        return new Universe(symbols, numbers, more);
    }

    private void checkNew(String name) {
        if (numbers.containsKey(Names.checked(name)) || texts.containsKey(name)) {
            throw new InvalidScanException("the universe has the column '" + name + "' twice");
        }
    }

    /** The first so many symbols, with all that is known of them. */
    public Universe first(int most) {
        if (most >= symbols.size()) {
            return this;
        }
        Map<String, List<Double>> ownNumbers = new TreeMap<>(numbers);
        ownNumbers.replaceAll((name, values) -> values.subList(0, most));
        Map<String, List<String>> ownTexts = new TreeMap<>(texts);
        ownTexts.replaceAll((name, values) -> values.subList(0, most));
        return new Universe(symbols.subList(0, most), ownNumbers, ownTexts);
    }

    /** In the order given. */
    public List<String> symbols() {
        return symbols;
    }

    /** The names of the columns of numbers, sorted. */
    public List<String> numbers() {
        return List.copyOf(numbers.keySet());
    }

    /** The names of the columns of texts, sorted. */
    public List<String> texts() {
        return List.copyOf(texts.keySet());
    }

    /** NaN if there is none, or the symbol or the column is not here. */
    public double number(String name, String symbol) {
        Integer place = places.get(symbol);
        List<Double> values = numbers.get(name);
        return place == null || values == null ? Double.NaN : values.get(place);
    }

    /** Empty if there is none, or the symbol or the column is not here. */
    public String text(String name, String symbol) {
        Integer place = places.get(symbol);
        List<String> values = texts.get(name);
        return place == null || values == null ? "" : values.get(place);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Universe that
                        && hashCode() == that.hashCode()
                        && symbols.equals(that.symbols)
                        && numbers.equals(that.numbers)
                        && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Arrays.asList(symbols, numbers, texts).hashCode();
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return symbols.size() + (symbols.size() == 1 ? " symbol" : " symbols") + " with numbers " + numbers()
                + " and texts " + texts();
    }
}
