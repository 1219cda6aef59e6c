/**
 * Numbers of the system calls that our filters name. Sources: the kernel's arch/x86/entry/syscalls/syscall_64.tbl and
 * include/uapi/asm-generic/unistd.h (aarch64). `null`: that architecture has no such call.
 */
export type Architecture = 'x86_64' | 'aarch64';

export type Numbers = readonly [x86_64: number | null, aarch64: number | null];

export const SYSCALLS = {
  read: [0, 63], write: [1, 64], readv: [19, 65], writev: [20, 66], pread64: [17, 67], lseek: [8, 62],
  open: [2, null], openat: [257, 56], close: [3, 57], close_range: [436, 436], getdents64: [217, 61],
  stat: [4, null], fstat: [5, 80], lstat: [6, null], newfstatat: [262, 79], statx: [332, 291],
  access: [21, null], faccessat: [269, 48], faccessat2: [439, 439], readlink: [89, null], readlinkat: [267, 78],
  getcwd: [79, 17], fcntl: [72, 25], ioctl: [16, 29], dup: [32, 23], dup2: [33, null], dup3: [292, 24],
  pipe: [22, null], pipe2: [293, 59], poll: [7, null], ppoll: [271, 73], select: [23, null], pselect6: [270, 72],
  mmap: [9, 222], mprotect: [10, 226], munmap: [11, 215], mremap: [25, 216], madvise: [28, 233], brk: [12, 214],
  rt_sigaction: [13, 134], rt_sigprocmask: [14, 135], rt_sigreturn: [15, 139], sigaltstack: [131, 132],
  futex: [202, 98], set_robust_list: [273, 99], set_tid_address: [218, 96], rseq: [334, 293], sched_yield: [24, 124],
  sched_getaffinity: [204, 123], clone: [56, 220], clone3: [435, 435], exit: [60, 93], exit_group: [231, 94],
  restart_syscall: [219, 128], getpid: [39, 172], gettid: [186, 178], getppid: [110, 173], getuid: [102, 174],
  geteuid: [107, 175], getgid: [104, 176], getegid: [108, 177], uname: [63, 160], sysinfo: [99, 179],
  times: [100, 153], time: [201, null], getrusage: [98, 165], getrlimit: [97, 163], prlimit64: [302, 261], umask: [95, 166],
  clock_gettime: [228, 113], clock_getres: [229, 114], clock_nanosleep: [230, 115], nanosleep: [35, 101],
  gettimeofday: [96, 169], getrandom: [318, 278],

  socket: [41, 198], socketpair: [53, 199], connect: [42, 203], bind: [49, 200], listen: [50, 201],
  ptrace: [101, 117], process_vm_readv: [310, 270], process_vm_writev: [311, 271], kcmp: [312, 272],
  process_madvise: [440, 440], pidfd_getfd: [438, 438], pidfd_open: [434, 434], pidfd_send_signal: [424, 424],
  mount: [165, 40], umount2: [166, 39], pivot_root: [155, 41], chroot: [161, 51], open_tree: [428, 428],
  move_mount: [429, 429], fsopen: [430, 430], fsconfig: [431, 431], fsmount: [432, 432], fspick: [433, 433],
  mount_setattr: [442, 442], unshare: [272, 97], setns: [308, 268], open_by_handle_at: [304, 265],
  kexec_load: [246, 104], kexec_file_load: [320, 294], init_module: [175, 105], finit_module: [313, 273],
  delete_module: [176, 106], reboot: [169, 142], swapon: [167, 224], swapoff: [168, 225], acct: [163, 89],
  sethostname: [170, 161], setdomainname: [171, 162], settimeofday: [164, 170], clock_settime: [227, 112],
  keyctl: [250, 219], add_key: [248, 217], request_key: [249, 218], bpf: [321, 280], userfaultfd: [323, 282],
  perf_event_open: [298, 241], io_uring_setup: [425, 425], io_uring_enter: [426, 426], io_uring_register: [427, 427],
  syslog: [103, 116], personality: [135, 92], quotactl: [179, 60], iopl: [172, null], ioperm: [173, null],
  memfd_create: [319, 279], shmget: [29, 194], msgget: [68, 186], semget: [64, 190], kill: [62, 129],
  execve: [59, 221], execveat: [322, 281], fork: [57, null], vfork: [58, null],
} as const satisfies Record<string, Numbers>;

export type Syscall = keyof typeof SYSCALLS;
