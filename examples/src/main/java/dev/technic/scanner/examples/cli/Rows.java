package dev.technic.scanner.examples.cli;

import java.io.Closeable;
import java.io.IOException;

/** Takes a table row by row and writes it in a format of its own; a number that is undefined is written as absent. */
interface Rows extends Closeable {

    void text(String value) throws IOException;

    void number(double value) throws IOException;

    void endRow() throws IOException;
}
