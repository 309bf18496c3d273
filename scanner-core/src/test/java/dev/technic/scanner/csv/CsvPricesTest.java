package dev.technic.scanner.csv;

import static dev.technic.scanner.csv.Delivered.gzip;
import static dev.technic.scanner.csv.Delivered.read;
import static dev.technic.scanner.csv.Delivered.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.Adjustment;
import dev.technic.scanner.LoadOptions;
import dev.technic.scanner.PriceHistory;
import dev.technic.scanner.PriceSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPricesTest {

    private static final String LONG = """
            symbol,date,open,high,low,close,adj_close,volume
            A,2024-03-07,1,4,0.5,2,1.5,100
            A,2024-03-08,2,5,1.5,3,2.5,200
            B,2024-03-08,10,40,5,20,20,1e3
            """;

    private static final List<String> LONG_ROWS = List.of(
            "A 2 1709769600000 1.0 4.0 0.5 2.0 100.0 1.5",
            "A 3 1709856000000 2.0 5.0 1.5 3.0 200.0 2.5",
            "B 4 1709856000000 10.0 40.0 5.0 20.0 1000.0 20.0");

    @TempDir
    Path folder;

    private Path file(String text) {
        return write(folder.resolve("A.csv"), text);
    }

    @Test
    void a_long_file_is_read_plain_or_gzip_whatever_its_name_is() {
        assertThat(read(CsvPrices.of(file(LONG))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(write(folder.resolve("prices.csv.gz"), gzip(LONG))))
                        .rows())
                .isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(write(folder.resolve("prices"), gzip(LONG))))
                        .rows())
                .isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(write(folder.resolve("plain.csv.gz"), LONG)))
                        .rows())
                .isEqualTo(LONG_ROWS);
    }

    @Test
    void gzip_of_several_members_is_one_text() {
        byte[] first = gzip(LONG.substring(0, 70));
        byte[] second = gzip(LONG.substring(70));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(read(CsvPrices.of(write(folder.resolve("two.gz"), both))).rows())
                .isEqualTo(LONG_ROWS);
    }

    @Test
    void line_ends_a_byte_order_mark_and_blank_lines_change_no_row() {
        assertThat(read(CsvPrices.of(file(LONG.stripTrailing()))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(file(LONG.replace("\n", "\r\n")))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(file(LONG.replace("\n", "\r")))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(file("\uFEFF" + LONG))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(file(LONG + "\n \n\r\n"))).rows()).isEqualTo(LONG_ROWS);
        assertThat(read(CsvPrices.of(file("\n\n" + LONG.replace("B,", "\nB,")))).rows())
                .containsExactly(
                        LONG_ROWS.get(0).replace("A 2", "A 4"),
                        LONG_ROWS.get(1).replace("A 3", "A 5"),
                        LONG_ROWS.get(2).replace("B 4", "B 7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Open,High,Low,Close,Volume",
                "TIMESTAMP,OPEN,HIGH,LOW,CLOSE,VOL",
                "time,o,h,l,c,v",
                "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"",
                " date , open , high , low , close , volume ",
                "<DATE>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>",
                "Trade Date,Open,High,Low,Close,Volume",
                "trade_date,Open,High,Low,Last,Volume"
            })
    void column_names_have_synonyms_in_any_case(String header) {
        Path file = file(header + "\n2024-03-08,1,4,0.5,2,100\n");

        assertThat(read(CsvPrices.of(file)).rows()).containsExactly("A 2 1709856000000 1.0 4.0 0.5 2.0 100.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Open,High,Low,Close,Volume,Trade Date,Last",
                "Date,Open,High,Low,Close/Last,Volume,TradeDate,last"
            })
    void a_last_price_and_a_trade_date_count_only_where_there_is_no_close_and_no_date(String header) {
        Path file = file(header + "\n2024-03-08,1,4,0.5,2,100,2024-03-07,3\n");

        assertThat(read(CsvPrices.of(file)).rows()).containsExactly("A 2 1709856000000 1.0 4.0 0.5 2.0 100.0");
    }

    @Test
    void a_trade_date_may_have_a_time_beside_it() {
        Path file = file("Trade Date,Time,Open,High,Low,Last,Volume\n2024-03-08,00:00:01,1,4,0.5,2,100\n");

        assertThat(read(CsvPrices.of(file)).rows()).containsExactly("A 2 1709856001000 1.0 4.0 0.5 2.0 100.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adj Close", "adj_close", "adjusted_close", "AdjClose", "Adj. Close"})
    void an_adjusted_close_has_synonyms(String name) {
        Path file =
                file("volume,note," + name + ",close,low,high,open,date,ticker\n100,x,1.5,2,0.5,4,1,2024-03-07,A\n");

        assertThat(read(CsvPrices.of(file)).rows()).containsExactly(LONG_ROWS.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void other_separators_are_found_in_the_header(String separator) {
        assertThat(read(CsvPrices.of(file(LONG.replace(",", separator)))).rows())
                .isEqualTo(LONG_ROWS);
    }

    @Test
    void cells_may_be_quoted() {
        String quoted = LONG.replaceAll("[^,\n]+", "\"$0\"");

        assertThat(read(CsvPrices.of(file(quoted))).rows()).isEqualTo(LONG_ROWS);
    }

    @Test
    void a_quote_that_does_not_close_spoils_its_own_line_alone() {
        Path file = file(LONG.replace("A,2024-03-08", "\"A,2024-03-08") + "\"B,1\nB,\"x\"y,2\n");

        Delivered delivered = read(CsvPrices.of(file));
        assertThat(delivered.rows()).containsExactly(LONG_ROWS.get(0), LONG_ROWS.get(2));
        assertThat(delivered.defects())
                .isEqualTo(
                        Map.of("A", List.of("UNREADABLE_ROW 3"), "B", List.of("UNREADABLE_ROW 5", "UNREADABLE_ROW 6")));
    }

    @Test
    void a_file_without_symbols_is_of_the_symbol_in_its_name() {
        String text = "date,open,high,low,close,volume\n2024-03-08,1,4,0.5,2,100\n";

        assertThat(read(CsvPrices.of(write(folder.resolve("BRK.B.csv"), text))).symbols())
                .containsExactly("BRK.B");
        assertThat(read(CsvPrices.of(write(folder.resolve("spy.CSV.GZ"), gzip(text))))
                        .symbols())
                .containsExactly("spy");
        assertThat(read(CsvPrices.of(write(folder.resolve("QQQ"), text))).symbols())
                .containsExactly("QQQ");
    }

    @Test
    void a_folder_has_a_file_for_each_symbol() throws IOException {
        String text = "date,open,high,low,close,volume\n2024-03-08,1,4,0.5,2,100\n";
        write(folder.resolve("A.csv"), text);
        write(folder.resolve("B.csv.gz"), gzip(text));
        write(folder.resolve("notes.txt"), "none of this");
        Files.createDirectory(folder.resolve("C.csv"));

        Delivered delivered = read(CsvPrices.of(folder));
        assertThat(delivered.symbols()).containsExactly("A", "B");
        assertThat(delivered.failures()).isEmpty();
    }

    @Test
    void in_a_folder_a_file_that_cannot_be_read_fails_its_symbol_alone() {
        String header = "date,open,high,low,close,volume\n";
        String row = "2024-03-08,1,4,0.5,2,100\n";
        write(folder.resolve("GOOD.csv"), header + row);
        write(folder.resolve("EMPTY.csv"), "");
        write(folder.resolve("NOROWS.csv"), header);
        write(folder.resolve("NODATE.csv"), "day of week,open,high,low,close,volume\n" + row);
        write(folder.resolve("CUT.csv"), Arrays.copyOf(gzip(header + row), 40));
        write(folder.resolve("TWICE.csv"), header + row);
        write(folder.resolve("TWICE.csv.gz"), header + row);
        write(folder.resolve("TWO.csv"), "symbol," + header + "TWO," + row + "THREE," + row);
        write(folder.resolve("AMBIGUOUS.csv"), header + "3/8/2024,1,4,0.5,2,100\n");

        Delivered delivered = read(CsvPrices.of(folder));
        assertThat(delivered.symbols()).containsExactly("GOOD");
        assertThat(delivered.failures())
                .isEqualTo(Map.of(
                        "EMPTY", folder.resolve("EMPTY.csv") + " is empty",
                        "NOROWS", folder.resolve("NOROWS.csv") + ": there is no row below the header",
                        "NODATE",
                                folder.resolve("NODATE.csv")
                                        + ": no column date in the header [day of week, open, high, low, close, volume];"
                                        + " [date, open, high, low, close, volume] are needed, symbol and adj_close are"
                                        + " read",
                        "CUT", folder.resolve("CUT.csv") + ": the gzip data end too early; the file is cut off",
                        "TWICE", folder.resolve("TWICE.csv") + " and TWICE.csv.gz are both of TWICE",
                        "TWO",
                                folder.resolve("TWO.csv")
                                        + " has rows of TWO and THREE; in a folder, each symbol has its own file",
                        "AMBIGUOUS",
                                folder.resolve("AMBIGUOUS.csv")
                                        + ": the date 3/8/2024 in line 2 may be month first or day first, and no other"
                                        + " date says which; give the date format (--date-format), such as MM/dd/yyyy or"
                                        + " dd/MM/yyyy"));
    }

    @Test
    void in_a_folder_one_file_may_say_that_the_dates_of_all_are_month_first() {
        String header = "date,open,high,low,close,volume\n";
        write(folder.resolve("A.csv"), header + "3/8/2024,1,4,0.5,2,100\n");
        write(folder.resolve("B.csv"), header + "3/13/2024,1,4,0.5,2,100\n");

        assertThat(read(CsvPrices.of(folder)).rows())
                .containsExactly("A 2 1709856000000 1.0 4.0 0.5 2.0 100.0", "B 2 1710288000000 1.0 4.0 0.5 2.0 100.0");
    }

    @Test
    void a_folder_without_a_file_that_can_be_read_is_an_error() {
        assertMessage(folder, folder + ": no *.csv or *.csv.gz in this folder");
        write(folder.resolve("A.csv"), "");
        assertMessage(folder, folder.resolve("A.csv") + " is empty");
        write(folder.resolve("B.csv"), "");
        assertMessage(folder, "none of the 2 files can be read; " + folder.resolve("A.csv") + " is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-08                      | 2024-03-08T00:00:00Z",
                "2024-3-8                        | 2024-03-08T00:00:00Z",
                "2024/03/08                      | 2024-03-08T00:00:00Z",
                "20240308                        | 2024-03-08T00:00:00Z",
                "1969-12-31                      | 1969-12-31T00:00:00Z",
                "2024-02-29                      | 2024-02-29T00:00:00Z",
                "2024-03-08T14:30                | 2024-03-08T14:30:00Z",
                "2024-03-08 14:30                | 2024-03-08T14:30:00Z",
                "2024-03-08 9:30:15              | 2024-03-08T09:30:15Z",
                "20240308 14:30                  | 2024-03-08T14:30:00Z",
                "20240308T143015                 | 2024-03-08T14:30:15Z",
                "2024-03-08 1430                 | 2024-03-08T14:30:00Z",
                "2024-03-08T14:30:15.1234567     | 2024-03-08T14:30:15.123Z",
                "2024-03-08T14:30:15.5Z          | 2024-03-08T14:30:15.500Z",
                "2024-03-08T14:30+05:30          | 2024-03-08T09:00:00Z",
                "2024-03-08 14:30:00-0500        | 2024-03-08T19:30:00Z",
                "2024-03-08 00:00:00 +00         | 2024-03-08T00:00:00Z",
                "2024-03-08 14:30 UTC            | 2024-03-08T14:30:00Z",
                "1709856000                      | 2024-03-08T00:00:00Z",
                "1709908200                      | 2024-03-08T14:30:00Z",
                "1709908200123                   | 2024-03-08T14:30:00.123Z",
                "999999999                       | 2001-09-09T01:46:39Z",
                "3/28/2024                       | 2024-03-28T00:00:00Z",
                "03-28-2024                      | 2024-03-28T00:00:00Z",
                "03/28/24 16:00                  | 2024-03-28T16:00:00Z",
                "3/28/69                         | 2069-03-28T00:00:00Z",
                "3/28/70                         | 1970-03-28T00:00:00Z",
                "3/3/2024                        | 2024-03-03T00:00:00Z",
            })
    void sessions_come_in_many_forms(String cell, String instant) {
        Path file = file("date,open,high,low,close,volume\n" + cell + ",1,4,0.5,2,100\n");

        assertThat(read(CsvPrices.of(file)).sessions()).containsExactly(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-08             | 2024-03-08T00:00:00Z",
                "2024-03-08 09:30       | 2024-03-08T14:30:00Z",
                "2024-03-11 09:30:00.25 | 2024-03-11T13:30:00.250Z",
                "2024-03-08 09:30Z      | 2024-03-08T09:30:00Z",
                "1709856000             | 2024-03-08T00:00:00Z",
            })
    void a_zone_is_for_times_that_have_none(String cell, String instant) {
        Path file = file("date,open,high,low,close,volume\n" + cell + ",1,4,0.5,2,100\n");

        assertThat(read(CsvPrices.of(file).zone(java.time.ZoneId.of("America/New_York")))
                        .sessions())
                .containsExactly(instant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy          | 08.03.2024           | 2024-03-08T00:00:00Z",
                "d/M/yyyy            | 8/3/2024             | 2024-03-08T00:00:00Z",
                "dd-MMM-yyyy         | 08-MAR-2024          | 2024-03-08T00:00:00Z",
                "yyyyMMdd HHmmss     | 20240308 093000      | 2024-03-08T14:30:00Z",
                "yyyyMMdd HHmmssXX   | 20240308 093000+0000 | 2024-03-08T09:30:00Z",
                "M/d/yyyy h:mm a     | 3/8/2024 9:30 am     | 2024-03-08T14:30:00Z",
            })
    void a_date_format_is_for_all_else(String format, String cell, String instant) {
        Path file = file("date,open,high,low,close,volume\n" + cell + ",1,4,0.5,2,100\n");

        CsvPrices prices = CsvPrices.of(file).dateFormat(format).zone(java.time.ZoneId.of("America/New_York"));
        assertThat(read(prices).sessions()).containsExactly(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"14:30", "14:30:00", "143000", "1430"})
    void date_and_time_may_be_columns_of_their_own(String time) {
        String text = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n" + "A.US,5,20240308," + time
                + ",1,4,0.5,2,100\nA.US,5,20240309,,1,4,0.5,2,100\nA.US,5,20240310,x,1,4,0.5,2,1\n";

        Delivered delivered = read(CsvPrices.of(file(text)));
        assertThat(delivered.sessions()).containsExactly("2024-03-08T14:30:00Z", "2024-03-09T00:00:00Z");
        assertThat(delivered.defects()).isEqualTo(Map.of("A.US", List.of("UNREADABLE_ROW 4")));
    }

    @Test
    void unreadable_sessions_are_reported() {
        for (String cell : List.of(
                "2024-02-30",
                "2024-13-01",
                "2024-00-10",
                "2024-3",
                "2024-3-",
                "20241301",
                "2024-03-08T24:00",
                "2024-03-08T12",
                "2024-03-08T12:60",
                "2024-03-08T12:3",
                "2024-03-08T12:30:61",
                "2024-03-08T12:30+5",
                "2024-03-08T12:30+25:00",
                "2024-03-08T12:30 XYZ",
                "2024-03-08x",
                "13/13/2024",
                "3/8/024",
                "3/8",
                "/",
                "3/8-2024",
                "-1709856000",
                "1709856000.5",
                "12345678901",
                "17098560000001",
                "March 8")) {
            Path file = file("date,open,high,low,close,volume\n2024-03-08,1,4,0.5,2,100\n" + cell + ",1,4,0.5,2,100\n");

            assertThat(read(CsvPrices.of(file)).defects()).as(cell).isEqualTo(Map.of("A", List.of("UNREADABLE_ROW 3")));
        }
    }

    @Test
    void a_date_format_must_be_one() {
        assertThatThrownBy(() -> CsvPrices.of(folder).dateFormat("dd.MM.yyyy foo"))
                .isInstanceOf(dev.technic.scanner.InvalidScanException.class)
                .hasMessage(
                        "'dd.MM.yyyy foo' is no date format: Unknown pattern letter: f; dd.MM.yyyy and yyyy-MM-dd HH:mm are");
        Path file = file("date,open,high,low,close,volume\n2024-03-08,1,4,0.5,2,100\n");
        assertThatThrownBy(() -> read(CsvPrices.of(file).dateFormat("dd.MM.yyyy")))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(file + ": no row can be read; line 2: '2024-03-08' is no session of the form dd.MM.yyyy");
    }

    @Test
    void dates_must_be_month_first_throughout() {
        String header = "date,open,high,low,close,volume\n";
        String rest = ",1,4,0.5,2,100\n";
        Path path = folder.resolve("A.csv");

        file(header + "3/8/2024" + rest + "3/28/2024" + rest);
        assertThat(read(CsvPrices.of(path)).sessions()).containsExactly("2024-03-08T00:00:00Z", "2024-03-28T00:00:00Z");
        file(header + "8/3/2024" + rest + "28/3/2024" + rest);
        assertMessage(
                path,
                path + ": the date 28/3/2024 in line 3 is day first; give the date format (--date-format), such as"
                        + " dd/MM/yyyy");
        file(header + "3/28/2024" + rest + "28/3/2024" + rest);
        assertMessage(
                path,
                path
                        + ": the date 28/3/2024 in line 3 is day first, but 3/28/2024 in line 2 is not; give the date format"
                        + " (--date-format), such as dd/MM/yyyy");
        file(header + "3/8/2024" + rest);
        assertMessage(
                path,
                path
                        + ": the date 3/8/2024 in line 2 may be month first or day first, and no other date says which; give"
                        + " the date format (--date-format), such as MM/dd/yyyy or dd/MM/yyyy");
    }

    @Test
    void missing_values_are_undefined() {
        Path file =
                file("date,open,high,low,close,volume\n2024-03-07,null,NA,N/A,nan,\n2024-03-08,-,1e999,-1,+.5,3.\n");

        assertThat(read(CsvPrices.of(file)).rows())
                .containsExactly(
                        "A 2 1709769600000 NaN NaN NaN NaN NaN", "A 3 1709856000000 NaN Infinity -1.0 0.5 3.0");
    }

    @Test
    void rows_that_cannot_be_read_are_reported_with_their_lines() {
        Path file = file(LONG + """
                symbol,date,open,high,low,close,adj_close,volume
                A,2024-03-09,1,4
                garbage
                C,some day,1,4,0.5,2,1.5,100
                B,2024-03-11,1,4,x,2,1.5,100
                A,2024-03-11,1,4,1d,2,1.5,100
                A,2024-03-12,1,4,0.5,2,1.5,100,000
                A,2024-03-13,1,4,0.5,2,1.5,100,,
                ,2024-03-14,1,4,0.5,2,1.5,100
                B,,1,4,0.5,2,1.5,100
                B,null,1,4,0.5,2,1.5,100
                ,some day,1,4,0.5,2,1.5,100
                """);

        Delivered delivered = read(CsvPrices.of(file));
        assertThat(delivered.rows())
                .containsExactly(
                        LONG_ROWS.get(0),
                        LONG_ROWS.get(1),
                        "A 12 1710288000000 1.0 4.0 0.5 2.0 100.0 1.5",
                        LONG_ROWS.get(2));
        assertThat(delivered.defects())
                .isEqualTo(Map.of(
                        "A",
                        List.of(
                                "UNREADABLE_ROW 6",
                                "UNREADABLE_ROW 10",
                                "UNREADABLE_ROW 11",
                                "UNREADABLE_ROW 13",
                                "UNREADABLE_ROW 16"),
                        "B",
                        List.of(
                                "UNREADABLE_ROW 7",
                                "UNREADABLE_ROW 9",
                                "STRAY_HEADER 5",
                                "MISSING_VALUE 14",
                                "MISSING_VALUE 15"),
                        "C",
                        List.of("UNREADABLE_ROW 8")));
    }

    @Test
    void garbage_above_the_first_row_belongs_to_its_symbol() {
        String[] lines = LONG.split("\n", 2);

        assertThat(read(CsvPrices.of(file(lines[0] + "\ngarbage\n\"\n" + lines[1])))
                        .defects())
                .isEqualTo(Map.of("A", List.of("UNREADABLE_ROW 2", "UNREADABLE_ROW 3")));
    }

    @Test
    void a_million_lines_of_garbage_are_counted() {
        Path file = file(LONG + "garbage\n".repeat(1_000_000));

        List<String> defects = java.util.Objects.requireNonNull(
                read(CsvPrices.of(file)).defects().get("B"));
        assertThat(defects).hasSize(1_000_000);
        assertThat(defects.subList(0, 6))
                .containsExactly(
                        "UNREADABLE_ROW 5",
                        "UNREADABLE_ROW 6",
                        "UNREADABLE_ROW 7",
                        "UNREADABLE_ROW 8",
                        "UNREADABLE_ROW 9",
                        "UNREADABLE_ROW 0");
    }

    @Test
    void what_is_no_csv_of_prices_is_one_clear_error() {
        Path path = folder.resolve("A.csv");
        String header = "date,open,high,low,close,volume\n";

        assertMessage(folder.resolve("none.csv"), folder.resolve("none.csv") + ": no such file or folder");
        file("");
        assertMessage(path, path + " is empty");
        file("\n \n");
        assertMessage(path, path + " is empty");
        file(header);
        assertMessage(path, path + ": there is no row below the header");
        file("<html>\n<body>\n");
        assertMessage(
                path,
                path + ": no column date, open, high, low, close, volume in the header [<html>];"
                        + " [date, open, high, low, close, volume] are needed, symbol and adj_close are read");
        file("date,o,open,h,l,close,close,vol\n");
        assertMessage(path, path + ": the columns [close, close] are the same; one is needed");
        write(path, "d\u00e4te,open".getBytes(StandardCharsets.UTF_16LE));
        assertMessage(path, path + ": this is no text in UTF-8");
        file(header + "soon,1,4,0.5,2,100\n");
        assertMessage(
                path,
                path + ": no row can be read; line 2: 'soon' is no session that can be read; 2024-03-08, 20240308,"
                        + " 3/8/2024 (month first), 2024-03-08T14:30 with or without zone, and seconds or milliseconds"
                        + " since 1970 are read; for others give the date format (--date-format), such as dd.MM.yyyy");
        file(header + "2024-03-08,one,4,0.5,2,100\n");
        assertMessage(path, path + ": no row can be read; line 2: open 'one' is no number such as 1234.5");
        file(header + "2024-03-08;1\n");
        assertMessage(path, path + ": no row can be read; line 2: it has 1 cell of 6");
        file("x".repeat(2_000_000));
        assertMessage(path, path + ": a line is longer than a million bytes; this is no CSV of prices");
    }

    @Test
    void total_return_needs_an_adjusted_close() {
        Path file = file("date,open,high,low,close,volume\n2024-03-08,1,4,0.5,2,100\n");

        assertThatThrownBy(() -> read(
                        CsvPrices.of(file), LoadOptions.all().adjusted(Adjustment.TOTAL_RETURN), Runnable::run, 1, 99))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(file + " has no column adj_close, which total-return adjustment needs");
    }

    @Test
    void only_the_symbols_asked_for_are_delivered() {
        Delivered delivered =
                read(CsvPrices.of(file(LONG)), LoadOptions.all().symbols(List.of("B", "Z")), Runnable::run, 1, 99);

        assertThat(delivered.rows()).containsExactly(LONG_ROWS.get(2));
    }

    @Test
    void symbols_in_turns_are_put_together() {
        StringBuilder text = new StringBuilder("date,symbol,open,high,low,close,volume\n");
        for (int day = 10; day < 30; day++) {
            for (String symbol : List.of("A", "B", "C")) {
                text.append("2024-03-" + day + "," + symbol + ",1,4,0.5,2," + day + "\n");
            }
        }

        Delivered delivered = read(CsvPrices.of(file(text.toString())));
        assertThat(delivered.symbols()).containsExactly("A", "B", "C");
        PriceHistory b = delivered.history("B");
        assertThat(b.bars()).isEqualTo(20);
        for (int bar = 0; bar < 20; bar++) {
            assertThat(b.volume(bar)).isEqualTo(10 + bar);
            assertThat(b.line(bar)).isEqualTo(3 + 3 * bar);
        }
    }

    private static void assertMessage(Path path, String message) {
        assertThatThrownBy(() -> read(CsvPrices.of(path)))
                .isInstanceOf(PriceSourceException.class)
                .hasMessage(message);
    }
}
