package dev.lamarck.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FigurePainterTest {

    static Stream<Arguments> figuresAndSizes() {
        return Figures.all()
                .flatMap(figure -> Stream.of("960x600", "320x240", "1920x600", "300x900")
                        .map(size -> Arguments.of(figure, Size.of(size))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("figuresAndSizes")
    void words_neverOverlapAndStayOnThePicture(Figure figure, Size size) {
        Recording canvas = new Recording();
        double width = size.width() / size.scale();
        double height = size.height() / size.scale();

        new FigurePainter(canvas, width, height).paint(figure);

        List<Recording.Words> words = canvas.words;
        for (int i = 0; i < words.size(); i++) {
            Recording.Words one = words.get(i);
            assertThat(one.box().x()).as(one.text()).isGreaterThanOrEqualTo(0);
            assertThat(one.box().y()).as(one.text()).isGreaterThanOrEqualTo(0);
            assertThat(one.box().right()).as(one.text()).isLessThanOrEqualTo(width);
            assertThat(one.box().bottom()).as(one.text()).isLessThanOrEqualTo(height);
            for (Recording.Words other : words.subList(i + 1, words.size())) {
                assertThat(one.overlaps(other)).as("%s / %s", one, other).isFalse();
            }
        }
        assertThat(canvas.touched)
                .allMatch(point -> point.isFinite()
                        && point.x() >= -1
                        && point.x() <= width + 1
                        && point.y() >= -1
                        && point.y() <= height + 1);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("figuresAndSizes")
    void pictures_areWellFormedAndTheSameEachTime(Figure figure, Size size) throws Exception {
        byte[] svg = Format.SVG.draw(figure, size);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(Format.SVG.draw(figure, size)).isEqualTo(svg);

        byte[] png = Format.PNG.draw(figure, size);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(size.width());
        assertThat(Format.PNG.draw(figure, size)).isEqualTo(png);
    }

    @Test
    void legend_withoutRoom_saysHowManyAreMissing() {
        Recording canvas = new Recording();

        new FigurePainter(canvas, 960, 600).paint(Figures.crowded());

        assertThat(canvas.words).extracting(Recording.Words::text).anyMatch(text -> text.matches("and 5\\d more"));
    }

    @Test
    void emptyData_saysSo() {
        Recording canvas = new Recording();

        new FigurePainter(canvas, 960, 600).paint(Figures.empty());

        assertThat(canvas.words).extracting(Recording.Words::text).contains("nothing to show yet");
    }
}
