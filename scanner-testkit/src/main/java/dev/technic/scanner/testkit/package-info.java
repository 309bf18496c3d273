/** The laws that every plugin must keep. */
@NullMarked
package dev.technic.scanner.testkit;

import org.jspecify.annotations.NullMarked;
