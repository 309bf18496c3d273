/** Benchmarks, one class per question. */
@NullMarked
package dev.technic.scanner.bench;

import org.jspecify.annotations.NullMarked;
