/** The byte forms of plan, batch and result, for computing batches in other JVMs. */
@NullMarked
package dev.technic.scanner.core.wire;

import org.jspecify.annotations.NullMarked;
