package dev.technic.scanner;

import java.nio.file.Path;

/** Where a scan's model comes from. */
public sealed interface ModelReference {

    /** A file, read through the {@link ModelCache}; equal by path. */
    record File(Path path) implements ModelReference {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** A model that the caller holds and closes; equal by identity. */
    record Instance(Model model) implements ModelReference {
        @Override
        public String toString() {
            return "a " + model.engine() + " model";
        }
    }
}
