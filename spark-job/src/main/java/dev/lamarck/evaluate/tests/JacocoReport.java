package dev.lamarck.evaluate.tests;

import java.io.ByteArrayInputStream;
import java.util.OptionalDouble;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML report of JaCoCo. */
final class JacocoReport {

    private JacocoReport() {}

    /** The share of lines that were run: the counter LINE of the whole report, which is the last one in it. */
    static OptionalDouble lineShare(byte[] report) {
        double share = 0;
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(report));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("counter")
                        && "LINE".equals(reader.getAttributeValue(null, "type"))) {
                    double covered = Double.parseDouble(reader.getAttributeValue(null, "covered"));
                    share = covered / (covered + Double.parseDouble(reader.getAttributeValue(null, "missed")));
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw TestsErrors.badReport("of JaCoCo", e);
        }
        return OptionalDouble.of(share);
    }
}
