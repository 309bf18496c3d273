package dev.technic.scanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.Model;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.Order;
import dev.technic.scanner.Scan;
import dev.technic.scanner.Universe;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanJsonTest {

    private static final Path HERE = Path.of("presets");

    private static final List<String> EXPRESSIONS = List.of(
            "rsi(14)",
            "close / sma(close, 50) - 1",
            "macd(12, 26, signal = 9).histogram",
            "not (close >= 1 and volume > 2 * sma(volume, 20)) or high == low",
            "if(close > open, -volume, 1e-300)",
            "coalesce(ref(close, 5), nan)",
            "zscore(rsi(14), by = sector)",
            "close / of(\"S\\\"P & Y\", sma(close, 200))");

    private static final String WHOLE = """
            {
              "features": [
                {
                  "name": "rsi",
                  "expression": "rsi(14)"
                },
                {
                  "name": "gap",
                  "expression": "open / ref(close, 1) - 1",
                  "optional": true
                }
              ],
              "where": "close >= 1",
              "models": [
                {
                  "name": "alpha",
                  "file": "alpha.ubj"
                },
                {
                  "name": "beta",
                  "file": "../other/beta.json",
                  "byPosition": true,
                  "engine": "xgboost4j"
                }
              ],
              "columns": [
                {
                  "name": "strength",
                  "expression": "rank(alpha)"
                }
              ],
              "having": "strength >= 0.9",
              "orderBy": {
                "column": "alpha",
                "direction": "descending"
              },
              "limit": 50,
              "asOf": "2024-03-08",
              "maxStale": 2,
              "maxSymbols": 9,
              "symbols": [
                "A",
                "B"
              ]
            }
            """;

    private static Scan whole() {
        return Scan.builder()
                .feature("rsi", "rsi(14)")
                .optionalFeature("gap", "open / ref(close, 1) - 1")
                .where("close >= 1")
                .model("alpha", Path.of("presets", "alpha.ubj"))
                .model(new Scan.ModelColumn(
                        "beta", new ModelReference.File(Path.of("other", "beta.json")), true, Optional.of("xgboost4j")))
                .column("strength", "rank(alpha)")
                .having("strength >= 0.9")
                .orderBy("alpha", Order.Direction.DESCENDING)
                .limit(50)
                .asOf(LocalDate.of(2024, 3, 8))
                .maxStale(2)
                .maxSymbols(9)
                .symbols(List.of("B", "A"))
                .build();
    }

    @Test
    void aScanIsWrittenAsAPersonWouldWriteItAndReadBack() {
        assertThat(ScanJson.text(whole(), HERE)).isEqualTo(WHOLE);
        assertThat(ScanJson.parse(WHOLE, HERE)).isEqualTo(whole());
    }

    @Test
    void aScanIsTheSameWhenItIsTakenApartAndPutTogether() {
        assertThat(whole().toBuilder().build()).isEqualTo(whole());
    }

    @Test
    void anyScanReadsBackEqual() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            Scan scan = any(random);
            String text = ScanJson.text(scan, HERE);

            assertThat(ScanJson.parse(text, HERE)).isEqualTo(scan);
            assertThat(ScanJson.text(ScanJson.parse(text, HERE), HERE)).isEqualTo(text);
        }
    }

    private static Scan any(SplittableRandom random) {
        Scan.Builder scan = Scan.builder();
        scan.feature("f", expression(random));
        for (int i = random.nextInt(4); i > 0; i--) {
            boolean optional = random.nextBoolean();
            String text = expression(random);
            scan = optional ? scan.optionalFeature("f" + i, text) : scan.feature("f" + i, text);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Path file = random.nextBoolean() ? Path.of("presets", "sub", "m" + i) : Path.of("m" + i + ".json");
            scan.model(new Scan.ModelColumn(
                    "m" + i,
                    new ModelReference.File(
                            random.nextBoolean() ? file : file.toAbsolutePath().getFileName()),
                    random.nextBoolean(),
                    random.nextBoolean() ? Optional.empty() : Optional.of("java")));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            scan.optionalColumn("c" + i, expression(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            scan.where(expression(random)).having(expression(random));
        }
        if (random.nextBoolean()) {
            scan.orderBy(random.nextBoolean() ? "f" : "symbol", Order.Direction.values()[random.nextInt(2)])
                    .limit(1 + random.nextInt(1000));
        }
        if (random.nextBoolean()) {
            scan.asOf(LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000))).maxStale(random.nextInt(9));
        }
        if (random.nextBoolean()) {
            scan.symbols(List.of("BRK.B", "Ä", "\u00e9\"\\\n", ""));
        }
        return scan.build();
    }

    private static String expression(SplittableRandom random) {
        return EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"featurs\": []}|at 1:2: a scan has no \"featurs\"; did you mean 'features'? it may have [features, where, models, columns, having, orderBy, limit, asOf, maxStale, maxSymbols, symbols]",
                "{\"features\": {}}|at 1:14: \"features\" is an object; an array is accepted",
                "{\"features\": [7]}|at 1:15: a feature is a number; an object is accepted",
                "{\"features\": [{\"name\": \"x\"}]}|at 1:27: a feature 'x' has no \"expression\"",
                "{\"features\": [{\"expression\": \"x\"}]}|at 1:33: a feature has no \"name\"",
                "{\"features\": [{\"name\": null}]}|at 1:24: \"name\" is null; a text is accepted",
                "{\"limit\": 1.5}|at 1:11: \"limit\" is a number; a whole number is accepted",
                "{\"limit\": 0}|at 1:11: limit = 0; a whole number of at least 1 is accepted",
                "{\"limit\": 3000000000}|at 1:11: \"limit\" is 3000000000; a whole number up to 2147483647 is accepted",
                "{\"asOf\": \"8.3.2024\"}|at 1:10: '8.3.2024' is no day; one like 2024-03-08 is accepted",
                "{\"orderBy\": {\"column\": \"x\", \"direction\": \"up\"}}|at 1:42: 'up' is no direction; ascending and descending are accepted",
                "{\"models\": [{\"name\": \"m\"}]}|at 1:25: model 'm' has no \"file\"",
                "[]|at 1:1: a scan is an array; an object is accepted",
                "{} 7|at 1:4: something follows the scan",
                "{}|: the scan asks for nothing; give it at least one feature or column",
            })
    void whatIsWrongIsSaidWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> ScanJson.parse(json, HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset" + (message.startsWith(":") ? "" : " ") + message);
    }

    @Test
    void aWrongExpressionIsShownWithBothPlaces() {
        assertThatThrownBy(() -> ScanJson.parse("{\"where\":\n  \"close >\"}", HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessageStartingWith("the preset at 2:3: ")
                .hasMessageContaining("1:8");
    }

    @Test
    void aKeyGivenTwiceIsWrong() {
        assertThatThrownBy(() -> ScanJson.parse("{\"limit\": 1, \"limit\": 2}", HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessageContaining("Duplicate field 'limit'");
    }

    @Test
    void aModelThatTheProgramHoldsCannotBeWritten() {
        Model held = (Model) Proxy.newProxyInstance(
                Model.class.getClassLoader(), new Class<?>[] {Model.class}, (proxy, method, arguments) -> null);
        Scan scan = Scan.builder().model("m", held).build();

        assertThatThrownBy(() -> ScanJson.text(scan, HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("model 'm' is an object of the program; a preset can name a model in a file only");
    }

    @Test
    void aUniverseCannotBeWrittenButAddedToWhatIsRead() {
        Universe universe = Universe.of(List.of("B", "A"));
        Scan scan = Scan.builder()
                .feature("f", "close")
                .universe(universe)
                .maxSymbols(1)
                .build();

        assertThat(scan.toBuilder().build()).isEqualTo(scan);
        assertThatThrownBy(() -> ScanJson.text(scan, HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the scan has a universe, which a preset does not keep; give it to the scan that is read");
        assertThat(ScanJson.parse(
                                "{\"features\": [{\"name\": \"f\", \"expression\": \"close\"}], \"maxSymbols\": 1}",
                                HERE)
                        .toBuilder()
                        .universe(universe)
                        .build())
                .isEqualTo(scan);
    }

    @Test
    void filesAreReadAndWrittenAndModelsStandBesideThem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("p.json");
        Scan scan = whole().toBuilder().model("m", folder.resolve("m.ubj")).build();
        ScanJson.write(scan, file);

        assertThat(Files.readString(file)).contains("\"file\": \"m.ubj\"");
        assertThat(ScanJson.read(file).models().get(2)).isEqualTo(scan.models().get(2));

        Path missing = folder.resolve("q.json");
        assertThatThrownBy(() -> ScanJson.read(missing))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("preset " + missing + " does not exist");
        Files.write(missing, new byte[] {'{', (byte) 0xff});
        assertThatThrownBy(() -> ScanJson.read(missing))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("preset " + missing + " is not UTF-8 text");
    }

    @Test
    void damagedTextIsAScanOrAClearSentence() {
        SplittableRandom random = new SplittableRandom(5);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int edits = 1 + random.nextInt(3); edits > 0 && text.length() > 1; edits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[]\",:\\0e-\u0000x".charAt(random.nextInt(13)));
                    case 2 -> text.setLength(Math.max(1, at));
                    default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
                }
            }
            try {
                ScanJson.parse(text.toString(), HERE);
                read++;
            } catch (InvalidScanException clear) {
                assertThat(clear).hasMessageStartingWith("the preset");
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> ScanJson.parse("[".repeat(100_000), HERE))
                .isInstanceOf(InvalidScanException.class)
                .hasMessageStartingWith("the preset");
    }
}
