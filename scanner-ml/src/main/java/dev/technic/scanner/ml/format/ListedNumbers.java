package dev.technic.scanner.ml.format;

/** Numbers and flags (1 and 0) that are written out one after another, each in its own way. */
final class ListedNumbers extends Numbers {

    private final Document document;
    private final int begin;

    /** @param begin the byte of the first of {@code length} numbers, all of which have been passed once */
    ListedNumbers(Document document, int begin, int length) {
        super(length);
        this.document = document;
        this.begin = begin;
    }

    @Override
    int wholes(int[] to, int least, int most) {
        document.at = begin;
        for (int i = 0; i < length(); i++) {
            double number = document.element();
            if (!isWhole(number, least, most)) {
                return i;
            }
            to[i] = (int) number;
        }
        return ALL;
    }

    @Override
    void floats(float[] to) {
        document.at = begin;
        for (int i = 0; i < length(); i++) {
            to[i] = (float) document.element();
        }
    }
}
