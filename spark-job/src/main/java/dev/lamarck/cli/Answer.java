package dev.lamarck.cli;

import java.util.Map;

/**
 * What a command came to: for a person as text, for a program as an object.
 *
 * @param text the result, without a line end; empty if there is nothing to say
 */
record Answer(Exit exit, String text, Map<String, Object> json) {

    static Answer done(String text, Map<String, Object> json) {
        return new Answer(Exit.DONE, text, json);
    }
}
