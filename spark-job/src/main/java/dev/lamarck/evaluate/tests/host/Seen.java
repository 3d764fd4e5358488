package dev.lamarck.evaluate.tests.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The methods that were entered since they were last asked for. Whatever is missed is told of as blindness. */
public final class Seen {

    /** One more than the highest number that a method may have: numbers are operands of {@code sipush}. */
    static final int MOST = 1 << 15;

    private static final boolean[] ENTERED = new boolean[MOST];
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final List<String> PLACES = new ArrayList<>();
    private static int begun;
    private static int done;
    private static boolean blind;

    private Seen() {}

    /** What every method of the program calls first. */
    public static void entered(int method) {
        ENTERED[method] = true; // no lock: each test ends after what it waits for
    }

    /** The number of a method, the same for every copy of its class; or none if there are too many. */
    static synchronized int number(String method, String place) {
        Integer known = NUMBERS.get(method + "\n" + place);
        if (known != null) {
            return known;
        }
        if (PLACES.size() == MOST) {
            return -1;
        }
        PLACES.add(place);
        NUMBERS.put(method + "\n" + place, PLACES.size() - 1);
        return PLACES.size() - 1;
    }

    /** Something runs unseen from now on. */
    static synchronized void blind() {
        blind = true;
    }

    /** A class is about to be changed. */
    static synchronized void begin() {
        begun++;
    }

    /** A class was changed: without this word it counts as unseen. */
    static synchronized void done() {
        done++;
    }

    static synchronized boolean isBlind() {
        return blind || begun != done;
    }

    /** Where the methods are that were entered, and begins anew. */
    static synchronized TreeSet<String> take() {
        TreeSet<String> places = new TreeSet<>();
        for (int i = 0; i < PLACES.size(); i++) {
            if (ENTERED[i]) {
                places.add(PLACES.get(i));
            }
        }
        Arrays.fill(ENTERED, false);
        return places;
    }
}
