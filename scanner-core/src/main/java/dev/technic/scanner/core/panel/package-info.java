/** Cleaned bars in memory: tiles of 64 lanes and the sessions that they belong to. */
@NullMarked
package dev.technic.scanner.core.panel;

import org.jspecify.annotations.NullMarked;
