package dev.technic.scanner.ml.format;

/** An array of numbers that stays in the bytes of its document until somebody asks for it. */
abstract class Numbers {

    /** Without any. */
    static final Numbers NONE = new Numbers(0) {
        @Override
        int wholes(int[] to, int least, int most) {
            return ALL;
        }

        @Override
        void floats(float[] to) {}
    };

    /** No number is amiss. */
    static final int ALL = -1;

    private final int length;

    Numbers(int length) {
        this.length = length;
    }

    final int length() {
        return length;
    }

    /** Sets {@code to[0 … length)}; the place of the first that is no whole number in {@code [least, most]}, or {@link #ALL}. */
    abstract int wholes(int[] to, int least, int most);

    /** Sets {@code to[0 … length)}, in float32. */
    abstract void floats(float[] to);

    static boolean isWhole(double number, int least, int most) {
        return number >= least && number <= most && number == Math.rint(number);
    }
}
