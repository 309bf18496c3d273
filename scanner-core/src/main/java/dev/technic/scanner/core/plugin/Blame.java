package dev.technic.scanner.core.plugin;

import dev.technic.scanner.core.engine.Fatal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for what is wrong with a plugin, the same on every JDK where the JDK's own differ. */
public final class Blame {

    private static final Pattern CLASS_FILE = Pattern.compile("class file version (\\d+)");

    /** What the version of a class file is ahead of the Java version that made it. */
    private static final int AHEAD = 44;

    /** Said instead of the virtual machine's message, which depends on what it has compiled so far. */
    public static final String OLDER =
            "comes to a method that is not there; it was compiled against another scanner-api";

    private Blame() {}

    /**
     * The whole sentence.
     *
     * @param what was asked of the plugin: {@code name()}, {@code its constructor}
     */
    public static String sentence(Object plugin, String what, Throwable thrown) {
        return said(Origin.whose(plugin), words(what, thrown));
    }

    /** The whole sentence about what was answered. */
    public static String sentence(Object plugin, String words) {
        return said(Origin.whose(plugin), words);
    }

    static String said(String whose, String words) {
        return "the plugin " + whose + " cannot be used: " + words;
    }

    /** What was thrown, as a clause: a class that is missing or too new, or the exception itself. */
    public static String words(String what, Throwable thrown) {
        if (thrown instanceof ExceptionInInitializerError failed && failed.getCause() != null) {
            return "a static initialiser threw " + text(failed.getCause());
        }
        if (thrown instanceof UnsupportedClassVersionError) {
            Matcher version = CLASS_FILE.matcher(text(thrown));
            return version.find()
                    ? "it was compiled for Java " + (Integer.parseInt(version.group(1)) - AHEAD) + ", and this is Java "
                            + Runtime.version().feature()
                    : text(thrown);
        }
        if (thrown instanceof NoClassDefFoundError && thrown.getMessage() != null) {
            return missing(thrown.getMessage());
        }
        if (thrown instanceof AbstractMethodError) {
            return what + " " + OLDER;
        }
        if (thrown instanceof IncompatibleClassChangeError) {
            return what + " was compiled against another version of what it calls: " + text(thrown);
        }
        return what + " threw " + text(thrown);
    }

    /** The message is a class's name, or ends with one that failed before. */
    private static String missing(String message) {
        String type = message.substring(message.lastIndexOf(' ') + 1).replace('/', '.');
        return message.startsWith("Could not initialize class ")
                ? "the class " + type + " could not be initialised, as was said when it was first tried"
                : "it needs the class " + type + ", which is not there";
    }

    /** The class and the message, also of an exception that throws where it is asked for them. */
    private static String text(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (Throwable again) {
            Fatal.pass(again);
            return thrown.getClass().getName();
        }
    }
}
