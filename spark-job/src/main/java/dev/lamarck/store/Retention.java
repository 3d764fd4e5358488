package dev.lamarck.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.IntervalUtils;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;

/** How long a table keeps what newer versions have replaced, as its properties say. */
final class Retention {

    static final String FILES = "delta.deletedFileRetentionDuration";
    static final String LOG = "delta.logRetentionDuration";

    private static final String DELTAS_DEFAULT = "interval 1 week";

    private Retention() {}

    static Duration of(Map<String, String> properties) {
        String text = properties.getOrDefault(FILES, DELTAS_DEFAULT);
        CalendarInterval interval = IntervalUtils.stringToInterval(UTF8String.fromString(text));
        return Duration.ofDays(interval.days).plus(interval.microseconds, ChronoUnit.MICROS);
    }

    static String text(Duration duration) {
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? duration.toDays() + " days" : duration.toSeconds() + " seconds";
    }
}
