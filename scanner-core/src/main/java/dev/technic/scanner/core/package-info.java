/** The engine behind the API's interfaces. */
@NullMarked
package dev.technic.scanner.core;

import org.jspecify.annotations.NullMarked;
