/** Short programs that use the library as an embedder would. */
@NullMarked
package dev.technic.scanner.examples;

import org.jspecify.annotations.NullMarked;
