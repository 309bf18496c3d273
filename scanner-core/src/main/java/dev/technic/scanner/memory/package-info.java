/** Prices that an embedding program has in memory. */
@NullMarked
package dev.technic.scanner.memory;

import org.jspecify.annotations.NullMarked;
