package dev.technic.scanner;

/** A plugin is at fault; the message names the plugin and the place it was loaded from. */
public final class PluginException extends ScannerException {

    private static final long serialVersionUID = 1L;

    public PluginException(String message) {
        super(message);
    }

    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
