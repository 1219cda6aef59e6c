# Tries: lets the kernel work for it: rings, keyrings, memory of others, new file systems, all by number
# Expect: returned contained
import ctypes

# Of x86_64: io_uring_setup and _enter, add_key, request_key, keyctl, process_vm_readv, perf_event_open, bpf,
# userfaultfd, name_to_handle_at, open_by_handle_at, setns, unshare, pidfd_open, pidfd_getfd, memfd_secret, mount_setattr,
# landlock_create_ruleset. Elsewhere these numbers mean other calls, which a run may not make either.
NUMBERS = [425, 426, 248, 249, 250, 310, 298, 321, 323, 303, 304, 308, 272, 434, 438, 447, 442, 444]


def attack():
    libc = ctypes.CDLL(None, use_errno=True)
    done = [number for number in NUMBERS if libc.syscall(number, -1, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != 1]
    return done or 'contained'
