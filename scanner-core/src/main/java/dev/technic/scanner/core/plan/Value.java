package dev.technic.scanner.core.plan;

import dev.technic.scanner.core.engine.Node.Port;

/** What an expression is bound to. */
sealed interface Value {

    /** A value per bar. */
    record Series(Port port) implements Value {}

    /** A number of each symbol, from the universe; the graph has a row for it where it is used. */
    record OfSymbol(String name) implements Value {}

    /** A text of each symbol, from the universe: a choice of groups. */
    record Groups(String name, Snapshot snapshot) implements Value {}

    /** A value per symbol. */
    record AtAsOf(Snapshot snapshot) implements Value {}

    /** The same number everywhere. */
    record Constant(double number) implements Value {}

    /** A choice handed down into a composition. */
    record Word(String word) implements Value {}
}
