package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.cache.Prefixes;
import dev.lamarck.engine.cache.Sequence;
import dev.lamarck.engine.constrain.Constraint;
import dev.lamarck.engine.constrain.Course;
import dev.lamarck.engine.infer.Continuation.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request on its way. Used by the generating thread alone, but for cancelling. */
final class Running {
    private final Request request;
    private final Listener listener;
    private final Sampler sampler;
    private final CompletableFuture<Continuation> result = new CompletableFuture<>();
    private final long deadline;
    private final Optional<Course> course;
    private final Optional<Reader> reader;
    private final List<Prefixes.Beginning> beginnings = new ArrayList<>();
    private int[] tokens;
    private int count;
    private Optional<Sequence> sequence = Optional.empty();

    Running(Request request, Listener listener, long now) {
        this.request = request;
        this.listener = listener;
        this.sampler = new Sampler(request.sampling());
        this.course = request.constraint().map(Constraint::begin);
        this.reader = request.reading().map(Reader::new);
        this.deadline = request.within().map(limit -> now + limit.toNanos()).orElse(Long.MAX_VALUE);
        this.tokens = Arrays.copyOf(request.prompt(), request.prompt().length + Math.min(request.most(), 256));
        this.count = request.prompt().length;
    }

    Request request() {
        return request;
    }

    CompletableFuture<Continuation> result() {
        return result;
    }

    Sequence sequence() {
        return sequence.orElseThrow();
    }

    boolean started() {
        return sequence.isPresent();
    }

    void start(Sequence room) {
        sequence = Optional.of(room);
    }

    /** Gives its pages back; what they held is computed again if it goes on. */
    void rest() {
        sequence.ifPresent(Sequence::close);
        sequence = Optional.empty();
    }

    /** Tokens that the model has not seen yet. */
    int unseen() {
        return count - sequence.map(Sequence::tokens).orElse(0);
    }

    /** All tokens so far, those of the prompt first. */
    int count() {
        return count;
    }

    /** What a page of its tokens is known by, which has to be full. */
    Prefixes.Beginning beginning(int page) {
        while (beginnings.size() <= page) {
            int known = beginnings.size();
            Prefixes.Beginning before =
                    known == 0 ? Prefixes.Beginning.of(request.adapter()) : beginnings.get(known - 1);
            beginnings.add(before.with(tokens, known * Page.TOKENS));
        }
        return beginnings.get(page);
    }

    /** All that was asked for of {@link #beginning}. */
    List<Prefixes.Beginning> beginnings() {
        return beginnings;
    }

    int token(int place) {
        return tokens[place];
    }

    /** Why there is nothing more to do, if there is nothing. */
    Optional<End> over(long now) {
        if (result.isCancelled()) {
            return Optional.of(End.CANCELLED);
        }
        if (now >= deadline) {
            return Optional.of(End.DEADLINE);
        }
        if (course.filter(Course::over).isPresent()) {
            return Optional.of(End.STOP);
        }
        return count - request.prompt().length >= request.most() ? Optional.of(End.LENGTH) : Optional.empty();
    }

    /** Takes the next token by its logits; says why if it is the last. */
    Optional<End> next(float[] logits) {
        int token =
                sampler.choose(logits, Arrays.copyOf(tokens, count), course.map(one -> one.allowed(request.ends())));
        if (request.ends().contains(token)) {
            return Optional.of(End.STOP);
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        course.ifPresent(one -> one.take(token));
        boolean wanted = listener.hear(token);
        reader.ifPresent(one -> tell(one.take(token)));
        if (reader.filter(Reader::stopped).isPresent()) {
            return Optional.of(End.STOP);
        }
        return wanted ? Optional.empty() : Optional.of(End.CANCELLED);
    }

    private void tell(String text) {
        if (!text.isEmpty()) {
            listener.read(text);
        }
    }

    void end(End why) {
        rest();
        reader.ifPresent(one -> tell(one.finish()));
        result.complete(new Continuation(
                Arrays.copyOfRange(tokens, request.prompt().length, count),
                reader.map(Reader::text).orElse(""),
                why));
    }

    void fail(Throwable cause) {
        rest();
        result.completeExceptionally(cause);
    }
}
