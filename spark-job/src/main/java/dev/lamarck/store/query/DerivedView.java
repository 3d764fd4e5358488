package dev.lamarck.store.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The questions that people ask first, as SQL over the views of the tables. */
enum DerivedView {
    BEST_SO_FAR("One row a generation: the best value of the first objective up to it, and what it took.", """
            SELECT run_id, generation, best, improved_at = generation AS improved, evaluations, finished_at
            FROM generations
            """),
    CHAMPION("One row a run: its best candidate; of equal scores the oldest.", """
            WITH place AS (
              SELECT run_id, max(struct(score, -generation, -slot)) AS best
              FROM candidates WHERE score IS NOT NULL GROUP BY run_id)
            SELECT candidates.*
            FROM candidates JOIN place
              ON candidates.run_id = place.run_id
              AND candidates.generation = -place.best.col2
              AND candidates.slot = -place.best.col3
            """),
    OPERATOR_EARNINGS(
            "One row a run and operator: its children, how many of them beat their best parent and by how much.",
            """
            WITH parent AS (%s)
            SELECT child.run_id, child.operator,
              count(*) AS children,
              count(child.score) AS scored,
              count_if(child.score > parent.score) AS improvements,
              try_divide(count_if(child.score > parent.score), count(child.score + parent.score)) AS share,
              avg(child.score - parent.score) FILTER (WHERE child.score > parent.score) AS mean_gain,
              sum(child.cost) AS cost
            FROM candidates child LEFT JOIN parent
              ON parent.run_id = child.run_id AND parent.candidate_id = child.candidate_id
            GROUP BY child.run_id, child.operator
            """.formatted(Parts.BEST_PARENT)),
    EDIT_EARNINGS(
            "One row a generation and kind of edit: the children with such edits, and how many of them beat their best"
                    + " parent.",
            """
            WITH parent AS (%s)
            SELECT child.run_id, child.generation, child.kind,
              count(*) AS children,
              count(child.score) AS scored,
              count_if(child.score > parent.score) AS improved,
              count_if(child.score > parent.score) / count(*) AS share
            FROM (
              SELECT run_id, generation, candidate_id, score,
                explode(array_distinct(transform(edits, edit -> get_json_object(edit, '$.kind')))) AS kind
              FROM candidates) child
            LEFT JOIN parent ON parent.run_id = child.run_id AND parent.candidate_id = child.candidate_id
            GROUP BY child.run_id, child.generation, child.kind
            """.formatted(Parts.BEST_PARENT)),
    OPERATORS(
            "One row a generation and operator: what its children came to; the reward is the share that improved.",
            """
            SELECT run_id, generation, operator,
              CAST(max(value) FILTER (WHERE figure = 'children') AS BIGINT) AS children,
              CAST(max(value) FILTER (WHERE figure = 'scored') AS BIGINT) AS scored,
              CAST(max(value) FILTER (WHERE figure = 'improved') AS BIGINT) AS improved,
              max(value) FILTER (WHERE figure = 'reward') AS reward
            FROM (
              SELECT run_id, generation, value,
                regexp_extract(name, '^operator/(.*)/[a-z]+$', 1) AS operator,
                substring_index(name, '/', -1) AS figure
              FROM (SELECT run_id, generation, explode(metrics) AS (name, value) FROM generations)
              WHERE startswith(name, 'operator/'))
            GROUP BY run_id, generation, operator
            """),
    FAILURES("One row a run, operator and failure_reason: how often, when, and an example of the message.", """
            SELECT run_id, operator, failure_reason, count(*) AS candidates,
              min(generation) AS first_generation, max(generation) AS last_generation,
              min_by(failure_message, struct(generation, slot)) AS first_message
            FROM candidates WHERE status = 'failed'
            GROUP BY run_id, operator, failure_reason
            """),
    COST_BY_MODEL("One row a run and language model: calls, tokens, price and waiting time.", """
            SELECT run_id, model, count(*) AS calls, count_if(cache_tier <> 'none') AS from_cache,
              sum(prompt_tokens) AS prompt_tokens, sum(completion_tokens) AS completion_tokens,
              sum(cost) AS cost, avg(latency_ms) FILTER (WHERE cache_tier = 'none') AS mean_latency_ms
            FROM llm_calls
            GROUP BY run_id, model
            """),
    GENERATION_TIMES("One row a generation: where its time went, in milliseconds, and its candidates per second.", """
            SELECT run_id, generation, candidates, plan_ms, stage_ms, select_ms,
              (unix_micros(finished_at) - unix_micros(started_at)) / 1000.0D AS total_ms,
              try_divide(candidates * 1000.0D, stage_ms) AS candidates_per_second
            FROM generations
            """);

    /** What several views are made with. */
    private static final class Parts {

        static final String BEST_PARENT = """

              SELECT child.run_id, child.candidate_id, max(elder.score) AS score
              FROM (SELECT run_id, candidate_id, explode(parents) AS parent_id FROM candidates) child
              JOIN candidates elder ON elder.run_id = child.run_id AND elder.candidate_id = child.parent_id
              GROUP BY child.run_id, child.candidate_id""";
    }

    private final String meaning;
    private final String sql;

    DerivedView(String meaning, String sql) {
        this.meaning = meaning;
        this.sql = sql;
    }

    String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sql() {
        return sql;
    }

    static List<ViewDoc> docs() {
        return Arrays.stream(values())
                .map(view -> new ViewDoc(view.viewName(), view.meaning))
                .toList();
    }
}
