/** Runs the documented benchmarks, writes their report and compares results. */
@NullMarked
package dev.technic.scanner.bench.report;

import org.jspecify.annotations.NullMarked;
