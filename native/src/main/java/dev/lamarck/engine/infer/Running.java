package dev.lamarck.engine.infer;

import dev.lamarck.engine.cache.Sequence;
import dev.lamarck.engine.infer.Continuation.End;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request on its way. Used by the generating thread alone, but for cancelling. */
final class Running {
    private final Request request;
    private final Listener listener;
    private final Sampler sampler;
    private final CompletableFuture<Continuation> result = new CompletableFuture<>();
    private final long deadline;
    private int[] tokens;
    private int count;
    private Optional<Sequence> sequence = Optional.empty();

    Running(Request request, Listener listener, long now) {
        this.request = request;
        this.listener = listener;
        this.sampler = new Sampler(request.sampling());
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
        return count - request.prompt().length >= request.most() ? Optional.of(End.LENGTH) : Optional.empty();
    }

    /** Takes the next token by its logits; says why if it is the last. */
    Optional<End> next(float[] logits) {
        int token = sampler.choose(logits, Arrays.copyOf(tokens, count), Optional.empty());
        if (request.ends().contains(token)) {
            return Optional.of(End.STOP);
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        return listener.hear(token) ? Optional.empty() : Optional.of(End.CANCELLED);
    }

    void end(End why) {
        rest();
        result.complete(new Continuation(Arrays.copyOfRange(tokens, request.prompt().length, count), why));
    }

    void fail(Throwable cause) {
        rest();
        result.completeExceptionally(cause);
    }
}
