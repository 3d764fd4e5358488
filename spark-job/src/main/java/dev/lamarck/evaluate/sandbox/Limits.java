package dev.lamarck.evaluate.sandbox;

import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one evaluation may take. Whoever goes over a limit has failed, with the limit as the reason. */
public record Limits(
        @Default("300s") @Doc("time on the clock; the whole process group is dead within a second of it")
        Duration timeout,

        @Doc("time on processor cores; none if absent") Optional<Duration> cpu,

        @Default("4GiB") @Doc("memory of all its processes together")
        DataSize memory,

        @Default("64") @Positive @Doc("processes and threads at a time")
        int processes,

        @Default("256MiB") @Doc("bytes of one file") DataSize fileSize,

        @Default("1GiB") @Doc("bytes of all files that it leaves at a time")
        DataSize disk,

        @Default("256") @Positive @Doc("files open in one process")
        int openFiles,

        @Default("1MiB") @Doc("how much of stdout and of stderr is kept: the beginning and the end")
        DataSize output,

        @Default("false") @Doc("whether it may use the network")
        boolean network,

        @Default("[]") @Doc("folders that it may read besides its own, the evaluator's and the system's")
        List<String> readable,

        @Default("[]") @Doc("environment variables that it gets from the executor's environment")
        List<String> environment,

        @Default("20000") @Positive @Doc("files and folders that it leaves at a time")
        int files,

        @Default("true")
        @Doc("whether memory bounds the address space of each process too (half as much again); off for a JVM")
        boolean addressSpace) {

    public Limits {
        readable = List.copyOf(readable);
        environment = List.copyOf(environment);
    }
}
