/** How plugins are found, and what is said of those that cannot be used. */
@NullMarked
package dev.technic.scanner.core.plugin;

import org.jspecify.annotations.NullMarked;
