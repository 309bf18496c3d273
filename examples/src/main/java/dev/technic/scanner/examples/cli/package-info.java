/** The command line, a thin user of the public API. */
@NullMarked
package dev.technic.scanner.examples.cli;

import org.jspecify.annotations.NullMarked;
