package dev.lamarck.engine.infer;

import dev.lamarck.engine.text.TextStream;

/** Reads tokens as text up to where it stops. What may be the beginning of a stop is held back until that is known. */
final class Reader {
    private final Reading reading;
    private final TextStream stream;
    private final StringBuilder text = new StringBuilder();
    private int told;
    private boolean stopped;

    Reader(Reading reading) {
        this.reading = reading;
        this.stream = TextStream.continuing(reading.pieces());
    }

    /** Takes a token; gives the text that is certain now, which may be none. */
    String take(int token) {
        int searched = text.length();
        text.append(stream.feed(token));
        stopAt(searched);
        return tell(stopped ? text.length() : text.length() - held());
    }

    /** What was held back, for there is no more. */
    String finish() {
        if (!stopped) {
            int searched = text.length();
            text.append(stream.end());
            stopAt(searched);
        }
        return tell(text.length());
    }

    boolean stopped() {
        return stopped;
    }

    String text() {
        return text.toString();
    }

    private String tell(int end) {
        String more = text.substring(Math.min(told, end), end);
        told = Math.max(told, end);
        return more;
    }

    /** Of all stops the one that is complete first; of those the longest. */
    private void stopAt(int searched) {
        int bestEnd = Integer.MAX_VALUE;
        int best = text.length();
        for (String stop : reading.stops()) {
            int start = text.indexOf(stop, Math.max(0, searched - stop.length() + 1));
            int end = start + stop.length();
            if (start >= 0 && (end < bestEnd || (end == bestEnd && start < best))) {
                best = start;
                bestEnd = end;
                stopped = true;
            }
        }
        text.setLength(best);
    }

    /** The longest end of the text with which a stop begins. */
    private int held() {
        int most = 0;
        for (String stop : reading.stops()) {
            int length = Math.min(stop.length() - 1, text.length() - told);
            while (length > most && !ends(stop, length)) {
                length--;
            }
            most = Math.max(most, length);
        }
        return most;
    }

    private boolean ends(String stop, int length) {
        int from = text.length() - length;
        for (int i = 0; i < length; i++) {
            if (text.charAt(from + i) != stop.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
