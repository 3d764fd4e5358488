#pragma once

// The C functions of the warden, for an interpreter that serves evaluations. spec.h documents the spec.

#define LW_EXPORT extern "C" __attribute__((visibility("default")))

// What is in force on this machine, such as "user-ns,pid-ns,mount-ns,ipc-ns,proc,landlock-7,seccomp,rlimits". Tried in
// a child process; the text is good until the next call in this thread.
LW_EXPORT const char* lw_probe(const char* spec);

// What a fork server serves; serve.h says more of each.
struct lw_house {
    const char* spec;
    int source;
    int sink;
    int phases;
    long long phase_ms;
    long long pause_ms;
    long long most;
    const char* on_timeout;
    long long on_timeout_bytes;
    void (*before_fork)();
    void (*after_fork_in_parent)();
    void (*after_fork_in_child)();
};

// One evaluation.
struct lw_order {
    unsigned long long seed;
    const char* folder;
    const char* program;
    const char* variables;
    int data_fd;
};

// Serves evaluations: 0 when the input ended; 1 in the process of an evaluation, which is isolated already and finds its
// order in `order`; -1 with lw_error saying why.
LW_EXPORT int lw_serve(const lw_house* house, lw_order* order);

// What an object of the interpreter's is to be: the item of a dict by a key (kind 0), a function's code (1), or its
// defaults (2), which are nothing where there are none.
struct lw_fact {
    int kind;
    void* holder;
    void* key;
    void* value;
};

// How the interpreter looks these up; the references are borrowed.
struct lw_lookups {
    void* (*item)(void* dict, void* key);
    void* (*code)(void* function);
    void* (*defaults)(void* function);
};

// How many of the facts hold no more, at most `most`; which ones goes to `changed`.
LW_EXPORT int lw_changed(const lw_fact* facts, int count, const lw_lookups* lookups, int* changed, int most);

// Why the last call in this thread failed.
LW_EXPORT const char* lw_error();
