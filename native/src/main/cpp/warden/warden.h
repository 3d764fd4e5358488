#pragma once

#include <sys/types.h>

// The C functions of the warden. Whoever runs a piece of foreign code forks a guardian; the guardian calls lw_prepare,
// forks the foreign process, which calls lw_enter before it does anything else, and then calls lw_watch, which ends
// everything and never returns. spec.h documents the spec, report.h what is written to the report descriptor.

#define LW_EXPORT extern "C" __attribute__((visibility("default")))

// In the guardian, a process with one thread: its own session, subreaper, dies with its parent, namespaces where
// wanted and allowed. 0, or -1 with lw_error saying why.
LW_EXPORT int lw_prepare(const char* spec);

// In the foreign process: mounts, limits, no privileges, landlock, system call filter, working directory, descriptors.
// 0, or -1 with lw_error saying why; after -1 the process is in no fit state and must exit.
LW_EXPORT int lw_enter(const char* spec);

// In the guardian: watches the foreign process `pid`, ends it and all its descendants, writes the report, exits with 0.
LW_EXPORT int lw_watch(int pid, const char* spec, int report_fd);

// What is in force on this machine, such as "user-ns,pid-ns,mount-ns,ipc-ns,proc,landlock-7,seccomp,rlimits". Tried in
// a child process; the text is good until the next call in this thread.
LW_EXPORT const char* lw_probe(const char* spec);

// Why the last call in this thread failed.
LW_EXPORT const char* lw_error();
