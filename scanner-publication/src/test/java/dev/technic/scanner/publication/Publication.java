package dev.technic.scanner.publication;

import java.nio.file.Path;
import java.util.List;

/** What a release consists of: every module of the build that does not say that it is not deployed. */
final class Publication {

    static final Path ROOT = Path.of("..");
    static final Pom PARENT = Pom.read(ROOT.resolve("pom.xml"));
    static final String BOM = "scanner-bom";

    private Publication() {}

    /** The published modules, the BOM among them. */
    static List<String> modules() {
        return PARENT.texts("modules/module").stream()
                .filter(module ->
                        !pom(module).text("properties/maven.deploy.skip").equals("true"))
                .toList();
    }

    /** The published modules that are jars. */
    static List<String> jars() {
        return modules().stream()
                .filter(module -> !pom(module).text("packaging").equals("pom"))
                .toList();
    }

    static Pom pom(String module) {
        return Pom.read(ROOT.resolve(module).resolve("pom.xml"));
    }

    static Path target(String module) {
        return ROOT.resolve(module).resolve("target");
    }

    static Path jar(String module) {
        return target(module).resolve(module + "-" + PARENT.text("version") + ".jar");
    }
}
