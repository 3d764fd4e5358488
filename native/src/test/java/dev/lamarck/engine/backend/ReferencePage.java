package dev.lamarck.engine.backend;

import java.util.ArrayList;
import java.util.List;

/** Rows of keys and of values of each layer and head. */
final class ReferencePage implements Page {
    private final List<float[]> rows = new ArrayList<>();

    float[] row(KeptHeads kept, int token, int head, boolean value) {
        int number = ((kept.layer() * TOKENS + token) * kept.heads().keys() + head) * 2 + (value ? 1 : 0);
        while (rows.size() <= number) {
            rows.add(new float[kept.heads().size()]);
        }
        return rows.get(number);
    }

    @Override
    public void close() {}

    static float[] kept(Stretch stretch, KeptHeads kept, int token, int head, boolean value) {
        ReferencePage page = (ReferencePage) stretch.pages().get(token / Page.TOKENS);
        return page.row(kept, token % Page.TOKENS, head, value);
    }
}
