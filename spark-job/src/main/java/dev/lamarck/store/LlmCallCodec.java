package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code llm_calls}. */
public final class LlmCallCodec implements Codec<LlmCallRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.LLM_CALLS;
    }

    @Override
    public Row toRow(LlmCallRow value, String run) {
        return Cells.row(
                table(),
                value.generation(),
                value.slot(),
                value.call(),
                value.requestHash(),
                value.model(),
                value.answer(),
                value.promptTokens(),
                value.completionTokens(),
                value.cost(),
                value.latencyMillis(),
                value.cacheTier(),
                run);
    }

    @Override
    public LlmCallRow fromRow(Row row) {
        return new LlmCallRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                row.<Integer>getAs("call"),
                row.getAs("request_hash"),
                row.getAs("model"),
                row.getAs("answer"),
                row.<Long>getAs("prompt_tokens"),
                row.<Long>getAs("completion_tokens"),
                row.<Double>getAs("cost"),
                row.<Double>getAs("latency_ms"),
                row.getAs("cache_tier"));
    }
}
