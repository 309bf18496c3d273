/** The built-in indicators, one file each. */
@NullMarked
package dev.technic.scanner.indicators;

import org.jspecify.annotations.NullMarked;
