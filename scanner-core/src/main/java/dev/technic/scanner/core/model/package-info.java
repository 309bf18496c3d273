/** Models, each loaded once for everybody who scores with it. */
@NullMarked
package dev.technic.scanner.core.model;

import org.jspecify.annotations.NullMarked;
