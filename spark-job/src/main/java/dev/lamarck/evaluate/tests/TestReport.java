package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.foreign.WorkFolder;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The tests in reports of the form that JUnit made common, which pytest writes as well. */
record TestReport(List<Test> tests) {

    /** How tests that set a time of their own say that it was over: JUnit's, JUnit 4's, pytest-timeout's. */
    private static final Pattern TIME = Pattern.compile(
            "java\\.util\\.concurrent\\.TimeoutException\\b|org\\.junit\\.runners\\.model\\.TestTimedOutException\\b"
                    + "|org\\.opentest4j\\.AssertionFailedError:.*\\bexecution (timed out|exceeded timeout)\\b"
                    + "|\\bFailed: Timeout >");

    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-f]{6,16}\\b");

    /** How a test ended, the worst of what its report says. */
    enum Verdict {
        PASSED,
        SKIPPED,
        FAILED,
        ERROR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One test; the message says what went wrong, and is empty if nothing did. */
    record Test(String name, Verdict verdict, double seconds, String message) {}

    TestReport {
        tests = List.copyOf(tests);
    }

    static TestReport of(List<byte[]> documents) {
        List<Test> tests = new ArrayList<>();
        for (byte[] document : documents) {
            try {
                read(document, tests);
            } catch (XMLStreamException | NumberFormatException e) {
                throw TestsErrors.badReport("in XML", e);
            }
        }
        return new TestReport(tests);
    }

    long count(Verdict verdict) {
        return tests.stream().filter(test -> test.verdict() == verdict).count();
    }

    /** Whether a test failed because time was over. */
    boolean ranOutOfTime() {
        return tests.stream().anyMatch(test -> TIME.matcher(test.message()).find());
    }

    double seconds() {
        return tests.stream().mapToDouble(Test::seconds).sum();
    }

    /** The same without the name of the folder, which differs from run to run. */
    TestReport within(WorkFolder folder) {
        return new TestReport(tests.stream()
                .map(test -> new Test(
                        test.name(),
                        test.verdict(),
                        test.seconds(),
                        test.message().replace(folder.path() + "/", "")))
                .toList());
    }

    /** The tests that failed, for people to read, without addresses, which differ from run to run. */
    String failures() {
        StringBuilder text = new StringBuilder();
        tests.stream()
                .filter(test -> test.verdict() == Verdict.FAILED || test.verdict() == Verdict.ERROR)
                .forEach(test -> text.append(test.verdict().label())
                        .append(' ')
                        .append(test.name())
                        .append('\n')
                        .append(test.message().indent(4)));
        return ADDRESS.matcher(text).replaceAll("0x…");
    }

    private static void read(byte[] document, List<Test> tests) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false); // a report is a program's word: it opens no other file
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("testcase")) {
                tests.add(test(reader));
            }
        }
    }

    private static Test test(XMLStreamReader reader) throws XMLStreamException {
        String name = attribute(reader, "classname") + "::" + attribute(reader, "name");
        double seconds = Double.parseDouble("0" + attribute(reader, "time").replace(",", ""));
        Verdict verdict = Verdict.PASSED;
        String message = "";
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                Verdict found = verdict(reader.getLocalName());
                String said = attribute(reader, "message");
                String text = text(reader);
                if (found.compareTo(verdict) > 0) {
                    verdict = found;
                    message = text.isBlank() ? said : text;
                }
            }
        }
        return new Test(name, verdict, seconds, message);
    }

    private static Verdict verdict(String element) {
        return switch (element) {
            case "failure" -> Verdict.FAILED;
            case "error" -> Verdict.ERROR;
            case "skipped" -> Verdict.SKIPPED;
            default -> Verdict.PASSED;
        };
    }

    /** The text in an element and in those within it. */
    private static String text(XMLStreamReader reader) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {}
            }
        }
        return text.toString();
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
