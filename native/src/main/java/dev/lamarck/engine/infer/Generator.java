package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.cache.PagePool;
import dev.lamarck.engine.cache.Prefixes;
import dev.lamarck.engine.cache.Sequence;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Generates for many requests at a time. In each step all that run go through the model together: one row for each that is at its
 * next token, and as many rows of prompts as there is room for. Requests join and leave between steps; as what happens to a row does
 * not depend on its company, each gets what it would get alone. When pages run out, the request that came last rests, and begins
 * again when there is room.
 *
 * <p>Requests that begin with the same tokens under the same adapter share the pages of these, also with requests that are done, as
 * long as there is room. Of those that begin at the same time one goes ahead. An adapter whose numbers change needs a new generator.
 *
 * <p>For one thread at a time.
 */
public final class Generator implements AutoCloseable {
    /** Rows of a step. */
    private static final int ROWS = 512;

    private final Model model;
    private final Pass.Keeping keeping;
    private final LongSupplier clock;
    private final PagePool pool;
    private final Optional<Prefixes> prefixes;
    private final Deque<Running> waiting = new ArrayDeque<>();
    private final List<Running> running = new ArrayList<>();
    private long rows;

    /**
     * @param cacheBytes how much may be kept of all tokens together
     */
    public Generator(Model model, DType keptAs, long cacheBytes) {
        this(model, keptAs, cacheBytes, true, System::nanoTime);
    }

    /**
     * @param shares whether pages are shared; the results are the same
     * @param clock the time in nanoseconds
     */
    Generator(Model model, DType keptAs, long cacheBytes, boolean shares, LongSupplier clock) {
        this.model = model;
        this.keeping = new Pass.Keeping(keptAs, true);
        this.clock = clock;
        long pageBytes = keeping.pageBytes(model.architecture());
        this.pool = new PagePool(
                model.backend(), "generating's pages", pageBytes, Math.toIntExact(Math.max(1, cacheBytes / pageBytes)));
        this.prefixes = shares ? Optional.of(new Prefixes(pool)) : Optional.empty();
    }

    /** Generates for all of them, and returns when all are done. */
    public List<Continuation> generate(List<Request> requests) {
        List<CompletableFuture<Continuation>> all =
                requests.stream().map(request -> add(request, token -> true)).toList();
        while (step()) {}
        return all.stream().map(Generator::result).toList();
    }

    private static Continuation result(CompletableFuture<Continuation> one) {
        try {
            return one.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EngineException cause ? cause : e;
        }
    }

    /**
     * A request that joins at the next step. It ends if its result is cancelled, which any thread may do; a listener that wants no
     * more ends it too, with a result.
     */
    public CompletableFuture<Continuation> add(Request request, Listener listener) {
        model.requireContext(request.prompt().length + request.most());
        pool.requireRoom(request.prompt().length + 1);
        int vocabulary = model.architecture().sizes().vocabulary();
        for (int token : request.prompt()) {
            if (token < 0 || token >= vocabulary) {
                throw InferErrors.outOfRange("token", token, "from 0 to " + (vocabulary - 1));
            }
        }
        Running one = new Running(request, listener, clock.getAsLong());
        waiting.add(one);
        return one.result();
    }

    /** Takes all requests one step further; false if there are none. */
    public boolean step() {
        long now = clock.getAsLong();
        waiting.removeIf(one -> ended(one, now));
        running.removeIf(one -> ended(one, now));
        admit();
        List<Share> shares = shares();
        if (shares.isEmpty()) {
            return !waiting.isEmpty();
        }
        try {
            run(shares);
        } catch (EngineException | IllegalArgumentException e) {
            shares.forEach(share -> share.of().fail(e));
            running.removeAll(shares.stream().map(Share::of).toList());
        }
        return true;
    }

    /** How many rows have gone through the model. */
    long rows() {
        return rows;
    }

    private int room() {
        return pool.left() + prefixes.map(Prefixes::droppable).orElse(0);
    }

    private boolean ended(Running one, long now) {
        Optional<Continuation.End> why = one.over(now);
        why.ifPresent(end -> leave(one, end));
        return why.isPresent();
    }

    private void leave(Running one, Continuation.End why) {
        prefixes.ifPresent(known -> known.touch(one.beginnings()));
        one.end(why);
    }

    /** Who waits comes in while there are pages for what it has, and for one more of each that runs. */
    private void admit() {
        int room = waiting.isEmpty() ? 0 : room();
        for (Iterator<Running> next = waiting.iterator(); next.hasNext(); ) {
            Running one = next.next();
            int pages = one.count() / Page.TOKENS + 1;
            int promised = running.stream()
                    .mapToInt(other -> other.count() / Page.TOKENS
                            + 2
                            - other.sequence().pages().size())
                    .sum();
            if (pages + promised > room && !(running.isEmpty() && pages <= room)) {
                return;
            }
            one.start(new Sequence(pool));
            running.add(one);
            next.remove();
        }
    }

    /** The rows that a request has in a step. */
    private record Share(Running of, int rows) {}

