package dev.technic.scanner.core.engine;

/** Tells what a plugin or a listener threw from what the virtual machine itself cannot go on with. */
public final class Fatal {

    private Fatal() {}

    /** Throws what nobody may hold back: out of memory, and the like. A stack that overflowed is the fault of who used it up. */
    public static void pass(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
