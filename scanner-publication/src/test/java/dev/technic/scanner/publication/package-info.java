/** Tests of what is published, as a stranger finds it. */
@org.jspecify.annotations.NullMarked
package dev.technic.scanner.publication;
