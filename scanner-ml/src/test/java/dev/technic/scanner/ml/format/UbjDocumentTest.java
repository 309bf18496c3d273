package dev.technic.scanner.ml.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.technic.scanner.ModelException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UbjDocumentTest {

    @Test
    void allTypesAreRead() {
        assertThat(read("i:FF")).isEqualTo(-1.0);
        assertThat(read("U:FF")).isEqualTo(255.0);
        assertThat(read("I:FF FE")).isEqualTo(-2.0);
        assertThat(read("l:7F FF FF FF")).isEqualTo(2147483647.0);
        assertThat(read("L:00 00 00 01 00 00 00 00")).isEqualTo(4294967296.0);
        assertThat(read("d:3F 00 00 00")).isEqualTo(0.5);
        assertThat(read("D:3F B9 99 99 99 99 99 9A")).isEqualTo((double) 0.1f);
        assertThat(read("T:")).isEqualTo(true);
        assertThat(read("F:")).isEqualTo(false);
        assertThat(read("Z:")).isSameAs(Part.NOTHING);
        assertThat(read("SL:00 00 00 00 00 00 00 02 68 69")).isEqualTo("hi");
        assertThat(read("[$U#L:00 00 00 00 00 00 00 02 07 08")).isEqualTo(new float[] {7, 8});
        assertThat(read("[#L:00 00 00 00 00 00 00 02 54 5A")).isEqualTo(List.of(true, Part.NOTHING));
        assertThat(read("[TF]:")).isEqualTo(new float[] {1, 0});
        assertThat(read("[]:")).isEqualTo(new float[0]);
        assertThat(read("{L:00 00 00 00 00 00 00 01 61 54 7D")).isEqualTo(Map.of("a", true));
    }

    @ParameterizedTest
    @CsvSource({
        "SL:00 00 00 00 00 00 00 03 68 69, 'at byte 10, a length is 3 where 2 bytes remain'",
        "SL:7F FF FF FF FF FF FF FF 68 69, 'at byte 10, a length is 9223372036854775807 where 2 bytes remain'",
        "SL:FF FF FF FF FF FF FF FF, 'at byte 10, a length is -1 where 0 bytes remain'",
        "[$l#L:00 00 00 00 00 00 00 02 00 00 00 00, 'at byte 13, a length is 2 where 4 bytes remain'",
        "[$Z#L:00 00 00 00 7F FF FF FF, 'at byte 3, a value was expected'",
        "[#L:00 00 00 00 7F FF FF FF, 'at byte 11, a length is 2147483647 where 0 bytes remain'",
        "[$lL:, 'at byte 4, ''#'' was expected'",
        "SU:01, 'at byte 2, ''L'' was expected'",
        "l:00 00, 'at byte 1, the file ends too early'",
        "{:, 'at byte 1, the file ends too early'",
        "H:, 'at byte 1, a value was expected'",
        "TT:, 'at byte 1, more follows after the document'"
    })
    void aLyingDocumentIsRefused(String document, String message) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(ModelException.class)
                .hasMessage("model m.ubj: " + message);
    }

    /** Characters, a colon, bytes in hexadecimal. */
    private static Object read(String document) {
        int colon = document.indexOf(':');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(document.substring(0, colon).getBytes(StandardCharsets.US_ASCII));
        for (String hex : document.substring(colon + 1).strip().split(" ")) {
            if (!hex.isEmpty()) {
                bytes.write(Integer.parseInt(hex, 16));
            }
        }
        Object value = new UbjDocument("m.ubj", bytes.toByteArray()).read();
        return value instanceof Numbers numbers ? floats(numbers) : value;
    }

    private static float[] floats(Numbers numbers) {
        float[] floats = new float[numbers.length()];
        numbers.floats(floats);
        return floats;
    }
}
