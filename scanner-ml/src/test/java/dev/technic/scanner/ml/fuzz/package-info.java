/** Damages models and holds the Java engine to what it promises whatever the bytes are. */
@NullMarked
package dev.technic.scanner.ml.fuzz;

import org.jspecify.annotations.NullMarked;
