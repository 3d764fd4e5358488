package dev.lamarck.engine.backend;

/** One query on its way over the tokens that it sees. */
record ReferenceLook(Stretch stretch, KeptHeads kept, Sight sight, int row, int head) {
    void attend(ReferenceTensor queries, ReferenceTensor out) {
        int size = kept.heads().size();
        int keyHead = head / (kept.heads().queries() / kept.heads().keys());
        int end = sight.causal() ? stretch.position() + row + 1 : stretch.position() + stretch.count();
        int begin = sight.window() == 0 ? 0 : Math.max(0, stretch.position() + row + 1 - sight.window());
        double[] scores = new double[end];
        double most = Double.NEGATIVE_INFINITY;
        for (int token = begin; token < end; token++) {
            for (int i = 0; i < size; i++) {
                float query = queries.at(stretch.first() + row, head * size + i);
                scores[token] +=
                        (double) sight.scale() * query * ReferencePage.kept(stretch, kept, token, keyHead, false)[i];
            }
            most = Math.max(most, scores[token]);
        }
        double total = 0;
        for (int token = begin; token < end; token++) {
            scores[token] = Math.exp(scores[token] - most);
            total += scores[token];
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int token = begin; token < end; token++) {
                sum += scores[token] / total * ReferencePage.kept(stretch, kept, token, keyHead, true)[i];
            }
            out.put(stretch.first() + row, head * size + i, sum);
        }
    }
}
