// For p = softmax(scale · q · k) over the tokens that a query sees, and o = Σ p_t v_t, with do given:
//   dv_t += p_t do,   dp_t = do · v_t,   ds_t = p_t (dp_t − do · o),   dq += scale · ds_t k_t,   dk_t += scale · ds_t q.
//
// Scores are made again, a page at a time, and never kept. The first half goes over the queries: it finds the logarithm of
// Σ e^s, and dq. The second goes over the pages, each with all queries that see it, so that nobody else adds to its gradients.
// Sums go in the order of the tokens of a sequence, so that they depend on nothing else.
#include <stdexcept>

#include "backward.h"
#include "combine.h"
#include "each.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

constexpr long MOST_WIDTH = 256;
// Queries of one head that are worked on together.
constexpr long BLOCK = 16;

// Memory of one part.
struct Desk {
    float tiles[STATE_FLOATS + TILE_FLOATS];
    float queries[BLOCK * MOST_WIDTH];  // scaled
    float given[BLOCK * MOST_WIDTH];
    float weights[BLOCK * PAGE];
    float slopes[BLOCK * PAGE];
    float keys[PAGE * MOST_WIDTH];  // gradients, of queries in the first half
    float values[PAGE * MOST_WIDTH];
};
static_assert(sizeof(Desk) <= SCRATCH_FLOATS * sizeof(float));

// One head of keys of one sequence.
struct Strand {
    const Heads& heads;
    const View& view;
    const Stretch& stretch;
    const Attended& attended;
    long head;

    const float* keys(long page) const {
        const char* there = reinterpret_cast<const char*>(stretch.pages[page]) + heads.layer_bytes;
        return reinterpret_cast<const float*>(there + head * heads.bytes());
    }
    const float* values(long page) const { return keys(page) + PAGE * heads.width(); }
    long begin(long row) const { return view.window > 0 ? std::max(0L, row + 1 - view.window) : 0; }
    long end(long row) const { return view.causal ? row + 1 : stretch.count; }
    // log Σ e^s of a row and head of queries, and do · o behind it
    float* shared(long row, long query_head) const { return attended.shared.row(stretch.first + row) + 2 * query_head; }
};

// Some rows of one head of queries.
struct Queries {
    long head;
    long row;
    long count;
};

void copy_rows(const Strand& strand, ConstRows from, const Queries& some, float by, float* to) {
    const long width = strand.heads.width();
    for (long i = 0; i < some.count; i++) {
        const float* row = from.row(strand.stretch.first + some.row + i) + some.head * strand.heads.size;
        for (long d = 0; d < width; d++) {
            to[i * width + d] = d < strand.heads.size ? row[d] * by : 0.0f;
        }
    }
}

// The products of some rows with the rows of a page.
void against(const float* rows, long count, const float* page, long width, float* tiles, float* to) {
    float* tile = tiles + STATE_FLOATS;
    for (long m = 0; m < count; m += TILE_ROWS) {
        const long here = std::min<long>(TILE_ROWS, count - m);
        for (long n = 0; n < PAGE; n += PAGE / 2) {
            strip_of(here, rows + m * width, width, page + n * width, width, PAGE / 2, tiles, tile);
            for (long i = 0; i < here; i++) {
                std::copy_n(tile + i * MOST_COLUMNS, PAGE / 2, to + (m + i) * PAGE + n);
            }
        }
    }
}

// Σ e^s of the tokens of a page that a row sees, on top of those before it, as e^most · total.
void add_up(const float* scores, long from, long to, float& most, float& total) {
    float largest = most;
    for (long t = from; t < to; t++) {
        largest = std::max(largest, scores[t]);
    }
    vec sums{};
    for (long t = 0; t < PAGE; t += LANES) {
        float apart[LANES];
        for (long i = 0; i < LANES; i++) {
            apart[i] = t + i < from || t + i >= to ? MINUS_INFINITY : scores[t + i] - largest;
        }
        sums = sums + exp(load(apart));
    }
    total = (total == 0.0f ? 0.0f : total * exp(all(most - largest))[0]) + sum(sums);
    most = largest;
}

float dot(const float* a, const float* b, long size) {
    vec sums{};
    by_vector(size, [&](long i, long n) { sums = fma(take(a + i, n), take(b + i, n), sums); });
    return sum(sums);
}

// What the queries of a desk share between both halves.
void survey(const Strand& strand, const Queries& some, Desk& desk) {
    float most[BLOCK];
    float total[BLOCK] = {};
    std::fill_n(most, BLOCK, MINUS_INFINITY);
    const long end = strand.end(some.row + some.count - 1);
    for (long page = strand.begin(some.row) / PAGE; page * PAGE < end; page++) {
        against(desk.queries, some.count, strand.keys(page), strand.heads.width(), desk.tiles, desk.weights);
        for (long i = 0; i < some.count; i++) {
            const long from = std::max(0L, strand.begin(some.row + i) - page * PAGE);
            const long to = std::min(PAGE, strand.end(some.row + i) - page * PAGE);
            if (from < to) {
                add_up(desk.weights + i * PAGE, from, to, most[i], total[i]);
            }
        }
    }
    for (long i = 0; i < some.count; i++) {
        const long place = strand.stretch.first + some.row + i;
        const long column = some.head * strand.heads.size;
        float* shared = strand.shared(some.row + i, some.head);
        shared[0] = most[i] + std::log(total[i]);
        shared[1] = dot(strand.attended.out.row(place) + column, strand.attended.dout.row(place) + column, strand.heads.size);
    }
}

