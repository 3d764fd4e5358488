package dev.lamarck.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.plot.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowTest {

    private static final List<Point> POINTS = List.of(new Point(0, 10), new Point(4, 30));

    @Test
    void around_points_holdsThemAndSomeAir() {
        Window window = Window.around(POINTS, 0.5);
        assertThat(window).isEqualTo(new Window(-2, 6, 0, 40));
        assertThat(POINTS).allMatch(window::holds);
        assertThat(window.holds(new Point(-2, 40))).isTrue();
        assertThat(window.holds(new Point(-2.1, 20))).isFalse();
        assertThat(window.holds(new Point(1, 41))).isFalse();
    }

    @Test
    void around_pointsInALine_hasNoBoundsAcrossIt() {
        Window window = Window.around(List.of(new Point(0, 1), new Point(4, 1)), 0.5);
        assertThat(window.holds(new Point(1, 1e300))).isTrue();
        assertThat(window.holds(new Point(7, 1))).isFalse();
    }
}
