package dev.technic.scanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.ModelResolver;
import dev.technic.scanner.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a preset may name as its models is for the application to say. */
class ModelResolverTest {

    private static Scan preset(String model, ModelResolver resolver) {
        return ScanJson.parse("{\"models\": [{\"name\": \"m\", \"file\": \"" + model + "\"}]}", resolver);
    }

    private static ModelReference named(String model, ModelResolver resolver) {
        return preset(model, resolver).models().get(0).model();
    }

    @Test
    void namesMayStandForModels() {
        ModelReference alpha = new ModelReference.File(Path.of("models", "alpha-v7.ubj"));
        ModelResolver resolver = ModelResolver.of(Map.of("alpha", alpha));

        assertThat(named("alpha", resolver)).isEqualTo(alpha);
        assertThatThrownBy(() -> preset("beta", resolver))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset at 1:35: no model 'beta'; a preset may name [alpha]");
    }

    @Test
    void filesMayBeThoseOfAFolderAlone() {
        ModelResolver resolver = ModelResolver.within(Path.of("models"));

        assertThat(named("a/../b.ubj", resolver)).isEqualTo(new ModelReference.File(Path.of("models", "b.ubj")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.ubj", "a/../../secret.ubj", "/etc/secret.ubj", "/models/../models/b.ubj"})
    void filesElsewhereAreRefused(String name) {
        assertThatThrownBy(() -> preset(name, ModelResolver.within(Path.of("models"))))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset at 1:35: the model '" + name
                        + "' is outside of the folder that a preset may name models in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "models/..", "models/../models"})
    void aRelativeFolderIsWhereItIs(String folder) {
        ModelResolver resolver = ModelResolver.within(Path.of(folder));

        assertThat(named("a/b.ubj", resolver))
                .isEqualTo(new ModelReference.File(
                        Path.of(folder).resolve("a/b.ubj").normalize()));
        assertThatThrownBy(() -> preset("../secret.ubj", resolver)).isInstanceOf(InvalidScanException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.ubj", "../../nothere/secret.ubj", "a/../../secret.ubj"})
    void nothingAboveTheFolderAboveIsAccepted(String name) {
        ModelResolver resolver = ModelResolver.within(Path.of(".."));

        assertThat(named("own.ubj", resolver)).isEqualTo(new ModelReference.File(Path.of("..", "own.ubj")));
        assertThatThrownBy(() -> preset(name, resolver))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset at 1:35: the model '" + name
                        + "' is outside of the folder that a preset may name models in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/later.ubj", "out/new/later.ubj", "dangling.ubj"})
    void aFileThatIsNotThereYetIsRefusedWhereALinkLeadsOutOfTheFolder(String name, @TempDir Path place)
            throws IOException {
        Path folder = Files.createDirectory(place.resolve("models"));
        Files.createSymbolicLink(folder.resolve("out"), Files.createDirectory(place.resolve("elsewhere")));
        Files.createSymbolicLink(folder.resolve("dangling.ubj"), place.resolve("gone.ubj"));
        ModelResolver resolver = ModelResolver.within(folder);

        assertThat(named("new/later.ubj", resolver))
                .isEqualTo(new ModelReference.File(folder.resolve("new/later.ubj")));
        assertThatThrownBy(() -> preset(name, resolver))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset at 1:35: the model '" + name
                        + "' is outside of the folder that a preset may name models in");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsRefused(@TempDir Path place) throws IOException {
        Path secret = Files.writeString(place.resolve("secret.ubj"), "");
        Path folder = Files.createDirectory(place.resolve("models"));
        Files.createSymbolicLink(folder.resolve("link.ubj"), secret);
        Files.writeString(folder.resolve("own.ubj"), "");
        ModelResolver resolver = ModelResolver.within(folder);

        assertThat(named("own.ubj", resolver)).isEqualTo(new ModelReference.File(folder.resolve("own.ubj")));
        assertThatThrownBy(() -> preset("link.ubj", resolver))
                .isInstanceOf(InvalidScanException.class)
                .hasMessage("the preset at 1:35: the model 'link.ubj' is outside of the folder that a preset may name"
                        + " models in");
    }
}
