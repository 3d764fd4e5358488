package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which two of several names the axes show. */
record Choice(int x, int y) {

    /** As wished, else the first that are left. */
    static Choice of(String run, String kind, List<String> names, Wishes wishes) {
        Optional<Integer> x = wishes.x().map(name -> index(run, kind, names, name));
        Optional<Integer> y = wishes.y().map(name -> index(run, kind, names, name));
        if (x.isPresent() && x.equals(y)) {
            throw new ConfException(PictureErrors.sameAxis(names.get(x.get())));
        }
        int across = x.orElseGet(() -> firstBut(y.orElse(-1), names.size()));
        return new Choice(across, y.orElseGet(() -> firstBut(across, names.size())));
    }

    private static int firstBut(int taken, int count) {
        return IntStream.range(0, count).filter(i -> i != taken).findFirst().orElse(0);
    }

    private static int index(String run, String kind, List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new ConfException(PictureErrors.unknownAxis(run, kind, name, names));
        }
        return index;
    }
}
