package dev.technic.scanner.publication;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** The types of a jar that other people's code may name: public ones, in packages that the module exports. */
final class PublicTypes {

    private static final String CLASS = ".class";

    private PublicTypes() {}

    static ModuleDescriptor module(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    }

    /** All packages, where a module has no descriptor to say which. */
    static Set<String> exportedPackages(Path jar) {
        ModuleDescriptor module = module(jar);
        return module.isAutomatic()
                ? module.packages()
                : module.exports().stream()
                        .filter(exports -> !exports.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toSet());
    }

    static List<Class<?>> of(Path jar) {
        Set<String> exported = exportedPackages(jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(CLASS) && !name.startsWith("module-info"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                    .<Class<?>>map(PublicTypes::load)
                    .filter(PublicTypes::canBeNamed)
                    .toList();
        } catch (IOException unreadable) {
            throw new AssertionError(jar + " cannot be read", unreadable);
        }
    }

    private static boolean canBeNamed(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return isVisible(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && (outer == null || canBeNamed(outer));
    }

    static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicTypes.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new AssertionError(absent);
        }
    }
}
