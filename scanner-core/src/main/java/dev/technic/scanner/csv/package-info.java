/** Prices from CSV files: one long file, one file per symbol, plain or gzip. */
@NullMarked
package dev.technic.scanner.csv;

import org.jspecify.annotations.NullMarked;
