package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;

/** Runs the tests of programs with one framework on one machine. */
interface TestRunner {

    /** Whether everything is there that the runs need, else a {@link dev.lamarck.conf.ConfException}. */
    void requireTools();

    Outcome run(Job job, Program program);
}
