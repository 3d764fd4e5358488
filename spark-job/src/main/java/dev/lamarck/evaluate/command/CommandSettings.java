package dev.lamarck.evaluate.command;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.evaluate.sandbox.Limits;
import java.util.List;

/** Which command scores a genome. */
public record CommandSettings(
        @NonEmpty
        @Doc(
                "the executable and its arguments, of which {program} becomes the program's main file, {folder} its folder, {seed} a seed, {result} a file for the metrics")
        List<String> command,

        @Default("[]")
        @Doc("files and folders that the command reads; an argument that is one of them becomes its place")
        List<String> files,

        @Default("genome")
        @Doc("what comes on stdin: a vector as {\"genes\": [...]} or the main file's text, or nothing")
        Input input,

        @Doc("what one evaluation may take") Limits limits) {

    /** What the command reads on stdin. */
    public enum Input {
        GENOME,
        NONE
    }

    public CommandSettings {
        command = List.copyOf(command);
        files = List.copyOf(files);
    }
}
