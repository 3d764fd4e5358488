package dev.lamarck.evaluate.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the guardian reports, as {@code native/src/main/cpp/warden/report.h} documents it: a line of JSON and what is kept
 * of stdout and stderr.
 */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILL = 9;

    private final JsonNode head;
    private final byte[] out;
    private final byte[] err;

    private Report(JsonNode head, byte[] out, byte[] err) {
        this.head = head;
        this.out = out;
        this.err = err;
    }

    /** Reads a report; one that was cut short is that of a guardian that was killed, and its job with it. */
    public static Report of(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        JsonNode head = parsed(bytes, end);
        int out = end + 1 + head.path("out").asInt();
        int err = out + head.path("err").asInt();
        if (end == bytes.length || out <= end || err < out || err > bytes.length) {
            return new Report(JSON.createObjectNode(), new byte[0], new byte[0]);
        }
        return new Report(head, Arrays.copyOfRange(bytes, end + 1, out), Arrays.copyOfRange(bytes, out, err));
    }

    /** Whether the job could not be started, which is not its fault. */
    public boolean broken() {
        return how().equals("broken");
    }

    public String detail() {
        return head.path("detail").asText();
    }

    public Ending ending() {
        return switch (how()) {
            case "exited", "signalled", "timeout", "out-of-memory", "over-limit" ->
                ending(Ending.How.valueOf(how().toUpperCase(Locale.ROOT).replace('-', '_')), code(), detail());
            case "interrupted" -> ending(Ending.How.SIGNALLED, KILL, "interrupted");
            default -> ending(Ending.How.SIGNALLED, KILL, "its guardian was killed");
        };
    }

    private Ending ending(Ending.How how, int code, String detail) {
        return new Ending(how, code, detail, use(), out, err);
    }

    private Ending.Use use() {
        return new Ending.Use(
                micros("wall_ms"), micros("cpu_ms"), head.path("peak_bytes").asLong());
    }

    private Duration micros(String field) {
        return Duration.ofNanos(Math.round(head.path(field).asDouble() * 1e6));
    }

    private String how() {
        return head.path("how").asText();
    }

    private int code() {
        return head.path("code").asInt();
    }

    private static JsonNode parsed(byte[] bytes, int end) {
        try {
            return JSON.readTree(bytes, 0, end);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }
}
