/** The expression language: one immutable tree, written as text or built in Java. */
@NullMarked
package dev.technic.scanner.expression;

import org.jspecify.annotations.NullMarked;
