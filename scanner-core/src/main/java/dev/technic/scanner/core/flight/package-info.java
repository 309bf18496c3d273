/** What JDK Flight Recorder is told, where the Java runtime has it; without it, or unless somebody records, nothing of this exists. */
@NullMarked
package dev.technic.scanner.core.flight;

import org.jspecify.annotations.NullMarked;
