package dev.technic.scanner.csv;

import static dev.technic.scanner.csv.Delivered.gzip;
import static dev.technic.scanner.csv.Delivered.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.PriceSourceException;
import dev.technic.scanner.Universe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvUniverseTest {

    private static final String GOOD = """
            symbol,market_cap,sector
            MSFT,3.1e12,tech
            XOM,,energy
            AAPL,3400000000000,
            """;

    private static final Universe READ = Universe.of(List.of("MSFT", "XOM", "AAPL"))
            .number("market_cap", Map.of("MSFT", 3.1e12, "AAPL", 3.4e12))
            .text("sector", Map.of("MSFT", "tech", "XOM", "energy"));

    @TempDir
    Path folder;

    private Path file(String text) {
        return write(folder.resolve("universe.csv"), text);
    }

    private Universe read(String text) {
        return CsvUniverse.read(file(text));
    }

    @Test
    void a_file_has_symbols_in_its_order_numbers_and_texts_plain_or_gzip_whatever_its_name_is() {
        assertThat(read(GOOD)).isEqualTo(READ);
        assertThat(CsvUniverse.read(write(folder.resolve("plain"), gzip(GOOD)))).isEqualTo(READ);
        assertThat(CsvUniverse.read(write(folder.resolve("universe.csv.gz"), gzip("\uFEFF" + GOOD))))
                .isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void the_header_tells_the_separator(String separator) {
        assertThat(read(GOOD.replace(",", separator))).isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFsymbol,market_cap,sector\r\nMSFT,3.1e12,tech\r\nXOM,,energy\r\nAAPL,3400000000000,",
                "\n  \n\"Symbol\",\"Market Cap\",\"Sector\"\n\nMSFT,\"3.1e12\",tech\n \nXOM,\"\",\"energy\"\n AAPL , 34e11 , \n",
                "Sector,TICKER,Market-Cap ($)\ntech,MSFT,3100000000000.0\nenergy,XOM,N/A\n-,AAPL,+3.4E12\n",
                "Code,,sector,market cap\nMSFT,0,tech,3.1e12\nXOM,1,energy,NaN\nAAPL,x,null,3.4e+12\n",
            })
    void headers_and_cells_may_be_written_in_many_ways(String text) {
        assertThat(read(text)).isEqualTo(READ);
    }

    @Test
    void a_quoted_cell_may_hold_the_separator_and_quotes() {
        assertThat(read("symbol,name,sector\nA,\"Acme, \"\"Inc\"\"\",\"oil, gas\"\n"))
                .isEqualTo(Universe.of(List.of("A"))
                        .text("name", Map.of("A", "Acme, \"Inc\""))
                        .text("sector", Map.of("A", "oil, gas")));
    }

    @Test
    void a_column_without_anything_is_one_of_missing_numbers() {
        assertThat(read("symbol,x\nA,\nB,NA\n"))
                .isEqualTo(Universe.of(List.of("A", "B")).number("x", Map.of()));
    }

    @Test
    void symbols_alone_are_a_universe_and_the_first_of_several_names_is_the_symbol() {
        assertThat(read("symbol\nB\nA\n")).isEqualTo(Universe.of(List.of("B", "A")));
        assertThat(read("code,symbol\n7,A\n"))
                .isEqualTo(Universe.of(List.of("A")).number("code", Map.of("A", 7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cap,sector~1,oil~                 | : no column symbol in the header [cap, sector]; one of [symbol, ticker, code] is needed
        symbol,Symbol~A,B~                | : the columns [symbol, Symbol] are the same; one is needed
        symbol,cap~                       | ' has no symbols below its header'
        symbol,cap~A,1~B,2~A,3~           | : the symbol A is in line 2 and in line 4; once is accepted
        symbol,cap~A,1~,2~                | : line 3 has no symbol
        symbol,cap~A,1~B~                 | : line 3 has 1 cell; the header has 2
        symbol,cap~~A,1,3~                | : line 3 has 3 cells; the header has 2
        symbol,cap~A,~B,12~C,$5~          | : the column 'cap' has the number 12 in line 3 and the text '$5' in line 4; a column is all numbers or all texts
        symbol,cap~A,1~B,1e999~           | : the column 'cap' has the number 1 in line 2 and the text '1e999' in line 3; a column is all numbers or all texts
        symbol,Volume~A,1~                | : the column 'Volume': the name 'volume' is the language's own; choose another
        symbol,Rank~A,x~                  | : the column 'Rank': the name 'rank' is the language's own; choose another
        symbol,52w high~A,1~              | : the column '52w high': '52w_high' is not a name; letters, digits and underscores are, not a digit first
        symbol,Market Cap,market_cap~A,1,2~ | : the columns 'Market Cap' and 'market_cap' are both called market_cap; rename one of them
        symbol,cap~A,"1~B,2~              | : in line 2 a quoted cell does not end
        """)
    void a_file_that_does_not_say_one_thing_of_each_symbol_is_refused(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isExactlyInstanceOf(PriceSourceException.class)
                .hasMessage(folder.resolve("universe.csv") + message);
    }

    @Test
    void a_file_that_cannot_be_read_says_why() {
        byte[] whole = gzip(GOOD.repeat(50));

        assertThatThrownBy(() -> CsvUniverse.read(folder.resolve("none.csv")))
                .hasMessage(folder.resolve("none.csv") + ": no such file");
        assertThatThrownBy(() -> read("")).hasMessage(folder.resolve("universe.csv") + " is empty");
        assertThatThrownBy(() -> read("\n \n")).hasMessage(folder.resolve("universe.csv") + " is empty");
        assertThatThrownBy(() -> CsvUniverse.read(write(
                        folder.resolve("latin.csv"), "symbol,x\nA,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessage(folder.resolve("latin.csv") + ": this is no text in UTF-8");
        assertThatThrownBy(() -> CsvUniverse.read(write(folder.resolve("zero.csv"), "symbol\nA\0\n")))
                .hasMessage(folder.resolve("zero.csv") + ": this is no text in UTF-8");
        assertThatThrownBy(() ->
                        CsvUniverse.read(write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 12))))
                .hasMessage(folder.resolve("cut.gz") + ": the gzip data end too early; the file is cut off");
    }
}
