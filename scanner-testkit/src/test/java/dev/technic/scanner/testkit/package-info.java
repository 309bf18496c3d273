@NullMarked
package dev.technic.scanner.testkit;

import org.jspecify.annotations.NullMarked;
