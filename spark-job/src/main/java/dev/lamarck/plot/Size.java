package dev.lamarck.plot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels. */
public record Size(int width, int height) {

    public static final Size USUAL = new Size(960, 600);

    private static final int LEAST = 240;
    private static final int MOST = 8_000;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})[xX×]([0-9]{1,9})");

    public Size {
        if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST) {
            throw new IllegalArgumentException("A picture cannot be " + width + "x" + height
                    + ": each side has to be between " + LEAST + " and " + MOST + " pixels");
        }
    }

    /** Reads the form 960x600. */
    public static Size of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size: write width and height like " + USUAL);
        }
        return new Size(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** How much larger everything is drawn than on a picture of the usual size. */
    double scale() {
        double fit = Math.min((double) width / USUAL.width, (double) height / USUAL.height);
        return Math.max(0.75, fit);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
