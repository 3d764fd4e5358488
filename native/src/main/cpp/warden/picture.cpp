#include "warden.h"

// Looking costs nothing here: what an interpreter compares it also counts as used, and writes that into each object, which
// right after a fork copies the page of each.
int lw_changed(const lw_fact* facts, int count, const lw_lookups* lookups, int* changed, int most) {
    int found = 0;
    for (int i = 0; i < count && found < most; i++) {
        const lw_fact& fact = facts[i];
        void* now = fact.kind == 0   ? lookups->item(fact.holder, fact.key)
                    : fact.kind == 1 ? lookups->code(fact.holder)
                                     : lookups->defaults(fact.holder);
        if (now != fact.value) {
            changed[found++] = i;
        }
    }
    return found;
}
