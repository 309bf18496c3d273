package dev.technic.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UniverseTest {

    private static final Universe AB = Universe.of(List.of("B", "A"));

    @Test
    void what_is_not_known_is_nan_or_no_text() {
        Universe universe = AB.number("cap", Map.of("A", 5, "C", 6)).text("sector", Map.of("B", " oil ", "C", "rail"));

        assertThat(universe.symbols()).containsExactly("B", "A");
        assertThat(universe.numbers()).containsExactly("cap");
        assertThat(universe.texts()).containsExactly("sector");
        assertThat(universe.number("cap", "A")).isEqualTo(5);
        assertThat(universe.number("cap", "B")).isNaN();
        assertThat(universe.number("cap", "C")).isNaN();
        assertThat(universe.number("sector", "B")).isNaN();
        assertThat(universe.text("sector", "B")).isEqualTo("oil");
        assertThat(universe.text("sector", "A")).isEmpty();
        assertThat(universe.text("sector", "C")).isEmpty();
        assertThat(universe.text("cap", "A")).isEmpty();
        assertThat(universe).hasToString("2 symbols with numbers [cap] and texts [sector]");
    }

    @Test
    void equal_universes_are_equal_in_symbols_order_and_bits() {
        Universe universe = AB.number("cap", Map.of("A", 0.0)).text("sector", Map.of("A", "x"));
        Universe same = AB.text("sector", Map.of("A", "x")).number("cap", Map.of("A", 0.0, "B", Double.NaN));

        assertThat(universe).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(universe).isNotEqualTo(AB.number("cap", Map.of("A", -0.0)).text("sector", Map.of("A", "x")));
        assertThat(AB).isNotEqualTo(Universe.of(List.of("A", "B")));
        assertThat(AB.number("x", Map.of())).isNotEqualTo(AB.text("x", Map.of()));
    }

    @Test
    void the_first_symbols_keep_what_is_known_of_them() {
        Universe universe = AB.number("cap", Map.of("A", 5, "B", 6)).text("sector", Map.of("B", "oil"));

        assertThat(universe.first(1))
                .isEqualTo(
                        Universe.of(List.of("B")).number("cap", Map.of("B", 6)).text("sector", Map.of("B", "oil")));
        assertThat(universe.first(2)).isSameAs(universe);
    }

    @Test
    void wrong_columns_and_symbols_are_refused() {
        assertThatThrownBy(() -> Universe.of(List.of("A", "B", "A")))
                .isExactlyInstanceOf(InvalidScanException.class)
                .hasMessage("the symbol 'A' is in the universe twice");
        assertThatThrownBy(() -> Universe.of(List.of("A", " "))).hasMessage("a symbol of the universe is blank");
        assertThatThrownBy(() -> AB.number("close", Map.of()))
                .hasMessage("the name 'close' is the language's own; choose another");
        assertThatThrownBy(() -> AB.text("zscore", Map.of()))
                .hasMessage("the name 'zscore' is the language's own; choose another");
        assertThatThrownBy(() -> AB.text("market cap", Map.of()))
                .hasMessage("'market cap' is not a name; letters, digits and underscores are, not a digit first");
        assertThatThrownBy(() -> AB.number("cap", Map.of()).text("cap", Map.of()))
                .hasMessage("the universe has the column 'cap' twice");
        assertThatThrownBy(() -> AB.number("cap", Map.of("A", Double.POSITIVE_INFINITY)))
                .hasMessage("cap of A is infinite; a finite number is accepted, or NaN where there is none");
    }
}
