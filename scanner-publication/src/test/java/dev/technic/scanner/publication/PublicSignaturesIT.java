package dev.technic.scanner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whose types stand in the signatures that users compile against: the JDK's, JSpecify's and our own exported ones. A library that we
 * use inside may so be replaced, and an embedder may have another version of it.
 */
class PublicSignaturesIT {

    private static final Set<String> OURS = Publication.jars().stream()
            .map(Publication::jar)
            .flatMap(jar -> PublicTypes.exportedPackages(jar).stream())
            .collect(Collectors.toSet());

    static List<String> jars() {
        return Publication.jars();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void nameNoTypeOfALibraryThatWeUseInside(String module) {
        Path jar = Publication.jar(module);
        List<Class<?>> types = PublicTypes.of(jar);
        assertThat(types).as("public types of %s", module).isNotEmpty();
        Map<String, Set<String>> foreign = new TreeMap<>();
        types.forEach(type -> Signature.of(type).forEach((name, places) -> {
            if (!isAccepted(module, name)) {
                foreign.computeIfAbsent(name, first -> new TreeSet<>()).addAll(places);
            }
        }));
        assertThat(foreign)
                .as("foreign types in signatures of %s, and where they stand", module)
                .isEmpty();
    }

    private static boolean isAccepted(String module, String type) {
        return type.startsWith("java.")
                || type.startsWith("org.jspecify.annotations.")
                || OURS.contains(type.substring(0, type.lastIndexOf('.')))
                || module.equals("scanner-testkit") && type.startsWith("org.junit.jupiter.");
    }

    /** A signature with a foreign type in every place where one can hide. */
    public static class Sample<T extends AbstractAssert<?, ?>> {

        public final Map<String, List<? extends AbstractAssert<?, ?>>> field = Map.of();

        protected void parameter(AbstractAssert<?, ?>[][] asserts) {}

        public <X extends AbstractAssert<?, ?>> void bound() {}

        void hidden(org.assertj.core.data.Offset<Double> offset) {}
    }

    @Test
    void areReadDownToBoundsArraysAndArguments() {
        String sample = Sample.class.getName();
        Map<String, Set<String>> signature = Signature.of(Sample.class);
        assertThat(signature.get(AbstractAssert.class.getName()))
                .containsExactlyInAnyOrder(sample, sample + ".field", sample + ".parameter", sample + ".bound");
        assertThat(signature).doesNotContainKey(org.assertj.core.data.Offset.class.getName());
    }
}
