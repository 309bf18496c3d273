package dev.technic.scanner.core.engine;

/** Whether walks shall stop where they are; looked at every few bars by every worker. */
@FunctionalInterface
public interface Stop {

    /** Never: a walk goes to its end. */
    Stop NEVER = () -> false;

    boolean isAsked();
}
