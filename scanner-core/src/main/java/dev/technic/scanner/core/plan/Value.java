package dev.technic.scanner.core.plan;

import dev.technic.scanner.core.engine.Node.Port;

/** What an expression is bound to. */
sealed interface Value {

    /** A value per bar. */
    record Series(Port port) implements Value {}

    /** A value per symbol. */
    record AtAsOf(Snapshot snapshot) implements Value {}

    /** The same number everywhere. */
    record Constant(double number) implements Value {}

    /** A choice handed down into a composition. */
    record Word(String word) implements Value {}
}
