package dev.technic.scanner.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.technic.scanner.InvalidScanException;
import dev.technic.scanner.ModelReference;
import dev.technic.scanner.NamedExpression;
import dev.technic.scanner.Scan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes a scan as JSON, keys in the order of {@link Keys}, those left out that say nothing. */
final class ScanWriter {

    private final JsonGenerator out;
    private final Path folder;

    private ScanWriter(JsonGenerator out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    static String text(Scan scan, Path folder) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Json.writer(text)) {
            new ScanWriter(out, folder).write(scan);
        } catch (IOException impossible) {
            throw new IllegalStateException("a text cannot be written to", impossible);
        }
        return text.append('\n').toString();
    }

    private void write(Scan scan) throws IOException {
        if (scan.universe().isPresent()) {
            throw new InvalidScanException(
                    "the scan has a universe, which a preset does not keep; give it to the scan that is read");
        }
        out.writeStartObject();
        named(Keys.FEATURES, scan.features());
        if (scan.where().isPresent()) {
            out.writeStringField(Keys.WHERE, scan.where().get().toString());
        }
        models(scan.models());
        named(Keys.COLUMNS, scan.columns());
        if (scan.having().isPresent()) {
            out.writeStringField(Keys.HAVING, scan.having().get().toString());
        }
        if (scan.order().isPresent()) {
            out.writeObjectFieldStart(Keys.ORDER_BY);
            out.writeStringField(Keys.COLUMN, scan.order().get().column());
            out.writeStringField(Keys.DIRECTION, Keys.word(scan.order().get().direction()));
            out.writeEndObject();
        }
        if (scan.limit() != Integer.MAX_VALUE) {
            out.writeNumberField(Keys.LIMIT, scan.limit());
        }
        if (scan.asOf().isPresent()) {
            out.writeStringField(Keys.AS_OF, scan.asOf().get().toString());
        }
        if (scan.maxStale() != 0) {
            out.writeNumberField(Keys.MAX_STALE, scan.maxStale());
        }
        if (scan.maxSymbols() != Integer.MAX_VALUE) {
            out.writeNumberField(Keys.MAX_SYMBOLS, scan.maxSymbols());
        }
        if (scan.symbols().isPresent()) {
            out.writeArrayFieldStart(Keys.SYMBOLS);
            for (String symbol : scan.symbols().get()) {
                out.writeString(symbol);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void named(String key, List<NamedExpression> all) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(key);
        for (NamedExpression one : all) {
            out.writeStartObject();
            out.writeStringField(Keys.NAME, one.name());
            out.writeStringField(Keys.EXPRESSION, one.expression().toString());
            if (one.optional()) {
                out.writeBooleanField(Keys.OPTIONAL, true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void models(List<Scan.ModelColumn> models) throws IOException {
        if (models.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(Keys.MODELS);
        for (Scan.ModelColumn model : models) {
            out.writeStartObject();
            out.writeStringField(Keys.NAME, model.name());
            out.writeStringField(Keys.FILE, file(model));
            if (model.byPosition()) {
                out.writeBooleanField(Keys.BY_POSITION, true);
            }
            if (model.engine().isPresent()) {
                out.writeStringField(Keys.ENGINE, model.engine().get());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private String file(Scan.ModelColumn model) {
        if (!(model.model() instanceof ModelReference.File file)) {
            throw new InvalidScanException("model '" + model.name()
                    + "' is an object of the program; a preset can name a model in a file only");
        }
        Path path = file.path();
        if (path.isAbsolute() != folder.isAbsolute()) {
            path = path.toAbsolutePath();
        }
        Path from = path.isAbsolute() ? folder.toAbsolutePath().normalize() : folder.normalize();
        boolean related = Objects.equals(path.getRoot(), from.getRoot());
        Path relative = related && !from.toString().isEmpty() ? from.relativize(path.normalize()) : path;
        return relative.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
