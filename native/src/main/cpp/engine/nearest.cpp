// Lists of a fixed length, the worst at the root of a heap. What is found is the first of all rows in one strict order, by
// product and then by row, so neither the stripes nor the threads can be seen in it.
#include "nearest.h"

#include <algorithm>
#include <limits>

#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

bool better(const Near& a, const Near& b) { return a.product > b.product || (a.product == b.product && a.row < b.row); }

// Puts a row in the place of the worst.
void take(Near* list, long length, Near row) {
    std::pop_heap(list, list + length, better);
    list[length - 1] = row;
    std::push_heap(list, list + length, better);
}

// Rows come in their order, so one that is as good as the worst is worse by its number.
void offer(Near* list, const Search& search, Near row) {
    if (row.product > list->product) {
        row.product = std::clamp(row.product, -search.most, search.most);
        if (row.product > list->product) {
            take(list, search.nearest, row);
        }
    }
}

// Offers the products of one query with some rows; once its list is good, most of them are turned away by the vector.
void offer_all(Near* list, const Search& search, const float* products, long row, long count) {
    long n = 0;
    for (; n + LANES <= count; n += LANES) {
        if (any(load(products + n) > all(list->product))) {
            for (long i = n; i < n + LANES; i++) {
                offer(list, search, {products[i], row + i});
            }
        }
    }
    for (; n < count; n++) {
        offer(list, search, {products[n], row + n});
    }
}

// Some rows of one table.
struct Panel {
    const float* data;
    long row;  // its first, through all tables
    long rows;
};

long panels(const Search& search) {
    long count = 0;
    for (long t = 0; t < search.table_count; t++) {
        count += parts(search.tables[t].rows, panel_columns(search.width));
    }
    return count;
}

// The panels from one to another, in the order of their rows.
template <class Each>
void by_panel(const Search& search, long from, long to, const Each& each) {
    const long height = panel_columns(search.width);
    long panel = 0;
    long before = 0;
    for (long t = 0; t < search.table_count && panel < to; t++) {
        const Table& table = search.tables[t];
        const long here = parts(table.rows, height);
        for (long p = std::max(0L, from - panel); p < std::min(here, to - panel); p++) {
            each(Panel{table.data + p * height * search.width, before + p * height, std::min(height, table.rows - p * height)});
        }
        panel += here;
        before += table.rows;
    }
}

void search_stripe(const Search& search, long first, long count, long stripe, long all_panels, float* scratch) {
    const ConstRows queries{search.queries.row(first), search.queries.stride};
    Near* lists = search.partial + stripe * search.together * search.nearest;
    std::fill_n(lists, count * search.nearest, Near{MINUS_INFINITY, std::numeric_limits<long>::max()});
    const long from = all_panels * stripe / search.stripes;
    const long to = all_panels * (stripe + 1) / search.stripes;
    by_panel(search, from, to, [&](const Panel& rows) {
        panel(queries, 0, count, rows.data, search.width, rows.rows, scratch, [&](long query, long here, float* tile) {
            for (long i = 0; i < here; i++) {
                offer_all(lists + (query + i) * search.nearest, search, tile + i * MOST_COLUMNS, rows.row, rows.rows);
            }
        });
    });
}

// Makes one list of those of all stripes.
void merge(const Search& search, long query, Near* found) {
    const Near* lists = search.partial + query * search.nearest;
    std::copy_n(lists, search.nearest, found);
    for (long stripe = 1; stripe < search.stripes; stripe++) {
        const Near* list = lists + stripe * search.together * search.nearest;
        for (long i = 0; i < search.nearest; i++) {
            if (better(list[i], *found)) {
                take(found, search.nearest, list[i]);
            }
        }
    }
    std::sort(found, found + search.nearest, better);
}

}  // namespace

void nearest(Pool& pool, const Search& search) {
    const long all_panels = panels(search);
    for (long first = 0; first < search.count; first += search.together) {
        const long count = std::min(search.together, search.count - first);
        pool.run(search.stripes, [&](long stripe, float* scratch) {
            search_stripe(search, first, count, stripe, all_panels, scratch);
        });
        pool.run(count, [&](long query, float*) { merge(search, query, search.found + (first + query) * search.nearest); });
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
