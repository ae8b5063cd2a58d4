package io.albreport.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What stands between two slashes of a path: a word, or an id. Looked at letter by letter. */
record RouteSegment(String text) {
    private static final int SHORTEST_HEX_ID = 16;
    private static final int SHORTEST_CODE = 40;
    private static final int MOST_DIGITS_OF_WORD = 5;
    private static final int MOST_CONSONANTS_OF_WORD = 8;
    private static final String PUNCTUATION = "._~=+-";

    boolean isId() {
        return isNumber() || isNumbered() || (text.length() >= SHORTEST_HEX_ID && FieldText.isHex(text))
                || isMixed() || isCode() || isPrefixed() || text.startsWith("eyJ") || isAddress();
    }

    /** Digits, also several times with something between, as in dates; a fraction; and what a file's name ends in. */
    private boolean isNumber() {
        int end = digitsFrom(0);
        if (end == 0) {
            return false;
        }
        while (end < text.length() && "-_:,T".indexOf(text.charAt(end)) >= 0 && digitsFrom(end + 1) > end + 1) {
            end = digitsFrom(end + 1);
        }
        int fraction = text.startsWith(".", end) ? digitsFrom(end + 1) : end;
        end = fraction - end > 3 ? fraction : end;
        String rest = text.substring(text.startsWith("Z", end) ? end + 1 : end);
        return rest.isEmpty() || (rest.startsWith(".") && isWord(rest.substring(1)));
    }

    private int digitsFrom(int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** More digits than words have. */
    private boolean isNumbered() {
        return text.chars().filter(RouteSegment::isDigit).count() > MOST_DIGITS_OF_WORD
                && text.chars().allMatch(c -> isDigit(c) || isLetter(c) || PUNCTUATION.indexOf(c) >= 0);
    }

    /** After words, and before what a file's name ends in, a part in which letters follow digits twice. */
    private boolean isMixed() {
        List<String> mixed = Arrays.stream(text.split("[._-]", -1)).dropWhile(RouteSegment::isWord).toList();
        return !mixed.isEmpty() && timesLettersFollowDigits(mixed.getFirst()) >= 2
                && mixed.stream().allMatch(RouteSegment::isAlphanumeric) && text.endsWith(String.join(".", mixed));
    }

    private static int timesLettersFollowDigits(String part) {
        return (int) IntStream.range(1, part.length())
                .filter(i -> isDigit(part.charAt(i - 1)) && !isDigit(part.charAt(i))).count();
    }

    /** Of letters, digits, - and _, and like no word. */
    private boolean isCode() {
        if (!isAlphanumeric(text.replace('-', '0').replace('_', '0'))) {
            return false;
        }
        return timesLettersFollowDigits(text) >= 3 || alternates(5, 3) || alternates(7, 6)
                || hasConsonants() || text.length() >= SHORTEST_CODE;
    }

    /** Whether capitals or digits and then small letters, at most so many, come so many times in a row. */
    private boolean alternates(int times, int most) {
        int inRow = 0;
        int small = 0;
        boolean hasBegun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
                inRow = small > most ? 0 : inRow;
                small = 0;
                hasBegun = true;
            } else if (hasBegun && small++ == 0 && ++inRow == times) {
                return true;
            }
        }
        return false;
    }

    private boolean hasConsonants() {
        int inRow = 0;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            inRow = "aeiouy_-".indexOf(lower.charAt(i)) >= 0 ? 0 : inRow + 1;
            if (inRow > MOST_CONSONANTS_OF_WORD) {
                return true;
            }
        }
        return false;
    }

    /** Words that end in an underscore, and then letters and digits that are none: {@code cus_9s6XKzkNRiz8i3}. */
    private boolean isPrefixed() {
        int last = text.lastIndexOf('_') + 1;
        String code = text.substring(last);
        if (last == 0 || !isAlphanumeric(code)
                || !Arrays.stream(text.substring(0, last - 1).split("_", -1)).allMatch(RouteSegment::isWord)) {
            return false;
        }
        int digit = 0;
        while (digit < code.length() && !isDigit(code.charAt(digit))) {
            digit++;
        }
        boolean isLong = digit + 8 <= code.length() && !isDigit(code.charAt(digit + 1));
        return isLong || (digit >= 6 && timesLettersFollowDigits(code) > 0);
    }

    /** Of somebody's mail. */
    private boolean isAddress() {
        return isWithin("@") || isWithin("%40");
    }

    private boolean isWithin(String part) {
        int at = text.indexOf(part, 1);
        return at > 0 && at + part.length() < text.length();
    }

    private static boolean isWord(String part) {
        return !part.isEmpty() && part.chars().allMatch(RouteSegment::isLetter);
    }

    private static boolean isAlphanumeric(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> isLetter(c) || isDigit(c));
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
