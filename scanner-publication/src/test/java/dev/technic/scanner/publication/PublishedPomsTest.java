package dev.technic.scanner.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.technic.scanner.publication.Pom.Dependency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a POM of ours tells a repository, and brings to a build that depends on it. */
class PublishedPomsTest {

    static List<String> modules() {
        return Publication.modules();
    }

    @Test
    void theProductIsPublishedAndItsProgramsAreNot() {
        assertThat(Publication.modules())
                .containsExactlyInAnyOrder(
                        "scanner-bom",
                        "scanner-api",
                        "scanner-core",
                        "scanner-testkit",
                        "scanner-indicators",
                        "scanner-ml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "description",
                "url",
                "organization/name",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url",
                "issueManagement/url"
            })
    void theParentSaysWhatARepositoryAsks(String path) {
        assertThat(Publication.PARENT.text(path)).isNotEmpty();
        // The BOM is published without its parent, so with a copy of what it inherits.
        assertThat(Pom.read(Publication.target(Publication.BOM).resolve("bom.xml"))
                        .text(path))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleSaysWhatItIsAndInheritsTheRest(String module) {
        Pom pom = Publication.pom(module);
        assertThat(pom.text("name")).startsWith("Scanner ");
        assertThat(pom.text("description")).endsWith(".");
        assertThat(pom.text("parent/artifactId")).isEqualTo("scanner-parent");
        for (String inherited :
                List.of("version", "url", "licenses", "developers", "organization", "scm", "issueManagement")) {
            assertThat(pom.texts(inherited)).as(inherited).isEmpty();
        }
    }

    @Test
    void theBomHasExactlyThePublishedJars() {
        Pom published = Pom.read(Publication.target(Publication.BOM).resolve("bom.xml"));
        String dependency = "dependencyManagement/dependencies/dependency";
        assertThat(published.texts(dependency + "/artifactId")).containsExactlyElementsOf(Publication.jars());
        assertThat(published.texts(dependency + "/groupId")).containsOnly("dev.technic.scanner");
        assertThat(published.texts(dependency + "/version")).containsOnly("${project.version}");
        assertThat(published.text("version")).isEqualTo(Publication.PARENT.text("version"));
        assertThat(published.texts("parent")).isEmpty();
        assertThat(published.texts("properties")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "scanner-api, jspecify",
        "scanner-core, scanner-api jspecify guava fastcsv fastdoubleparser jackson-core",
        "scanner-testkit, scanner-api scanner-core jspecify junit-jupiter assertj-core",
        "scanner-indicators, scanner-api jspecify",
        "scanner-ml, scanner-api jspecify"
    })
    void aModuleBringsNoMoreThanItNeeds(String module, String artifacts) {
        assertThat(Publication.pom(module).dependencies("dependencies/dependency").stream()
                        .filter(d -> !d.scope().equals("test") && !d.optional()))
                .extracting(Dependency::toString)
                .containsExactlyElementsOf(
                        Stream.of(artifacts.split(" ")).map(a -> a + " compile").toList());
    }

    @Test
    void onlyTheModelsHaveOptionalDependencies() {
        for (String module : Publication.jars()) {
            assertThat(Publication.pom(module).dependencies("dependencies/dependency").stream()
                            .filter(Dependency::optional)
                            .map(Dependency::artifact))
                    .as(module)
                    .containsExactlyElementsOf(
                            module.equals("scanner-ml")
                                    ? List.of("xgboost4j_2.12", "kryo", "commons-logging")
                                    : List.of());
        }
    }
}
