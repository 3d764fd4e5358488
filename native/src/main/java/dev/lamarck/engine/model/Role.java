package dev.lamarck.engine.model;

import java.util.List;

/** What a part with weights does in a model. */
public enum Role {
    EMBEDDING(false),
    POSITIONS(false),
    TOKEN_KINDS(false),
    EMBEDDING_NORM(false),
    ATTENTION_NORM(true),
    QUERY(true),
    KEY(true),
    VALUE(true),
    /** The three of them in one matrix, in this order. */
    QUERY_KEY_VALUE(true),
    OUTPUT(true),
    FEED_NORM(true),
    /** The half of a feed-forward part that is bent; {@link #UP} is the straight one. */
    GATE(true),
    /** The first half of a feed-forward part, bent itself where there is no gate. */
    UP(true),
    DOWN(true),
    FINAL_NORM(false),
    HEAD(false);

    private final boolean inLayer;

    Role(boolean inLayer) {
        this.inLayer = inLayer;
    }

    /** Whether there is one of it in each layer. */
    public boolean inLayer() {
        return inLayer;
    }

    /** Whether its weight is a matrix that hidden states are multiplied by; such a part can carry a LoRA adapter. */
    public boolean linear() {
        return switch (this) {
            case QUERY, KEY, VALUE, QUERY_KEY_VALUE, OUTPUT, GATE, UP, DOWN, HEAD -> true;
            default -> false;
        };
    }

    boolean norm() {
        return switch (this) {
            case EMBEDDING_NORM, ATTENTION_NORM, FEED_NORM, FINAL_NORM -> true;
            default -> false;
        };
    }

    /** Of the weight; a matrix has a row for each number that it gives. */
    List<Long> shape(Architecture model) {
        Attention attention = model.layer().attention();
        long width = model.sizes().width();
        long inner = model.layer().feed().inner();
        long queries = (long) attention.heads() * attention.headSize();
        long keys = (long) attention.keyHeads() * attention.headSize();
        return switch (this) {
            case EMBEDDING, HEAD -> List.of((long) model.sizes().vocabulary(), width);
            case POSITIONS -> List.of((long) absolute(model).rows(), width);
            case TOKEN_KINDS -> List.of((long) absolute(model).kinds(), width);
            case EMBEDDING_NORM, ATTENTION_NORM, FEED_NORM, FINAL_NORM -> List.of(width);
            case QUERY -> List.of(queries, width);
            case KEY, VALUE -> List.of(keys, width);
            case QUERY_KEY_VALUE -> List.of(queries + 2 * keys, width);
            case OUTPUT -> List.of(width, queries);
            case GATE, UP -> List.of(inner, width);
            case DOWN -> List.of(width, inner);
        };
    }

    boolean biased(Architecture model) {
        Layer.Biases biases = model.layer().biases();
        return switch (this) {
            case EMBEDDING, POSITIONS, TOKEN_KINDS -> false;
            case EMBEDDING_NORM, ATTENTION_NORM, FEED_NORM, FINAL_NORM ->
                model.layer().norm().kind() == NormRule.Kind.LAYER;
            case QUERY, KEY, VALUE, QUERY_KEY_VALUE -> biases.input();
            case OUTPUT -> biases.output();
            case GATE, UP, DOWN -> biases.feed();
            case HEAD -> biases.head();
        };
    }

    private static Positions.Absolute absolute(Architecture model) {
        if (model.positions() instanceof Positions.Absolute absolute) {
            return absolute;
        }
        throw new IllegalStateException("A model with rotary positions has no rows for them");
    }
}
