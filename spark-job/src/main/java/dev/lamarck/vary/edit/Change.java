package dev.lamarck.vary.edit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an edit did, for people and tables.
 *
 * @param file the path in the program
 * @param line where it begins in the file before, from 1
 * @param newLine where it begins in the file after, from 1
 * @param removed the text that went; of a statement that moved, the statement
 * @param inserted the text that came
 */
public record Change(String file, int line, int newLine, Kind kind, String removed, String inserted) {

    /** What was changed, as far as the trees before and after tell. */
    public enum Kind {
        CONSTANT,
        OPERATOR,
        VARIABLE,
        /** A part of a statement. */
        EXPRESSION,
        STATEMENT_DELETED,
        STATEMENT_INSERTED,
        STATEMENT_MOVED,
        /** Inserted a second time. */
        STATEMENT_DUPLICATED,
        /** A statement gave way to another, or a whole block got another head. */
        STATEMENT_REPLACED,
        COMMENT,
        /** White space that changes nothing. */
        FORMATTING,
        /** Of a file that has no tree or does not parse. */
        TEXT,
        /** Many more changes that are not listed. */
        MORE;

        /** As a table has it, such as {@code statement-moved}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Plain values by the names {@code file}, {@code line}, {@code new_line}, {@code kind}, {@code removed}, {@code inserted}. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("line", line);
        map.put("new_line", newLine);
        map.put("kind", kind.text());
        map.put("removed", removed);
        map.put("inserted", inserted);
        return map;
    }
}
