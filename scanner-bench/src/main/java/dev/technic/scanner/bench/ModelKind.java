package dev.technic.scanner.bench;

/** What beside regression trees a seeded model may be. */
public enum ModelKind {
    /** Regression trees. */
    PLAIN,
    /** Three classes, a tree for each in turn. */
    CLASSES,
    /** Dropouts meet trees: every tree has a weight. */
    DART
}
