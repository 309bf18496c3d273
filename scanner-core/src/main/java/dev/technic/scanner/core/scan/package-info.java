/** Scans: who takes part, models, cross-sections, ranking, and one outcome for every symbol. */
@NullMarked
package dev.technic.scanner.core.scan;

import org.jspecify.annotations.NullMarked;
