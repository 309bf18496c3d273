/** Scans as JSON: presets. */
@NullMarked
package dev.technic.scanner.json;

import org.jspecify.annotations.NullMarked;
