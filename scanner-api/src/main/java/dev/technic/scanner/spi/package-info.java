/** What a plugin implements: indicators, models, price sources and execution backends, found by the service loader. */
@NullMarked
package dev.technic.scanner.spi;

import org.jspecify.annotations.NullMarked;