// The weights that queries give the tokens of a page, and the gradients of their scores; zeros where they see nothing.
void weigh(const Strand& strand, long page, const Queries& some, Desk& desk) {
    const long width = strand.heads.width();
    against(desk.queries, some.count, strand.keys(page), width, desk.tiles, desk.weights);
    against(desk.given, some.count, strand.values(page), width, desk.tiles, desk.slopes);
    for (long i = 0; i < some.count; i++) {
        const float* shared = strand.shared(some.row + i, some.head);
        const long from = strand.begin(some.row + i) - page * PAGE;
        const long to = strand.end(some.row + i) - page * PAGE;
        for (long t = 0; t < PAGE; t += LANES) {
            float apart[LANES];
            float slopes[LANES];
            for (long n = 0; n < LANES; n++) {
                const bool seen = t + n >= from && t + n < to;
                apart[n] = seen ? desk.weights[i * PAGE + t + n] - shared[0] : MINUS_INFINITY;
                slopes[n] = seen ? desk.slopes[i * PAGE + t + n] - shared[1] : 0.0f;
            }
            const vec weights = exp(load(apart));
            store(desk.weights + i * PAGE + t, weights);
            store(desk.slopes + i * PAGE + t, weights * load(slopes));
        }
    }
}

void take_up(const Strand& strand, const Queries& some, Desk& desk) {
    copy_rows(strand, strand.attended.queries, some, strand.view.scale, desk.queries);
    copy_rows(strand, strand.attended.dout, some, 1.0f, desk.given);
}

// The gradient of some queries. A page may hold anything behind the last token.
void back_queries(const Strand& strand, const Queries& some, Desk& desk) {
    const long width = strand.heads.width();
    take_up(strand, some, desk);
    survey(strand, some, desk);
    std::fill_n(desk.keys, some.count * width, 0.0f);
    const long end = strand.end(some.row + some.count - 1);
    for (long page = strand.begin(some.row) / PAGE; page * PAGE < end; page++) {
        weigh(strand, page, some, desk);
        combine(some.count, {desk.slopes, PAGE, 1}, strand.keys(page), width, std::min(PAGE, end - page * PAGE), desk.keys,
                width, width);
    }
    for (long i = 0; i < some.count; i++) {
        float* to = strand.attended.dqueries.row(strand.stretch.first + some.row + i) + some.head * strand.heads.size;
        for (long d = 0; d < strand.heads.size; d++) {
            to[d] = desk.keys[i * width + d] * strand.view.scale;
        }
    }
}

// The gradients of the keys and values of a page.
void back_page(const Strand& strand, long page, Desk& desk) {
    const long width = strand.heads.width();
    const long group = strand.heads.queries / strand.heads.keys;
    const long tokens = std::min(PAGE, strand.stretch.count - page * PAGE);
    const long first = strand.view.causal ? page * PAGE : 0;
    const long last = page * PAGE + tokens - 1;
    const long end = strand.view.window > 0 ? std::min(strand.stretch.count, last + strand.view.window) : strand.stretch.count;
    std::fill_n(desk.keys, tokens * width, 0.0f);
    std::fill_n(desk.values, tokens * width, 0.0f);
    for (long head = strand.head * group; head < (strand.head + 1) * group; head++) {
        for (long row = first; row < end; row += BLOCK) {
            const Queries some{head, row, std::min(BLOCK, end - row)};
            take_up(strand, some, desk);
            weigh(strand, page, some, desk);
            combine(tokens, {desk.slopes, 1, PAGE}, desk.queries, width, some.count, desk.keys, width, width);
            combine(tokens, {desk.weights, 1, PAGE}, desk.given, width, some.count, desk.values, width, width);
        }
    }
    for (long t = 0; t < tokens; t++) {
        const long place = strand.stretch.first + page * PAGE + t;
        const long column = strand.head * strand.heads.size;
        std::copy_n(desk.keys + t * width, strand.heads.size, strand.attended.dkeys.row(place) + column);
        std::copy_n(desk.values + t * width, strand.heads.size, strand.attended.dvalues.row(place) + column);
    }
}

// Calls each(stretch, number of a piece of so many rows of it, head of keys, desk).
template <class Each>
void by_piece(Pool& pool, const Heads& heads, const Stretch* stretches, long count, long rows, const Each& each) {
    long pieces = 0;
    for (long i = 0; i < count; i++) {
        pieces += parts(stretches[i].count, rows);
    }
    pool.run(pieces * heads.keys, [&](long part, float* scratch) {
        long piece = part / heads.keys;
        const Stretch* stretch = stretches;
        for (long here; piece >= (here = parts(stretch->count, rows)); stretch++) {
            piece -= here;
        }
        each(*stretch, piece, part % heads.keys, *reinterpret_cast<Desk*>(scratch));
    });
}

}  // namespace

void back_attend(Pool& pool, const Heads& heads, const View& view, const Stretch* stretches, long count,
                 const Attended& attended) {
    for (long s = 0; s < count; s++) {
        if (stretches[s].position != 0) {
            throw std::invalid_argument("Gradients go through whole sequences, not through the ends of some.");
        }
    }
    const long group = heads.queries / heads.keys;
    by_piece(pool, heads, stretches, count, BLOCK, [&](const Stretch& stretch, long piece, long head, Desk& desk) {
        const Strand strand{heads, view, stretch, attended, head};
        for (long i = 0; i < group; i++) {
            const long row = piece * BLOCK;
            back_queries(strand, {head * group + i, row, std::min(BLOCK, stretch.count - row)}, desk);
        }
    });
    by_piece(pool, heads, stretches, count, PAGE, [&](const Stretch& stretch, long page, long head, Desk& desk) {
        back_page({heads, view, stretch, attended, head}, page, desk);
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
