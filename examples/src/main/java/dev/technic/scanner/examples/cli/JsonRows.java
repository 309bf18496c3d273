package dev.technic.scanner.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** JSON in UTF-8: an array with an object for each row, one to a line, undefined numbers null. */
final class JsonRows implements Rows {

    private final JsonGenerator json;
    private final List<String> names;
    private int cell;

    JsonRows(OutputStream stream, List<String> names) throws IOException {
        this.json = JsonFactory.builder()
                .build()
                .createGenerator(stream)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new RowToALine());
        this.names = names;
        json.writeStartArray();
    }

    @Override
    public void text(String value) throws IOException {
        name();
        json.writeString(value);
    }

    @Override
    public void number(double value) throws IOException {
        name();
        String text = Numbers.text(value);
        if (text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeNumber(text);
        }
    }

    private void name() throws IOException {
        if (cell == 0) {
            json.writeStartObject();
        }
        json.writeFieldName(names.get(cell++));
    }

    @Override
    public void endRow() throws IOException {
        json.writeEndObject();
        cell = 0;
    }

    @Override
    public void close() throws IOException {
        json.writeEndArray();
        json.writeRaw('\n');
        json.close();
    }

    /** Breaks lines between the elements of the array only. */
    private static final class RowToALine extends MinimalPrettyPrinter {

        private static final long serialVersionUID = 1L;

        @Override
        public void beforeArrayValues(JsonGenerator generator) throws IOException {
            generator.writeRaw('\n');
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(",\n");
        }

        @Override
        public void writeEndArray(JsonGenerator generator, int values) throws IOException {
            generator.writeRaw(values == 0 ? "]" : "\n]");
        }
    }
}
