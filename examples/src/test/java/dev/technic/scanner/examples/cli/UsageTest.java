package dev.technic.scanner.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program says of arguments that it does not understand: one line and status 2. */
final class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "scn | no command 'scn'; did you mean scan or score? (scanner --help says what is accepted)",
                "scan | missing required option: '--prices=PATH' (scanner scan --help says what is accepted)",
                "scan --prices p --fetaure a=b | no option '--fetaure'; did you mean --feature?"
                        + " (scanner scan --help says what is accepted)",
                "scan --prices p --feature rsi(14) | invalid value for option '--feature' (NAME=EXPR): 'rsi(14)' has no name;"
                        + " write NAME=..., such as rsi=rsi(14) (scanner scan --help says what is accepted)",
                "scan --prices p --column =close | invalid value for option '--column' (NAME=EXPR): '=close' has no name;"
                        + " write NAME=..., such as rsi=rsi(14) (scanner scan --help says what is accepted)",
                "scan --prices p --model a= | invalid value for option '--model' (NAME=FILE): 'a=' has nothing after '=';"
                        + " write NAME=..., such as rsi=rsi(14) (scanner scan --help says what is accepted)",
                "scan --prices p --feature a=close --as-of 8.3.2024 | invalid value for option '--as-of':"
                        + " '8.3.2024' is not a date such as 2024-03-08 (scanner scan --help says what is accepted)",
                "scan --prices p --feature a=close --zone Moon | invalid value for option '--zone': 'Moon' is not a time"
                        + " zone such as UTC or America/New_York (scanner scan --help says what is accepted)",
                "scan --prices p --feature a=close --adjust split | invalid value for option '--adjust': 'split' is"
                        + " neither none nor total (scanner scan --help says what is accepted)",
                "scan --prices p --feature a=close --limit ten | invalid value for option '--limit': 'ten' is not an int"
                        + " (scanner scan --help says what is accepted)",
                "scan --prices p --feature a=close --limit 0 | limit = 0; a whole number of at least 1 is accepted",
                "scan --prices p --feature a=close --threads 0 | --threads 0; a whole number of at least 1 is accepted",
                "scan --prices p --feature a=close --lookback 0 | a lookback of 0 bars holds none; at least 1 is needed",
                "scan --prices p --feature a=close --max-stale -1 | maxStale = -1; a whole number of at least 0 is accepted",
                "scan --prices p | the scan asks for nothing; give it at least one feature or column",
                "scan --prices p --feature a=close --feature a=open | the name 'a' is given twice in this scan",
                "scan --prices p --feature 2a=close | '2a' is not a name; letters, digits and underscores are, not a digit first",
                "scan --prices p --feature a=close --optional b | --optional b names no feature or column; there are [a]",
                "scan --prices p --feature a=close --order-by a:up | --order-by a:up: 'up' is no direction; asc and desc are"
                        + " accepted",
                "scan --prices p --feature a=close --out rows.txt | --out rows.txt: a name that ends in .csv or .json is accepted",
                "scan --prices p --feature a=close --outcomes o.json | --outcomes o.json: a name that ends in .csv is accepted",
                "scan --prices p --feature a=close --out o.csv --outcomes o.csv | --out and --outcomes name the same file, o.csv",
                "series --prices p --feature a=close --out s.json | --out s.json: a name that ends in .csv is accepted",
                "series --prices p | missing required option: '--feature=NAME=EXPR' (scanner series --help says what is"
                        + " accepted)",
                "score --model m | missing required option: '--data=FILE.csv' (scanner score --help says what is accepted)",
                "score --model m --data d.csv --engine abacus | model m: no engine 'abacus'; installed: [java, xgboost4j]",
                "score --model m --data d.csv --output shap | --output shap; one of [value, margin, leaf] is accepted",
                "score --model m --data d.csv --rounds 5 | '5' are no rounds; all, best and FIRST..END are accepted",
                "model | missing required parameter: 'FILE' (scanner model --help says what is accepted)",
                "indicators a b | nothing is accepted at 'b' (scanner indicators --help says what is accepted)",
            })
    void aWrongQuestionIsOneSentence(String arguments, String sentence) {
        Run run = Run.of(arguments.split(" "));
        assertThat(run.err()).isEqualTo("scanner: " + sentence + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Run run = Run.of();
        assertThat(run.err())
                .isEqualTo(
                        "scanner: a command is missing; one of [demo, scan, series, score, model, indicators] is accepted"
                                + " (scanner --help says what is accepted)" + System.lineSeparator());
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void helpIsAResult() {
        Run run = Run.of("scan", "--help");
        assertThat(run.out()).startsWith("Usage: scanner scan [-h]").contains("--order-by=NAME[:asc|:desc]");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }
}
