// For each query q: out = Σ_t softmax_t(scale · q · k_t) v_t over the tokens t that it sees.
//
// A pass over a page keeps the largest score m, the sum l of e^(s − m) and the sum o of e^(s − m) v, and scales what it has
// when m grows. Every SPLIT_PAGES pages begin anew, and what they come to is merged in their order. So what a row gets depends
// on its sequence alone: not on which rows come along, nor on how a prompt was cut up.
#include "attention.h"

#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Rows of a stretch that one part takes.
constexpr long QUERY_ROWS = 16;

// What a query has seen so far.
struct Seen {
    float most;
    float total;
};

// Scores become weights e^(s − m), those outside [from, to) 0; what was seen before is scaled to the new m.
void weigh(float* scores, long from, long to, Seen& seen, float* out, long size) {
    float most = seen.most;
    for (long t = from; t < to; t++) {
        most = scores[t] > most ? scores[t] : most;
    }
    for (long t = 0; t < PAGE; t++) {
        scores[t] = t < from || t >= to ? MINUS_INFINITY : scores[t] - most;
    }
    vec total{};
    for (long t = 0; t < PAGE; t += LANES) {
        const vec weights = exp(load(scores + t));
        store(scores + t, weights);
        total = total + weights;
    }
    if (most != seen.most) {
        const float kept = exp(all(seen.most - most))[0];
        seen.total *= kept;
        for (long i = 0; i < size; i += LANES) {
            store(out + i, load(out + i) * kept);
        }
        seen.most = most;
    }
    seen.total += sum(total);
}

// out[m] += Σ_t weights[m][t] · v[t] for t in [from, to).
template <int M, class V>
void gather(const float* weights, const V* values, long size, long from, long to, float* out) {
    for (long i = 0; i < size; i += 2 * LANES) {
        const bool two = i + LANES < size;
        vec sums[M][2];
        for (int m = 0; m < M; m++) {
            sums[m][0] = load(out + m * size + i);
            sums[m][1] = two ? load(out + m * size + i + LANES) : vec{};
        }
        for (long t = from; t < to; t++) {
            const vec first = load(values + t * size + i);
            const vec second = two ? load(values + t * size + i + LANES) : vec{};
            for (int m = 0; m < M; m++) {
                const vec weight = all(weights[m * PAGE + t]);
                sums[m][0] = fma(weight, first, sums[m][0]);
                sums[m][1] = fma(weight, second, sums[m][1]);
            }
        }
        for (int m = 0; m < M; m++) {
            store(out + m * size + i, sums[m][0]);
            if (two) {
                store(out + m * size + i + LANES, sums[m][1]);
            }
        }
    }
}

// The tokens of a page that a row sees, counted from its beginning.
struct Range {
    long from;
    long to;
};

// A few queries of one head of keys, their rows one after the other.
struct Block {
    const Heads& heads;
    const View& view;
    const Stretch& stretch;
    long rows;             // of pairs of a row and a query head
    const long* position;  // of each pair
    const float* queries;  // rows × width, scaled

    Range range(long pair, long page) const {
        const long end = view.causal ? position[pair] + 1 : stretch.position + stretch.count;
        const long begin = view.window > 0 ? std::max(0L, position[pair] + 1 - view.window) : 0;
        return {std::clamp(begin - page * PAGE, 0L, PAGE), std::clamp(end - page * PAGE, 0L, PAGE)};
    }
};

