package dev.lamarck.store;

/** The columns of the tables, as SQL declares them. The first three of each are the ones readers can skip files by. */
final class TableColumns {

    static final String RUN = "run_id STRING NOT NULL COMMENT 'The run this row belongs to'";

    static final String RUNS = """
            created_at TIMESTAMP NOT NULL COMMENT 'When the run was created',
            seed BIGINT NOT NULL COMMENT 'The seed that every random draw is keyed with',
            settings_hash STRING NOT NULL COMMENT 'Hash of the settings that decide results',
            config STRING NOT NULL COMMENT 'The effective settings at the start, as YAML',
            code_version STRING NOT NULL COMMENT 'The version of Lamarck that created the run',
            numerics_profile STRING NOT NULL COMMENT 'The arithmetic the run is pinned to',
            parent_run STRING COMMENT 'For a branch: the run it was taken from',
            parent_generation INT COMMENT 'For a branch: the newest generation it shares with its parent',
            parent_version BIGINT COMMENT 'For a branch: the version of population that it was taken from',
            description STRING COMMENT 'What a person wrote about the run'
            """;

    static final String CANDIDATES = """
            generation INT NOT NULL COMMENT 'The generation that made the candidate; 0 is the initial one',
            slot INT NOT NULL COMMENT 'Its place in the plan of that generation',
            score DOUBLE COMMENT 'The first objective, larger is better (a minimised metric with its sign turned); null unless scored',
            candidate_id STRING NOT NULL COMMENT 'Its name, 32 hex digits',
            island INT NOT NULL COMMENT 'The island it was made for',
            batch INT NOT NULL COMMENT 'The batch of the plan it was made in',
            operator STRING NOT NULL COMMENT 'The operator that made it',
            parents ARRAY<STRING> NOT NULL COMMENT 'The candidate_id of its parents, in the order of the operator',
            genome_kind STRING NOT NULL COMMENT 'vector or program',
            genome_hash STRING NOT NULL COMMENT 'Hash of the genome; equal genomes have equal hashes',
            genes ARRAY<DOUBLE> COMMENT 'The genome of a vector',
            genome STRING COMMENT 'The text of a program: of the file that evaluators start',
            genome_path STRING COMMENT 'The path of that file',
            genome_files MAP<STRING, STRING> COMMENT 'The texts of the other files of a program, by path',
            language STRING COMMENT 'The language of a program',
            genome_uri STRING COMMENT 'Where a genome too large for a row lies',
            status STRING NOT NULL COMMENT 'scored, failed or pending',
            failure_reason STRING COMMENT 'Why it has no score, such as timeout or not-finite',
            failure_message STRING COMMENT 'The same in words',
            metrics MAP<STRING, DOUBLE> NOT NULL COMMENT 'What the evaluator measured, by name',
            instance_scores MAP<STRING, DOUBLE> NOT NULL COMMENT 'Scores on single instances, where the evaluator gives them',
            fitness ARRAY<DOUBLE> NOT NULL COMMENT 'The objectives as selection compares them, larger is better',
            features MAP<STRING, DOUBLE> NOT NULL COMMENT 'The coordinates on the grid, by name',
            profile ARRAY<DOUBLE> NOT NULL COMMENT 'The behaviour that diversity is measured on',
            cost DOUBLE NOT NULL COMMENT 'What making and evaluating it cost, in the currency of the budget',
            vary_ms DOUBLE NOT NULL COMMENT 'Milliseconds of making it, its share of the batch',
            evaluate_ms DOUBLE NOT NULL COMMENT 'Milliseconds of evaluating it, its share of the batch',
            attempt INT NOT NULL COMMENT 'The attempt of the task that finished it, from 0',
            host STRING NOT NULL COMMENT 'The machine that evaluated it',
            isolation STRING NOT NULL COMMENT 'What held its evaluation back, such as pid-ns,landlock,seccomp; empty for code that is trusted',
            finished_at TIMESTAMP NOT NULL COMMENT 'When its evaluation ended',
            edits ARRAY<STRING> COMMENT 'What its first parent and it differ in, each edit a JSON object; null for vectors and where nothing differs',
            marks MAP<STRING, DOUBLE> COMMENT 'The lines that its evaluation points at, such as slow main.py:12, and how much; null without any'
            """;

    static final String ARTIFACTS = """
            generation INT NOT NULL COMMENT 'The generation of the candidate',
            slot INT NOT NULL COMMENT 'The slot of the candidate',
            name STRING NOT NULL COMMENT 'The name of the output',
            candidate_id STRING NOT NULL COMMENT 'The candidate it belongs to',
            media_type STRING NOT NULL COMMENT 'What it is, such as text/plain',
            bytes BIGINT NOT NULL COMMENT 'Its length',
            content BINARY COMMENT 'The output itself, when it is small',
            uri STRING COMMENT 'Where it lies, when it is large'
            """;

