/** From expressions to one graph: names bound to the catalogue, series told from snapshots, lookbacks derived. */
@NullMarked
package dev.technic.scanner.core.plan;

import org.jspecify.annotations.NullMarked;