template <class T>
void visit_page(const Block& block, long page, const T* keys, const T* values, float* scratch, Seen* seen, float* out) {
    const long size = block.heads.width();
    float* tile = scratch + STATE_FLOATS;
    float* scores = tile + TILE_FLOATS;
    for (long m = 0; m < block.rows; m += TILE_ROWS) {
        const long rows = std::min<long>(TILE_ROWS, block.rows - m);
        for (long n = 0; n < PAGE; n += PAGE / 2) {
            strip_of(rows, block.queries + m * size, size, keys + n * size, size, PAGE / 2, scratch, tile);
            for (long i = 0; i < rows; i++) {
                std::copy_n(tile + i * MOST_COLUMNS, PAGE / 2, scores + i * PAGE + n);
            }
        }
        Range same = block.range(m, page);
        bool equal = rows == TILE_ROWS;
        for (long i = 0; i < rows; i++) {
            const Range range = block.range(m + i, page);
            equal = equal && range.from == same.from && range.to == same.to;
            if (range.from < range.to) {
                weigh(scores + i * PAGE, range.from, range.to, seen[m + i], out + (m + i) * size, size);
            }
        }
        if (equal) {
            gather<TILE_ROWS>(scores, values, size, same.from, same.to, out + m * size);
        }
        for (long i = 0; i < rows && !equal; i++) {
            const Range range = block.range(m + i, page);
            gather<1>(scores + i * PAGE, values, size, range.from, range.to, out + (m + i) * size);
        }
    }
}

// Adds what a split came to.
void merge(Seen& whole, float* out, const Seen& part, const float* added, long size) {
    if (part.total == 0.0f) {
        return;
    }
    const float most = std::max(whole.most, part.most);
    const float kept = whole.total == 0.0f ? 0.0f : exp(all(whole.most - most))[0];
    const float new_kept = exp(all(part.most - most))[0];
    whole.total = whole.total * kept + part.total * new_kept;
    whole.most = most;
    for (long i = 0; i < size; i += LANES) {
        store(out + i, fma(load(out + i), all(kept), load(added + i) * new_kept));
    }
}

// Memory of one part, carved out of a thread's scratch.
struct Desk {
    float* tiles;  // what visit_page needs
    float* queries;
    float* split;
    float* whole;
};

constexpr long MOST_PAIRS = 128;
constexpr long MOST_WIDTH = 256;
constexpr long TILES = STATE_FLOATS + TILE_FLOATS + TILE_ROWS * PAGE;
static_assert(TILES + 3 * MOST_PAIRS * MOST_WIDTH <= SCRATCH_FLOATS);

template <class T>
void visit(const Block& block, long head, const Desk& desk, Seen* whole) {
    const long width = block.heads.width();
    const long pairs = block.rows;
    const Range pages{block.view.window > 0 ? std::max(0L, block.position[0] + 1 - block.view.window) / PAGE : 0,
                              parts(block.view.causal ? block.position[pairs - 1] + 1
                                                      : block.stretch.position + block.stretch.count, PAGE)};
    Seen split[MOST_PAIRS];
    for (long page = pages.from; page < pages.to;) {
        std::fill_n(split, pairs, Seen{MINUS_INFINITY, 0.0f});
        std::fill_n(desk.split, pairs * width, 0.0f);
        const long end = std::min(pages.to, (page / SPLIT_PAGES + 1) * SPLIT_PAGES);
        for (; page < end; page++) {
            const char* there = reinterpret_cast<const char*>(block.stretch.pages[page]) + block.heads.layer_bytes;
            const T* keys = reinterpret_cast<const T*>(there + head * block.heads.bytes());
            visit_page(block, page, keys, keys + PAGE * width, desk.tiles, split, desk.split);
        }
        for (long i = 0; i < pairs; i++) {
            merge(whole[i], desk.whole + i * width, split[i], desk.split + i * width, width);
        }
    }
}

// Rows of a stretch that one part takes, so that a desk has room for all heads of a group.
long query_rows(const Heads& heads) { return std::clamp(MOST_PAIRS / (heads.queries / heads.keys), 1L, QUERY_ROWS); }

