package dev.technic.scanner;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides what a preset may name as its models: makes a reference of the text that a preset has, or refuses it. An application that takes
 * presets from others gives one, since a preset that may name any file may have any file read.
 */
@FunctionalInterface
public interface ModelResolver {

    /**
     * The model that is meant.
     *
     * @throws InvalidScanException if there is none of this name, or it may not be named
     */
    ModelReference resolve(String name);

    /** Any file, relative to a folder: for one's own presets. */
    static ModelResolver files(Path folder) {
        return name -> new ModelReference.File(path(folder, name));
    }

    /** The files in a folder and below it alone, also where a symbolic link leads out of it. */
    static ModelResolver within(Path folder) {
        return name -> {
            Path file = path(folder, name);
            Path home = folder.normalize();
            if (Path.of(name).isAbsolute() || !file.startsWith(home) || !isReallyWithin(folder, file)) {
                throw new InvalidScanException(
                        "the model '" + name + "' is outside of the folder that a preset may name models in");
            }
            return new ModelReference.File(file);
        };
    }

    /** These models by these names. */
    static ModelResolver of(Map<String, ? extends ModelReference> models) {
        Map<String, ModelReference> known = new TreeMap<>(models);
        return name -> {
            ModelReference model = known.get(name);
            if (model == null) {
                throw new InvalidScanException("no model '" + name + "'; a preset may name " + known.keySet());
            }
            return model;
        };
    }

    private static Path path(Path folder, String name) {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException wrong) {
            throw new InvalidScanException("the model '" + name + "' is no path: " + wrong.getMessage(), wrong);
        }
    }

    private static boolean isReallyWithin(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (java.io.IOException notThere) {
            return true;
        }
    }
}
