package dev.lamarck.evaluate.sandbox;

import static dev.lamarck.evaluate.sandbox.Trial.calm;
import static dev.lamarck.evaluate.sandbox.Trial.err;
import static dev.lamarck.evaluate.sandbox.Trial.limits;
import static dev.lamarck.evaluate.sandbox.Trial.marked;
import static dev.lamarck.evaluate.sandbox.Trial.out;
import static dev.lamarck.evaluate.sandbox.Trial.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.sandbox.Ending.How;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds in every layer of isolation, the barest one included. */
abstract class SandboxLaws {

    private static final long SECOND = 1000;

    @TempDir
    Path scratch;

    Path folder;
    WardenSandbox sandbox;

    /** Switches that take layers away. */
    abstract List<String> switches();

    @BeforeEach
    void open() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "isolation is Linux's");
        Warden warden = Warden.unpack(scratch.resolve("warden")).orElseThrow();
        Warden under = switches().isEmpty() ? warden : warden.with(switches());
        sandbox = WardenSandbox.of(under, Map.of("PATH", System.getenv("PATH"), "SECRET", "s3cret", "SHARED", "hello"));
        folder = Files.createDirectory(scratch.resolve("work"));
    }

    @AfterEach
    void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    Ending run(String script) throws InterruptedException {
        return sandbox.run(shell(folder, calm(), script));
    }

    Ending python(String script) throws InterruptedException {
        assumeTrue(Trial.PYTHON.isPresent(), "there is no python3");
        return sandbox.run(Trial.python(folder, calm(), script));
    }

    Ending within(int millis, String script) throws InterruptedException {
        return sandbox.run(shell(folder, Trial.within(Duration.ofMillis(millis)), script));
    }

    @Test
    void run_exitCode() throws InterruptedException {
        Ending ending = run("echo out; echo err >&2; exit 3");

        assertThat(ending.how()).isEqualTo(How.EXITED);
        assertThat(ending.code()).isEqualTo(3);
        assertThat(out(ending)).isEqualTo("out\n");
        assertThat(err(ending)).isEqualTo("err\n");
        assertThat(ending.use().wall()).isPositive().isLessThan(Duration.ofSeconds(30));
        assertThat(ending.use().cpu()).isPositive();
        assertThat(ending.use().peakBytes()).isPositive();
    }

    @Test
    void run_input() throws InterruptedException {
        byte[] input = "a line of input\n".repeat(2000).getBytes(StandardCharsets.UTF_8);
        Errand errand = shell(folder, calm(), "cat");
        Ending ending = sandbox.run(new Errand(
                errand.command(), folder, List.of(), Map.of(), errand.limits(), Arrays.copyOf(input, input.length)));

        assertThat(ending.out()).isEqualTo(input);
    }

    @Test
    void run_inputThatNobodyReads() throws InterruptedException {
        Errand errand = shell(folder, calm(), "exit 0");
        Ending ending = sandbox.run(
                new Errand(errand.command(), folder, List.of(), Map.of(), errand.limits(), new byte[4 << 20]));

        assertThat(ending.succeeded()).isTrue();
    }

    @Test
    void run_floodOfOutput() throws InterruptedException {
        Ending ending = run("echo first; seq 1 1000000; echo last");

        assertThat(ending.succeeded()).isTrue();
        assertThat(out(ending)).startsWith("first\n1\n2\n").endsWith("1000000\nlast\n");
        assertThat(out(ending)).containsPattern("\n\\[\\d+ bytes left out\\]\n");
        assertThat(ending.out().length).isLessThan((64 << 10) + 100);
    }

    @Test
    void run_signals() throws InterruptedException {
        for (int signal : List.of(6, 9, 11, 15)) {
            Ending ending = run("kill -" + signal + " $$; sleep 10");

            assertThat(ending.how()).isEqualTo(How.SIGNALLED);
            assertThat(ending.code()).isEqualTo(signal);
        }
    }

    @Test
    void run_missingCommand() throws InterruptedException {
        Ending ending = sandbox.run(new Errand(List.of("no-such"), folder, List.of(), Map.of(), calm(), new byte[0]));

        assertThat(ending.code()).isEqualTo(127);
        assertThat(err(ending)).contains("cannot execute no-such");
    }

    @Test
    void run_missingFolder() {
        assertThatThrownBy(() -> sandbox.run(shell(scratch.resolve("nowhere"), calm(), "true")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void run_timeout() throws InterruptedException {
        String mark = Trial.mark();
        long start = System.nanoTime();
        Ending ending = within(300, "(setsid sleep " + mark + " &) & setsid sleep " + mark + " & sleep " + mark);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(300 + SECOND);
        assertThat(ending.how()).isEqualTo(How.TIMEOUT);
        assertThat(marked(mark)).isEmpty();
    }

    @Test
    void run_timeoutOfWhoIgnoresSignals() throws InterruptedException {
        Ending ending = within(200, "trap '' TERM INT HUP QUIT XCPU; while :; do :; done");

        assertThat(ending.how()).isEqualTo(How.TIMEOUT);
    }

    @Test
    void run_leavesDaemonsBehind() throws InterruptedException {
        String mark = Trial.mark();
        Ending ending = run("setsid sleep " + mark + " & (setsid nohup sleep " + mark + " &) ; echo done");

        assertThat(ending.succeeded()).isTrue();
        assertThat(out(ending)).isEqualTo("done\n");
        assertThat(marked(mark)).isEmpty();
    }

    @Test
    void run_memoryBomb() throws InterruptedException {
        Ending ending = python("b = []\nwhile True: b.append(bytearray(1 << 24))");

        assertThat(ending.how()).isEqualTo(How.OUT_OF_MEMORY);
        assertThat(ending.use().peakBytes()).isGreaterThan(256L << 20);
    }

    @Test
    void run_addressSpace() throws InterruptedException {
        assumeTrue(Trial.PYTHON.isPresent(), "there is no python3");
        String script = "try: bytearray(1 << 30)\nexcept MemoryError: print('refused')";

        assertThat(out(sandbox.run(Trial.python(folder, Trial.bounded(calm()), script))))
                .isEqualTo("refused\n");
    }

    @Test
    void run_memoryOfAllTogether() throws InterruptedException {
        Ending ending = python(
                "import os, time\nfor i in range(4): os.fork() if i < 2 else 0\nb = bytearray(100 << 20)\ntime.sleep(60)");

        assertThat(ending.how()).isEqualTo(How.OUT_OF_MEMORY);
    }

    @Test
    void run_tooManyProcesses() throws InterruptedException {
        String mark = Trial.mark();
        Ending ending = within(5000, "for i in $(seq 1 400); do sleep " + mark + " & done; wait");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("processes");
        assertThat(marked(mark)).isEmpty();
    }

    @Test
    void run_tooManyThreads() throws InterruptedException {
        Ending ending = python(
                "import threading, time\nfor i in range(400):\n  try:\n"
                        + "    threading.Thread(target=time.sleep, args=(60,)).start()\n  except RuntimeError: time.sleep(0.01)\ntime.sleep(60)");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("processes");
    }

    @Test
    void run_fileTooLarge() throws InterruptedException {
        Ending ending = run("exec head -c 10000000 /dev/zero > big");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("file-size");
    }

    @Test
    void run_fileTooLargeForAChild() throws InterruptedException {
        Ending ending = python("open('big', 'wb').write(bytes(10_000_000))");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("file-size");
    }

    @Test
    void run_diskFlood() throws InterruptedException {
        Ending ending = run("for i in $(seq 1 1000); do head -c 3000000 /dev/zero > f$((i % 150)); done");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("disk");
    }

    @Test
    void run_tooManyFiles() throws InterruptedException {
        Ending ending = run("mkdir a; for i in $(seq 1 300); do : > a/$i; done");

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("files");
    }

    @Test
    void run_cpuOfAllTogether() throws InterruptedException {
        Limits limits = limits(Duration.ofSeconds(30), Optional.of(Duration.ofMillis(300)), false, List.of());
        String loop = "(while :; do :; done) & ";
        Ending ending = sandbox.run(shell(folder, limits, loop + loop + "wait"));

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("cpu-ms");
        assertThat(ending.use().cpu()).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void run_network() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
            Ending refused = run(connect);
            Limits open = limits(Duration.ofSeconds(30), Optional.empty(), true, List.of());
            Ending allowed = sandbox.run(shell(folder, open, connect));

            assertThat(refused.code()).isEqualTo(1);
            assertThat(err(refused)).containsIgnoringCase("permission denied");
            assertThat(err(allowed)).isEmpty();
            assertThat(allowed.succeeded()).isTrue();
        }
    }

    @Test
    void run_listening() throws InterruptedException {
        Ending ending = python("import socket\nfor family in (socket.AF_INET, socket.AF_INET6, socket.AF_PACKET):\n"
                + "  try: socket.socket(family).bind(('', 0)); print('bound')\n"
                + "  except PermissionError: print('refused')");

        assertThat(out(ending)).isEqualTo("refused\n".repeat(3));
    }

    @Test
    void run_environment() throws InterruptedException {
        Errand errand = new Errand(
                List.of("env"),
                folder,
                List.of(),
                Map.of("OWN", "1"),
                limits(Duration.ofSeconds(30), Optional.empty(), false, List.of("SHARED")),
                new byte[0]);
        Ending ending = sandbox.run(errand);

        assertThat(out(ending).lines())
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"),
                        "HOME=" + folder,
                        "TMPDIR=" + folder,
                        "LANG=C.UTF-8",
                        "SHARED=hello",
                        "OWN=1");
    }

    @Test
    void run_killsTheParent() throws InterruptedException {
        long self = ProcessHandle.current().pid();
        Ending ending = python("import os\nfor pid in (%d, os.getppid() or %d, -1):\n".formatted(self, self)
                + "  try: os.kill(pid, 0 if pid > 0 else 9); print('done')\n"
                + "  except OSError: print('refused')");

        assertThat(out(ending)).doesNotStartWith("done").doesNotContain("done\ndone");
        assertThat(out(ending)).startsWith("refused\nrefused\n");
    }

    @Test
    void run_privilegedCalls() throws InterruptedException {
        Ending ending = python("import ctypes, os, signal\nlibc = ctypes.CDLL(None, use_errno=True)\n"
                + "def call(name, *args):\n"
                + "  print(name, getattr(libc, name)(*args), ctypes.get_errno())\n"
                + "call('ptrace', 0, 0, 0, 0)\ncall('unshare', 0x10000000)\ncall('mount', b'x', b'/', b'tmpfs', 0, 0)\n"
                + "call('memfd_create', b'x', 0)\ncall('shmget', 0, 4096, 0o1600)\ncall('setns', 0, 0)\n"
                + "call('prlimit', 1, 7, 0, 0)\ncall('sethostname', b'x', 1)");

        assertThat(out(ending).lines()).hasSize(8).allMatch(line -> line.endsWith(" -1 1"));
    }

    @Test
    void run_deletesItsFolder() throws InterruptedException {
        Ending ending = run("rm -rf \"$PWD\"/* ; cd / ; rmdir " + folder + "; echo here");

        assertThat(out(ending)).isEqualTo("here\n");
    }

    @Test
    void run_interrupted() throws Exception {
        String mark = Trial.mark();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> running = threads.submit(() -> run("setsid sleep " + mark + " & sleep " + mark));
        Trial.awaitMarked(mark, 3);

        long start = System.nanoTime();
        threads.shutdownNow();
        assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(SECOND);
        assertThat(marked(mark)).isEmpty();
    }

    @Test
    void run_guardianKilled() throws Exception {
        String mark = Trial.mark();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<Ending> running = threads.submit(() -> run("exec sleep " + mark));
        Trial.awaitMarked(mark, 2);
        ProcessHandle.current()
                .children()
                .filter(child -> marked(mark).contains(child.pid()))
                .forEach(ProcessHandle::destroyForcibly);

        assertThat(running.get().how()).isEqualTo(How.SIGNALLED);
        assertThat(running.get().detail()).contains("guardian");
        threads.shutdown();
    }

    @Test
    void run_manyAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String script = "echo " + i + " > mine; cat mine";
            Path own = Files.createDirectory(scratch.resolve("many" + i));
            all.add(() -> out(sandbox.run(shell(own, calm(), script))));
        }
        List<Future<String>> answers = threads.invokeAll(all);
        threads.shutdown();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(i + "\n");
        }
    }
}
