package dev.lamarck.evaluate.tests;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML report of JaCoCo.
 *
 * @param lines how many lines have code
 * @param covered those that were run, by file
 */
record JacocoReport(long lines, Map<String, List<Integer>> covered) {

    static JacocoReport of(byte[] report) {
        long lines = 0;
        Map<String, List<Integer>> covered = new TreeMap<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(report));
            String folder = "";
            String file = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "package" -> folder = folder(reader.getAttributeValue(null, "name"));
                    case "sourcefile" -> file = folder + reader.getAttributeValue(null, "name");
                    case "line" -> {
                        lines++;
                        if (!"0".equals(reader.getAttributeValue(null, "ci"))) {
                            int line = Integer.parseInt(reader.getAttributeValue(null, "nr"));
                            covered.computeIfAbsent(file, f -> new ArrayList<>())
                                    .add(line);
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw TestsErrors.badReport("of JaCoCo", e);
        }
        return new JacocoReport(lines, covered);
    }

    private static String folder(String name) {
        return name.isEmpty() ? "" : name + "/";
    }

    long coveredLines() {
        return covered.values().stream().mapToLong(List::size).sum();
    }

    /** The share of lines that were run. */
    double share(long run) {
        return lines == 0 ? 0 : (double) run / lines;
    }
}
