package dev.technic.scanner.ml.fuzz;

import dev.technic.scanner.ml.fuzz.ModelBytes.Stretch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A way to damage a model; what it does not find in the bytes, it leaves, and flips a bit instead. */
enum Damage {
    /** Up to three bits are flipped. */
    BITS {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return bytes;
        }
    },
    /** Up to 64 bytes in a row are one byte, or any. */
    RUN {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(1, 65));
            byte fill = List.of((byte) 0, (byte) 0xFF, (byte) '[', (byte) '{').get(random.nextInt(4));
            boolean any = random.nextBoolean();
            for (int i = from; i < to; i++) {
                bytes[i] = any ? (byte) random.nextInt(256) : fill;
            }
            return bytes;
        }
    },
    /** The end is missing. */
    CUT {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            int lost = random.nextBoolean() ? random.nextInt(1, 17) : random.nextInt(1, bytes.length + 1);
            return Arrays.copyOf(bytes, Math.max(0, bytes.length - lost));
        }
    },
    /** A stretch of the file stands once more somewhere else, or is missing. */
    PIECE {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(1, 1 << random.nextInt(1, 12)));
            ModelBytes model = new ModelBytes(bytes);
            if (random.nextBoolean()) {
                return model.with(new Stretch(from, to), new byte[0]);
            }
            int at = random.nextInt(bytes.length);
            return model.with(new Stretch(at, at), Arrays.copyOfRange(bytes, from, to));
        }
    },
    /** A nest of ten thousand arrays or objects, or of thirty. */
    NEST {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            String open = new ModelBytes(bytes).isJson() ? "{\"a\":" : "{L\0\0\0\0\0\0\0\1a";
            String nest = (random.nextBoolean() ? "[" : open).repeat(random.nextBoolean() ? 30 : 10_000);
            int at = random.nextInt(bytes.length);
            return new ModelBytes(bytes).with(new Stretch(at, at), ModelBytes.ascii(nest));
        }
    },
    /** A declared length or count is another. */
    LENGTH {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            ModelBytes model = new ModelBytes(bytes);
            List<Stretch> lengths = model.lengths();
            if (lengths.isEmpty()) {
                return BITS.of(bytes, random);
            }
            Stretch length = lengths.get(random.nextInt(lengths.size()));
            long now =
                    model.isJson() ? random.nextInt(40) : ByteBuffer.wrap(bytes).getLong(length.from());
            return model.with(length, model.number(extreme(now, random), length));
        }
    },
    /** A typed array is of another type; in JSON, brackets and quotes are others. */
    TYPE {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            boolean json = new ModelBytes(bytes).isJson();
            String marks = json ? "[]{}\":,tfN" : "iUIlLdDCTFZSN[]{}#$H";
            int from = random.nextInt(bytes.length);
            for (int at = from; at < bytes.length; at++) {
                if (json ? marks.indexOf(bytes[at]) >= 0 : at > 0 && bytes[at - 1] == '$') {
                    bytes[at] = (byte) marks.charAt(random.nextInt(marks.length()));
                    return bytes;
                }
            }
            return BITS.of(bytes, random);
        }
    },
    /** A name is another of the format's names, or is there twice, or is unknown. */
    NAME {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            ModelBytes model = new ModelBytes(bytes);
            List<Stretch> one = model.members(any(ModelBytes.NAMES, random));
            List<Stretch> other = model.members(any(ModelBytes.NAMES, random));
            if (one.isEmpty() || other.isEmpty()) {
                return BITS.of(bytes, random);
            }
            Stretch place = any(one, random);
            if (random.nextInt(3) == 0) {
                bytes[place.to() - 2] ^= 1;
                return bytes;
            }
            return model.with(place, model.copy(any(other, random)));
        }
    },
    /** A child, a feature, a category or a flag is another: cycles, shared children, numbers out of range. */
    REWIRED {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            byte[] rewired = bytes;
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                rewired = element(rewired, any(WIRES, random), random);
            }
            return rewired;
        }
    },
    /** Two numbers of a tree change places. */
    SWAPPED {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            ModelBytes model = new ModelBytes(bytes);
            List<Stretch> members = model.members(any(WIRES, random));
            List<Stretch> elements = members.isEmpty()
                    ? List.of()
                    : model.elements(any(members, random).to());
            if (elements.size() < 2) {
                return BITS.of(bytes, random);
            }
            int first = random.nextInt(elements.size() - 1);
            Stretch later = elements.get(random.nextInt(first + 1, elements.size()));
            byte[] one = model.with(later, model.copy(elements.get(first)));
            return new ModelBytes(one).with(elements.get(first), model.copy(later));
        }
    },
    /** A threshold, a leaf, a weight or the base score is not finite, or is extreme. */
    NUMBER {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            ModelBytes model = new ModelBytes(bytes);
            List<Stretch> members = model.members(random.nextBoolean() ? "split_conditions" : "weight_drop");
            List<Stretch> elements = members.isEmpty()
                    ? List.of()
                    : model.elements(any(members, random).to());
            if (elements.isEmpty()) {
                return LENGTH.of(bytes, random);
            }
            Stretch place = any(elements, random);
            float value =
                    any(List.of(Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, Float.MIN_VALUE, -0f), random);
            byte[] other = model.isJson()
                    ? ModelBytes.ascii(Float.toString(value))
                    : model.number(Float.floatToRawIntBits(value), place);
            return model.with(place, other);
        }
    },
    /** Two of the others, one after the other. */
    TWICE {
        @Override
        byte[] of(byte[] bytes, SplittableRandom random) {
            byte[] once =
                    any(List.of(BITS, PIECE, LENGTH, NAME, REWIRED), random).of(bytes, random);
            return once.length == 0
                    ? once
                    : any(List.of(BITS, CUT, TYPE, SWAPPED, NUMBER), random).of(once, random);
        }
    };

    private static final List<String> WIRES = List.of(
            "left_children",
            "right_children",
            "split_indices",
            "split_type",
            "default_left",
            "tree_info",
            "categories",
            "categories_nodes",
            "categories_segments",
            "categories_sizes");

    /** The damaged bytes; those given, which are not empty, may change. */
    abstract byte[] of(byte[] bytes, SplittableRandom random);

    private static byte[] element(byte[] bytes, String name, SplittableRandom random) {
        ModelBytes model = new ModelBytes(bytes);
        List<Stretch> members = model.members(name);
        List<Stretch> elements = members.isEmpty()
                ? List.of()
                : model.elements(any(members, random).to());
        if (elements.isEmpty()) {
            return BITS.of(bytes, random);
        }
        Stretch place = any(elements, random);
        long value = random.nextInt(8) == 0 ? extreme(0, random) : random.nextInt(-1, elements.size() + 1);
        return model.with(place, model.number(value, place));
    }

    private static long extreme(long now, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> now + 1;
            case 1 -> now - 1;
            case 2 -> 0;
            case 3 -> -1;
            case 4 -> Integer.MAX_VALUE;
            case 5 -> Long.MAX_VALUE;
            case 6 -> 1L << random.nextInt(63);
            default -> random.nextInt(1 << 16);
        };
    }

    private static <T> T any(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
