/** The tile engine: one graph of kernels, walked bar by bar over 64 symbols at once. */
@NullMarked
package dev.technic.scanner.core.engine;

import org.jspecify.annotations.NullMarked;
