package dev.technic.scanner.examples.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An argument {@code NAME=TEXT}: a name, the first equals sign, and the rest. */
record Named(String name, String text) {

    /** Reads {@code NAME=TEXT}; spaces around either are left out. */
    static final class Converter implements ITypeConverter<Named> {
        @Override
        public Named convert(String argument) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? "" : argument.substring(0, equals).strip();
            String text = argument.substring(equals + 1).strip();
            if (name.isEmpty() || text.isEmpty()) {
                throw new TypeConversionException("'" + argument + "' has "
                        + (name.isEmpty() ? "no name" : "nothing after '='")
                        + "; write NAME=..., such as rsi=rsi(14)");
            }
            return new Named(name, text);
        }
    }
}
