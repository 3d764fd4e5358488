#pragma once

#include <cstdint>
#include <string>
#include <vector>

// A spec is text of lines `key=value`; an empty line ends it. Unknown keys are errors. A number that is absent or 0 is
// no limit.
//
//   folder=PATH          working directory, the only place to write to (must exist)
//   read=PATH            may be read and executed besides; any number of lines; missing ones are passed over
//   write=PATH           may be written besides; any number of lines
//   system=on|off        whether the system's folders may be read (default on; list in landlock.cpp)
//   network=on|off       whether sockets other than AF_UNIX are allowed (default off)
//   namespaces=auto|on|off  user, pid, mount and ipc namespaces (default auto: where the machine allows them; on: it
//                        does, so that a job fails that gets none)
//   gpus=on|off          whether devices of NVIDIA may be used (default off)
//   landlock=auto|off    (default auto: where the kernel has it)
//   timeout-ms=N         time on the clock
//   cpu-ms=N             time on cores of all processes together
//   memory=BYTES         memory of all processes together
//   address-space=BYTES  of each process
//   processes=N          processes and threads at a time
//   file-size=BYTES      of one file
//   disk=BYTES           in `folder`, all files together
//   files=N              files and folders in `folder`
//   open-files=N         of each process
//   tmp=BYTES            of the private /tmp and of the private /dev/shm (default 64 MiB each)
//   output=BYTES         kept of stdout and of stderr each (default 1 MiB)
//   keep-fds=A,B         descriptors that stay open beside 0, 1 and 2
//   out-fd=N err-fd=N    for the guardian: read ends of the pipes that are the process's stdout and stderr
//   control-fd=N         for the guardian: hang-up or a byte ends the job at once
//   stdin-fd=N           for the guardian: write end of the process's stdin; gets the first `input` bytes of the control-fd
//   input=BYTES
//   trouble-fd=N         for the guardian: whatever was written here tells why the process could not be set up
namespace warden {

struct Spec {
    std::string folder;
    std::vector<std::string> read;
    std::vector<std::string> write;
    bool system = true;
    bool network = false;
    bool gpus = false;
    bool namespaces = true;
    bool needs_namespaces = false;
    bool landlock = true;
    int64_t timeout_ms = 0;
    int64_t cpu_ms = 0;
    int64_t memory = 0;
    int64_t address_space = 0;
    int64_t processes = 0;
    int64_t file_size = 0;
    int64_t disk = 0;
    int64_t files = 0;
    int64_t open_files = 0;
    int64_t tmp = 64 << 20;
    int64_t output = 1 << 20;
    int64_t input = 0;
    int out_fd = -1;
    int err_fd = -1;
    int control_fd = -1;
    int stdin_fd = -1;
    int trouble_fd = -1;
    std::vector<int> keep_fds;

    // Throws std::runtime_error.
    static Spec parse(const std::string& text);
};

}  // namespace warden
