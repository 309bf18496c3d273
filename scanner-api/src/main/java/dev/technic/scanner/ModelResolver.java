package dev.technic.scanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
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
            if (Path.of(name).isAbsolute() || !isWithin(folder, file)) {
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

    private static boolean isWithin(Path folder, Path file) {
        Path home = folder.toAbsolutePath().normalize();
        Path place = file.toAbsolutePath().normalize();
        try {
            return place.startsWith(home) && real(place).startsWith(real(home));
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    /** The real path; of what is not there, that of the nearest folder above it that is, and the rest. */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(path));
    }
}