    static final String LLM_CALLS = """
            generation INT NOT NULL COMMENT 'The generation of the candidate the call was made for',
            slot INT NOT NULL COMMENT 'The slot of that candidate',
            call INT NOT NULL COMMENT 'The number of the call for that candidate, from 0',
            request_hash STRING NOT NULL COMMENT 'Hash of model, messages and sampling options',
            model STRING NOT NULL COMMENT 'The model that answered',
            answer STRING NOT NULL COMMENT 'What it answered',
            prompt_tokens BIGINT NOT NULL COMMENT 'Tokens it read',
            completion_tokens BIGINT NOT NULL COMMENT 'Tokens it wrote',
            cost DOUBLE NOT NULL COMMENT 'Its price in the currency of the budget; 0 from a cache',
            latency_ms DOUBLE NOT NULL COMMENT 'Milliseconds until the answer was complete',
            cache_tier STRING NOT NULL COMMENT 'The tier of the cache that answered, or none'
            """;

    static final String CACHE = """
            generation INT NOT NULL COMMENT 'The generation whose task wrote it',
            ordinal INT NOT NULL COMMENT 'Its place among the entries of that task, which are in the order of their keys',
            bytes BIGINT NOT NULL COMMENT 'The length of value',
            namespace STRING NOT NULL COMMENT 'What kind of thing it is, such as evaluation',
            key STRING NOT NULL COMMENT 'Hash of everything that it depends on, 32 hex digits',
            value BINARY NOT NULL COMMENT 'The entry itself; its format belongs to the code that found it out',
            created_at TIMESTAMP NOT NULL COMMENT 'When it was found out'
            """;

    static final String STATE = """
            generation INT NOT NULL COMMENT 'The generation after which it was saved',
            name STRING NOT NULL COMMENT 'Whose state it is',
            version INT NOT NULL COMMENT 'The version of the format of content',
            content BINARY NOT NULL COMMENT 'The state itself; its format belongs to the code that saved it'
            """;

    static final String SETTINGS = """
            generation INT NOT NULL COMMENT 'The first generation that these settings hold for',
            version INT NOT NULL COMMENT 'How often they had changed before, from 0',
            reason STRING NOT NULL COMMENT 'Why they changed',
            changed_by STRING NOT NULL COMMENT 'What changed them: a rule, a stage or a person',
            settings STRING NOT NULL COMMENT 'All settings, as YAML'
            """;

    static final String GENERATIONS = """
            generation INT NOT NULL COMMENT 'The number of the generation; 0 is the initial one',
            best DOUBLE COMMENT 'The best value so far of the metric that is the first objective; null while nothing scored',
            mean DOUBLE COMMENT 'The mean of that metric over the candidates of this generation; null if none scored',
            diversity DOUBLE NOT NULL COMMENT 'Root mean square distance between two members, between the profiles of their genomes',
            coverage DOUBLE NOT NULL COMMENT 'Occupied grid cells, over all islands',
            population INT NOT NULL COMMENT 'Members of the population',
            candidates BIGINT NOT NULL COMMENT 'Candidates of this generation',
            scored BIGINT NOT NULL COMMENT 'Of these: scored',
            failed BIGINT NOT NULL COMMENT 'Of these: failed',
            pending BIGINT NOT NULL COMMENT 'Of these: not decided yet',
            duplicates BIGINT NOT NULL COMMENT 'Of these: genomes that were known already',
            evaluations BIGINT NOT NULL COMMENT 'Evaluations of the run up to and with this generation',
            improved_at INT NOT NULL COMMENT 'The generation that last improved the best score',
            settings_version INT NOT NULL COMMENT 'The version of the settings it ran with',
            plan_ms DOUBLE NOT NULL COMMENT 'Milliseconds of planning',
            stage_ms DOUBLE NOT NULL COMMENT 'Milliseconds of the stage that varies and evaluates',
            select_ms DOUBLE NOT NULL COMMENT 'Milliseconds of selection',
            started_at TIMESTAMP NOT NULL COMMENT 'When it started',
            finished_at TIMESTAMP NOT NULL COMMENT 'When its selection ended',
            failures MAP<STRING, BIGINT> NOT NULL COMMENT 'Failed candidates by failure_reason',
            metrics MAP<STRING, DOUBLE> NOT NULL COMMENT 'Further figures by name'
            """;

    static final String POPULATION = """
            generation INT NOT NULL COMMENT 'The generation after which this population lives',
            island INT NOT NULL COMMENT 'The island of the place',
            rank INT NOT NULL COMMENT 'The number of the place within its island and role',
            role STRING NOT NULL COMMENT 'What the place is: cell, elite, archive, best',
            cell STRING COMMENT 'The coordinates of a cell of the grid',
            candidate_id STRING NOT NULL COMMENT 'Who lives there',
            genome_hash STRING NOT NULL COMMENT 'Hash of its genome',
            born_generation INT NOT NULL COMMENT 'The generation of its row in candidates',
            born_slot INT NOT NULL COMMENT 'The slot of its row in candidates',
            born_island INT NOT NULL COMMENT 'The island it was made for',
            fitness ARRAY<DOUBLE> NOT NULL COMMENT 'Its objectives, larger is better',
            features ARRAY<DOUBLE> NOT NULL COMMENT 'Its coordinates on the grid, in the order of the settings',
            profile ARRAY<DOUBLE> NOT NULL COMMENT 'The behaviour that diversity is measured on'
            """;

    private TableColumns() {}
}
