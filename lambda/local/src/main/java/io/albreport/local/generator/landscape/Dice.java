package io.albreport.local.generator.landscape;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random choices that are the same for the same seed on every machine: all are made from the 64-bit output of one
 * algorithm that Java names and specifies, in arithmetic that is exact or strict.
 */
public final class Dice {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.ISO_8859_1);

    private final RandomGenerator random;

    public Dice(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** From 0 to bound - 1. */
    public int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(random.nextLong(), bound);
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    /** From 0 to bound - 1, the low ones far more often: the first of 30,000 gets about 3 % of all. */
    public int skewed(int bound) {
        double unit = unit();
        return (int) (unit * unit * unit * bound);
    }

    /** Close to the standard normal distribution: the sum of twelve uniform numbers has variance 1. */
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }

    public <T> T anyOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    public String hex(int digits) {
        byte[] text = new byte[digits];
        long bits = 0;
        for (int i = 0; i < digits; i++) {
            bits = i % 16 == 0 ? random.nextLong() : bits >>> 4;
            text[i] = HEX[(int) (bits & 15)];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    public String lettersAndDigits(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = LETTERS[below(LETTERS.length)];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private double unit() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }
}