    /** Those that are at their next token first, then prompts, in the order in which they came. */
    private List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        Set<Prefixes.Beginning> underWay = new HashSet<>();
        int left = Math.max(ROWS, running.size());
        List<Running> ordered = new ArrayList<>(running);
        ordered.sort((a, b) -> Boolean.compare(a.unseen() > 1, b.unseen() > 1));
        for (Running one : ordered) {
            if (prefixes.isPresent() && one.started() && follows(one, prefixes.get(), underWay)) {
                continue;
            }
            int count = Math.min(left, one.unseen());
            if (count > 0 && grown(one, count)) {
                shares.add(new Share(one, count));
                left -= count;
                if (prefixes.isPresent()) {
                    filled(one, count).forEach(page -> underWay.add(one.beginning(page)));
                }
            }
        }
        return shares;
    }

    /** Takes the pages that are there already; true if the next one is just being made by another. */
    private static boolean follows(Running one, Prefixes known, Set<Prefixes.Beginning> underWay) {
        Sequence sequence = one.sequence();
        while (sequence.tokens() % Page.TOKENS == 0 && one.unseen() > Page.TOKENS) {
            Prefixes.Beginning next = one.beginning(sequence.tokens() / Page.TOKENS);
            Optional<Page> page = known.find(next);
            if (page.isEmpty()) {
                return underWay.contains(next);
            }
            sequence.attach(page.get());
        }
        return false;
    }

    /** The pages that the last rows of a request have filled. */
    private static IntStream filled(Running one, int rows) {
        int tokens = one.sequence().tokens();
        return IntStream.range((tokens - rows) / Page.TOKENS, tokens / Page.TOKENS);
    }

    /** Whether there is room for more rows of a request, if need be for that of those that came after it. */
    private boolean grown(Running one, int rows) {
        if (!one.started()) {
            return false;
        }
        Sequence sequence = one.sequence();
        int tokens = Page.TOKENS;
        int needed = (sequence.tokens() + rows + tokens - 1) / tokens
                - sequence.pages().size();
        while (needed > pool.left() && (prefixes.map(Prefixes::dropOne).orElse(false) || rested(one))) {}
        sequence.grow(rows);
        return true;
    }

    /** Lets the request rest that came last; false if that is this one. */
    private boolean rested(Running one) {
        if (running.get(running.size() - 1) == one) {
            return false;
        }
        Running last = running.remove(running.size() - 1);
        last.rest();
        waiting.addFirst(last);
        return true;
    }

    private void run(List<Share> shares) {
        Backend backend = model.backend();
        List<Share> alive =
                shares.stream().filter(share -> share.of().started()).toList();
        try (Memory memory = backend.memory().of("generating");
                Prepared batch = backend.prepare(memory, batch(alive));
                Pass pass = new Pass(model, batch, keeping, memory)) {
            int positions = alive.stream()
                    .mapToInt(share -> share.of().sequence().tokens())
                    .max()
                    .orElse(0);
            Tensor hidden = pass.run(positions);
            alive.forEach(this::keep);
            choose(alive, hidden, memory);
        }
    }

    /** Pages that are full now can be of use to others. */
    private void keep(Share share) {
        rows += share.rows();
        Running one = share.of();
        prefixes.ifPresent(known -> filled(one, share.rows())
                .forEach(page ->
                        known.keep(one.beginning(page), one.sequence().pages().get(page))));
    }

    private static Batch batch(List<Share> shares) {
        IntStream.Builder tokens = IntStream.builder();
        List<Stretch> stretches = new ArrayList<>();
        int row = 0;
        for (Share share : shares) {
            Running one = share.of();
            int from = one.sequence().tokens() - share.rows();
            for (int i = 0; i < share.rows(); i++) {
                tokens.add(one.token(from + i));
            }
            stretches.add(new Stretch(
                    row,
                    share.rows(),
                    from,
                    one.sequence().pages(),
                    one.request().adapter().orElse(null)));
            row += share.rows();
        }
        return new Batch(tokens.build().toArray(), stretches);
    }

    /** The next token of every request whose tokens have all been seen. */
    private void choose(List<Share> shares, Tensor hidden, Memory memory) {
        List<Running> ready = new ArrayList<>();
        List<Stretch> stretches = new ArrayList<>();
        IntStream.Builder rows = IntStream.builder();
        int end = 0;
        for (Share share : shares) {
            end += share.rows();
            if (share.of().unseen() == 0) {
                Optional<Delta> adapter = share.of().request().adapter();
                stretches.add(new Stretch(ready.size(), 1, 0, List.of(), adapter.orElse(null)));
                ready.add(share.of());
                rows.add(end - 1);
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        Backend backend = model.backend();
        int vocabulary = Math.toIntExact(model.head().outputs());
        try (Tensor last = backend.tensor(memory, ready.size(), hidden.columns());
                Tensor logits = backend.tensor(memory, ready.size(), vocabulary);
                Prepared heads = backend.prepare(memory, new Batch(new int[ready.size()], stretches))) {
            backend.gather(hidden, rows.build().toArray(), last);
            backend.linear(heads, model.head(), last, logits, false);
            float[] all = backend.read(logits);
            for (int i = 0; i < ready.size(); i++) {
                next(ready.get(i), Arrays.copyOfRange(all, i * vocabulary, (i + 1) * vocabulary));
            }
        }
    }

    private void next(Running one, float[] logits) {
        try {
            Optional<Continuation.End> why = one.next(logits);
            why.ifPresent(end -> {
                leave(one, end);
                running.remove(one);
            });
        } catch (EngineException | IllegalArgumentException e) {
            one.fail(e);
            running.remove(one);
        }
    }

    @Override
    public void close() {
        waiting.forEach(one -> one.end(Continuation.End.CANCELLED));
        running.forEach(one -> one.end(Continuation.End.CANCELLED));
        prefixes.ifPresent(Prefixes::close);
        pool.close();
    }
}
