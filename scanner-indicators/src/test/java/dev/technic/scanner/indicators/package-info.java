@NullMarked
package dev.technic.scanner.indicators;

import org.jspecify.annotations.NullMarked;
