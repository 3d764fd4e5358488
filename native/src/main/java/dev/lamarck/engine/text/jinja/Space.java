package dev.lamarck.engine.text.jinja;

/** White space as Python sees it, which neither of Java's notions is. */
final class Space {

    private Space() {}

    static boolean is(int character) {
        return (character >= 0x09 && character <= 0x0d)
                || (character >= 0x1c && character <= 0x20)
                || character == 0x85
                || character == 0xa0
                || character == 0x1680
                || (character >= 0x2000 && character <= 0x200a)
                || character == 0x2028
                || character == 0x2029
                || character == 0x202f
                || character == 0x205f
                || character == 0x3000;
    }

    /** Where the white space at a place ends. */
    static int after(String text, int place) {
        int end = place;
        while (end < text.length() && is(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the white space that ends at a place begins, not before another place. */
    static int before(String text, int from, int place) {
        int start = place;
        while (start > from && is(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
