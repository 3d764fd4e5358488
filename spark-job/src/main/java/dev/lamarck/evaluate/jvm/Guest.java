package dev.lamarck.evaluate.jvm;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.jvm.host.Wire;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.sandbox.Limits;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM in the sandbox that answers questions over a socket in its folder. Two threads serve it: one waits, one talks. */
final class Guest implements AutoCloseable {

    static final String SOCKET = "s";

    private static final int LONGEST_PATH = 80; // of the 107 bytes that a socket's path may have
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WorkFolder folder;
    private final ServerSocketChannel door;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CompletableFuture<Conversation> conversation = new CompletableFuture<>();
    private final Thread keeper;
    private int asked;

    private record Conversation(SocketChannel channel, DataInputStream in, DataOutputStream out) {}

    /** What came of a question: an answer, or the end of the JVM, or neither in time. */
    record Reply(Optional<Map<String, byte[]>> answer, Optional<Ending> ending) {}

    private Guest(Bench bench, WorkFolder folder, Bench.Call call, Limits limits) throws IOException {
        this.folder = folder;
        this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(folder.at(SOCKET)));
        this.keeper = daemon("java-keeper", () -> complete(ending, () -> bench.run(folder, call, limits)));
        daemon("java-greeter", () -> complete(conversation, this::greet));
    }

    static Guest start(Bench bench, Bench.Call call, Limits limits) {
        WorkFolder folder = shortFolder(bench);
        try {
            return new Guest(bench, folder, call, limits);
        } catch (IOException e) {
            folder.close();
            throw JavaErrors.socket(folder.path(), e);
        }
    }

    private static WorkFolder shortFolder(Bench bench) {
        WorkFolder folder = bench.folder();
        if (folder.path().toString().length() <= LONGEST_PATH) {
            return folder;
        }
        folder.close();
        return WorkFolder.below(Path.of(System.getProperty("java.io.tmpdir")));
    }

    boolean isAlive() {
        return !ending.isDone();
    }

    int asked() {
        return asked;
    }

    /** Waits until it is ready for questions; gives its end if it ended instead. */
    Optional<Ending> awaitReady(Duration patience) {
        await(CompletableFuture.anyOf(ending, conversation), patience);
        if (conversation.isDone() && !conversation.isCompletedExceptionally()) {
            return Optional.empty();
        }
        return Optional.of(finish().orElseThrow(() -> JavaErrors.notReady("it said nothing in time")));
    }

    /** Waits until it is ready for questions; one that does not get there is closed. */
    Guest ready(Duration patience) {
        boolean ready = false;
        try {
            awaitReady(patience).ifPresent(end -> {
                throw JavaErrors.notReady(Endings.told("it", end));
            });
            ready = true;
            return this;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** Asks, and waits for the answer for a while. */
    Reply ask(Map<String, byte[]> question, Duration patience) {
        asked++;
        CompletableFuture<Map<String, byte[]>> answer = new CompletableFuture<>();
        Thread talker = daemon("java-talker", () -> complete(answer, () -> exchange(question)));
        await(CompletableFuture.anyOf(answer, ending), patience);
        if (!answer.isDone() && ending.isDone()) {
            await(answer, GRACE); // what it said before it ended
        }
        talker.interrupt();
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            return new Reply(Optional.of(answer.join()), Optional.empty());
        }
        return new Reply(Optional.empty(), answer.isDone() ? finish() : ended());
    }

    /** How it ended, if it does soon. */
    Optional<Ending> finish() {
        await(ending, GRACE);
        return ended();
    }

    private Optional<Ending> ended() {
        if (!ending.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ending.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof MachineException trouble) {
                throw trouble;
            }
            return Optional.empty(); // it was interrupted, as nobody waits for it any more
        }
    }

    private Conversation greet() throws IOException {
        SocketChannel channel = door.accept();
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        in.readBoolean();
        return new Conversation(
                channel, in, new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel))));
    }

    private Map<String, byte[]> exchange(Map<String, byte[]> question) throws IOException {
        Conversation with = conversation.join();
        Wire.write(with.out(), question);
        return Wire.read(with.in());
    }

    @Override
    public void close() {
        keeper.interrupt(); // which ends the errand
        quietly(door);
        if (conversation.isDone() && !conversation.isCompletedExceptionally()) {
            quietly(conversation.join().channel());
        }
        await(ending, GRACE);
        folder.close();
    }

    private static void quietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) { // boundary: task
            return; // nobody is there to be told
        }
    }

    private static void await(CompletableFuture<?> event, Duration patience) {
        try {
            event.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // whoever waits looks at what is there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw JavaErrors.interrupted();
        }
    }

    /** Something to wait for that may fail. */
    private interface Work<T> {
        T get() throws IOException;
    }

    private static <T> void complete(CompletableFuture<T> future, Work<T> work) {
        try {
            future.complete(work.get());
        } catch (Throwable e) { // boundary: task
            future.completeExceptionally(e);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
