package dev.technic.scanner.bench.report;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The questions as the command line names them, by their ids. */
final class QuestionConverter implements ITypeConverter<Question>, Iterable<String> {

    private static final List<String> IDS =
            Stream.of(Question.values()).map(Question::id).toList();

    QuestionConverter() {}

    @Override
    public Question convert(String id) {
        int index = IDS.indexOf(id);
        if (index < 0) {
            throw new TypeConversionException("there is no question '" + id + "'; there are " + IDS);
        }
        return Question.values()[index];
    }

    @Override
    public Iterator<String> iterator() {
        return IDS.iterator();
    }
}
