/** Files as their readers share them. */
@NullMarked
package dev.technic.scanner.core.files;

import org.jspecify.annotations.NullMarked;
