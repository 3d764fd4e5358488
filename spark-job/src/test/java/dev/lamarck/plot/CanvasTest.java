package dev.lamarck.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class CanvasTest {

    private static final Size SIZE = new Size(300, 240);
    private static final Colour RED = Colour.of(0xff0000);

    private final PixelCanvas pixels = new PixelCanvas(SIZE, 1);

    @Test
    void box_coversItsPixelsExactly() {
        pixels.fill(new Box(10, 20, 5.5, 4), RED);

        assertThat(pixels.pixel(10, 20)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(14, 23)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(15, 23)).isEqualTo(0xff8080);
        assertThat(pixels.pixel(9, 20)).isEqualTo(0xffffff);
        assertThat(pixels.pixel(10, 24)).isEqualTo(0xffffff);
    }

    @Test
    void line_inTheMiddleOfARow_isSharp() {
        pixels.stroke(List.of(new Point(10, 50.5), new Point(100, 50.5)), new Stroke(RED, 1));

        assertThat(pixels.pixel(50, 50)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(50, 49)).isEqualTo(0xffffff);
        assertThat(pixels.pixel(50, 51)).isEqualTo(0xffffff);
    }

    @Test
    void joints_ofATranslucentLine_areNoDarkerThanIt() {
        pixels.stroke(
                List.of(new Point(10, 50), new Point(60, 50), new Point(60, 90)), new Stroke(RED.covering(0.5), 6));

        assertThat(pixels.pixel(60, 50)).isEqualTo(pixels.pixel(30, 50)).isEqualTo(0xff8080);
    }

    @Test
    void dashes_leaveGaps() {
        pixels.stroke(List.of(new Point(10, 50.5), new Point(100, 50.5)), new Stroke(RED, 1, Dash.DASHED));

        assertThat(pixels.pixel(13, 50)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(19, 50)).isEqualTo(0xffffff);
        assertThat(pixels.pixel(24, 50)).isEqualTo(0xff0000);
    }

    @Test
    void whatLiesOutside_isLeftOut() {
        pixels.disc(new Point(-5, 500), 3, RED, new Stroke(Colour.WHITE, 1));
        pixels.fill(new Box(-10, -10, 12, 12), RED);
        pixels.text(new Point(290, 10), "far too long", Type.TITLE);

        assertThat(pixels.pixel(1, 1)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(2, 2)).isEqualTo(0xffffff);
    }

    @Test
    void png_isReadByOthers() throws IOException {
        pixels.disc(new Point(100.5, 100.5), 10, RED, new Stroke(Colour.of(0x0000ff), 3));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(pixels.bytes()));

        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(pixels.pixel(x, y));
            }
        }
        assertThat(pixels.pixel(100, 100)).isEqualTo(0xff0000);
        assertThat(pixels.pixel(112, 100)).isEqualTo(0x0000ff);
    }

    @Test
    void svg_escapesWhatPeopleWrite() {
        SvgCanvas svg = new SvgCanvas(SIZE, 300, 240, "a <b> & \"c\"");
        svg.text(new Point(1.23456, 2), "\u0000<script>", Type.TICK.running(true));

        assertThat(new String(svg.bytes(), StandardCharsets.UTF_8))
                .contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>")
                .contains("x=\"1.23\" y=\"2\"")
                .contains(">\ufffd&lt;script&gt;</text>");
    }

    @Test
    void size_isReadAndChecked() {
        assertThat(Size.of(" 1920x1200 ")).isEqualTo(new Size(1920, 1200));
        assertThat(Size.of("1920x1200").scale()).isEqualTo(2);
        assertThat(Size.of("300x300").scale()).isEqualTo(0.75);
        assertThatThrownBy(() -> Size.of("10x")).hasMessageContaining("is not a size");
        assertThatThrownBy(() -> Size.of("9000x600")).hasMessageContaining("between 240 and 8000");
        assertThat(Format.ofFile("A.PNG")).contains(Format.PNG);
        assertThat(Format.ofFile("a.pdf")).isEmpty();
    }
}
