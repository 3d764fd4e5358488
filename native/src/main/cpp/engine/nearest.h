// The rows of tables that have the largest products with given rows, exactly, without keeping any other product: there are
// many rows in a table, and many queries.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine {

// A row, by its number through all tables, and its product with a query.
struct Near {
    float product;
    long row;
};

// Rows that follow each other without gaps.
struct Table {
    const float* data;
    long rows;
};

struct Search {
    ConstRows queries;
    long count;
    long width;
    const Table* tables;
    long table_count;
    long nearest;   // of each query; no more than there are rows
    float most;     // that a product can be: what rounding brings beyond it, or below its opposite, is taken back
    long together;  // queries that go through the tables together
    long stripes;   // that the tables are cut into, for each of which every query has a list
    Near* partial;  // room for stripes × together × nearest
    Near* found;    // of each query the nearest, best first, the lower row first of equals
};

}  // namespace lamarck::engine

namespace lamarck::engine::LAMARCK_ISA {

void nearest(Pool& pool, const Search& search);

}  // namespace lamarck::engine::LAMARCK_ISA