void visit_block(const Heads& heads, const View& view, const Stretch& stretch, long from, long rows, long head,
                 ConstRows queries, Rows out, float* scratch) {
    const long width = heads.width();
    const long group = heads.queries / heads.keys;
    const long pairs = rows * group;
    const Desk desk{scratch, scratch + TILES, scratch + TILES + pairs * width, scratch + TILES + 2 * pairs * width};
    long position[MOST_PAIRS];
    Seen whole[MOST_PAIRS];
    std::fill_n(desk.queries, pairs * width, 0.0f);
    std::fill_n(desk.whole, pairs * width, 0.0f);
    for (long i = 0; i < pairs; i++) {
        whole[i] = {MINUS_INFINITY, 0.0f};
        position[i] = stretch.position + from + i / group;
        const float* query = queries.row(stretch.first + from + i / group) + (head * group + i % group) * heads.size;
        for (long d = 0; d < heads.size; d++) {
            desk.queries[i * width + d] = query[d] * view.scale;
        }
    }
    const Block block{heads, view, stretch, pairs, position, desk.queries};
    switch (heads.type) {
        case DType::F32: visit<float>(block, head, desk, whole); break;
        case DType::F16: visit<f16>(block, head, desk, whole); break;
        case DType::BF16: visit<bf16>(block, head, desk, whole); break;
    }
    for (long i = 0; i < pairs; i++) {
        float* to = out.row(stretch.first + from + i / group) + (head * group + i % group) * heads.size;
        for (long d = 0; d < heads.size; d++) {
            to[d] = desk.whole[i * width + d] / whole[i].total;
        }
    }
}

void narrow(const float* from, long count, long width, DType type, void* to) {
    for (long i = 0; i < width; i++) {
        const float value = i < count ? from[i] : 0.0f;
        switch (type) {
            case DType::F32: static_cast<float*>(to)[i] = value; break;
            case DType::F16: static_cast<f16*>(to)[i] = narrow_f16(value); break;
            case DType::BF16: static_cast<bf16*>(to)[i] = narrow_bf16(value); break;
        }
    }
}

// The stretch that a part is of, and the number of the part in it.
struct Place {
    const Stretch* stretch;
    long number;
};

Place place_of(long part, const Stretch* stretches, long rows) {
    const Stretch* stretch = stretches;
    for (long here; part >= (here = parts(stretch->count, rows)); stretch++) {
        part -= here;
    }
    return {stretch, part};
}

long count_parts(const Stretch* stretches, long count, long rows) {
    long all_parts = 0;
    for (long i = 0; i < count; i++) {
        all_parts += parts(stretches[i].count, rows);
    }
    return all_parts;
}

}  // namespace

void keep(Pool& pool, const Heads& heads, const Stretch* stretches, long count, ConstRows keys, ConstRows values) {
    pool.run(count_parts(stretches, count, QUERY_ROWS), [&](long part, float*) {
        const Place place = place_of(part, stretches, QUERY_ROWS);
        const Stretch& stretch = *place.stretch;
        const long row_bytes = heads.width() * bytes_of(heads.type);
        const long from = place.number * QUERY_ROWS;
        for (long i = from; i < std::min(stretch.count, from + QUERY_ROWS); i++) {
            const long position = stretch.position + i;
            char* page = reinterpret_cast<char*>(stretch.pages[position / PAGE]) + heads.layer_bytes;
            for (long head = 0; head < heads.keys; head++) {
                char* to = page + head * heads.bytes() + position % PAGE * row_bytes;
                narrow(keys.row(stretch.first + i) + head * heads.size, heads.size, heads.width(), heads.type, to);
                narrow(values.row(stretch.first + i) + head * heads.size, heads.size, heads.width(), heads.type,
                       to + PAGE * row_bytes);
            }
        }
    });
}

void attend(Pool& pool, const Heads& heads, const View& view, const Stretch* stretches, long count, ConstRows queries,
            Rows out) {
    const long rows = query_rows(heads);
    pool.run(count_parts(stretches, count, rows) * heads.keys, [&](long part, float* scratch) {
        const Place place = place_of(part / heads.keys, stretches, rows);
        const long from = place.number * rows;
        visit_block(heads, view, *place.stretch, from, std::min(rows, place.stretch->count - from), part % heads.keys, queries,
                    out, scratch);
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
