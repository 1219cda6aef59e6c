/** The two filters of the Python sandbox: one for the fork-server, a stricter one that every run puts on top of it. */
import { assemble, bytesOf, type Instruction, type Rule } from './bpf.ts';
import type { Architecture } from './syscalls.ts';

// include/uapi/linux/sched.h
const NEW_NAMESPACES = 0x7e020000;
const CLONE_THREAD = 0x00010000;
// O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND; the same bits on both architectures, O_TMPFILE implies O_WRONLY or O_RDWR.
const OPEN_TO_WRITE = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000;

/** The fork-server is our own code: it keeps what it needs, and loses what would help to leave the sandbox. */
const SERVER: Rule[] = [
  { calls: ['clone'], action: 'refuse', when: [{ arg: 0, has: NEW_NAMESPACES }] },
  // Its flags lie behind a pointer that a filter cannot follow; libc falls back to clone.
  { calls: ['clone3'], action: 'absent' },
  {
    action: 'refuse',
    calls: [
      'socket',
      'socketpair',
      'connect',
      'bind',
      'listen',
      'ptrace',
      'process_vm_readv',
      'process_vm_writev',
      'kcmp',
      'process_madvise',
      'pidfd_getfd',
      'pidfd_send_signal',
      'mount',
      'umount2',
      'pivot_root',
      'chroot',
      'open_tree',
      'move_mount',
      'fsopen',
      'fsconfig',
      'fsmount',
      'fspick',
      'mount_setattr',
      'unshare',
      'setns',
      'open_by_handle_at',
      'kexec_load',
      'kexec_file_load',
      'init_module',
      'finit_module',
      'delete_module',
      'reboot',
      'swapon',
      'swapoff',
      'acct',
      'sethostname',
      'setdomainname',
      'settimeofday',
      'clock_settime',
      'keyctl',
      'add_key',
      'request_key',
      'bpf',
      'userfaultfd',
      'perf_event_open',
      'io_uring_setup',
      'io_uring_enter',
      'io_uring_register',
      'syslog',
      'personality',
      'quotactl',
      'iopl',
      'ioperm',
      'memfd_create',
      'shmget',
      'msgget',
      'semget',
    ],
  },
];

/** A run may compute, read the interpreter's own files, sleep, and start threads. What is not here is refused. */
const RUN: Rule[] = [
  {
    action: 'allow',
    calls: [
      'read',
      'write',
      'readv',
      'writev',
      'pread64',
      'lseek',
      'close',
      'close_range',
      'getdents64',
      'stat',
      'fstat',
      'lstat',
      'newfstatat',
      'statx',
      'access',
      'faccessat',
      'faccessat2',
      'readlink',
      'readlinkat',
      'getcwd',
      'dup',
      'dup2',
      'dup3',
      'pipe',
      'pipe2',
      'poll',
      'ppoll',
      'select',
      'pselect6',
      'mmap',
      'mprotect',
      'munmap',
      'mremap',
      'madvise',
      'brk',
      'rt_sigaction',
      'rt_sigprocmask',
      'rt_sigreturn',
      'sigaltstack',
      'futex',
      'set_robust_list',
      'set_tid_address',
      'rseq',
      'sched_yield',
      'sched_getaffinity',
      'exit',
      'exit_group',
      'restart_syscall',
      'getpid',
      'gettid',
      'getppid',
      'getuid',
      'geteuid',
      'getgid',
      'getegid',
      'uname',
      'sysinfo',
      'times',
      'time',
      'getrusage',
      'getrlimit',
      'umask',
      'clock_gettime',
      'clock_getres',
      'clock_nanosleep',
      'nanosleep',
      'gettimeofday',
      'getrandom',
    ],
  },
  { calls: ['open'], action: 'allow', when: [{ arg: 1, lacks: OPEN_TO_WRITE }] },
  { calls: ['openat'], action: 'allow', when: [{ arg: 2, lacks: OPEN_TO_WRITE }] },
  // Threads, never processes: no bomb, and nothing that outlives the run.
  {
    calls: ['clone'],
    action: 'allow',
    when: [
      { arg: 0, has: CLONE_THREAD },
      { arg: 0, lacks: NEW_NAMESPACES },
    ],
  },
  { calls: ['clone3'], action: 'absent' },
  // F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC. F_SETOWN would let a pipe send signals to the server.
  ...[0, 1, 2, 3, 4, 1030].map((command): Rule => ({
    calls: ['fcntl'],
    action: 'allow',
    when: [{ arg: 1, is: command }],
  })),
  // TCGETS (is it a terminal?), FIOCLEX, FIONCLEX.
  ...[0x5401, 0x5451, 0x5450].map((command): Rule => ({
    calls: ['ioctl'],
    action: 'allow',
    when: [{ arg: 1, is: command }],
  })),
  // Reading one's own limits; setting them, or anybody else's, is refused.
  {
    calls: ['prlimit64'],
    action: 'allow',
    when: [
      { arg: 0, is: 0 },
      { arg: 2, is: 0 },
    ],
  },
];

/** @returns the program of the fork-server's filter: everything but what is named */
export function serverFilter(architecture: Architecture): Instruction[] {
  return assemble(architecture, SERVER, 'allow');
}

/** @returns the program of a run's filter: nothing but what is named */
export function runFilter(architecture: Architecture): Instruction[] {
  return assemble(architecture, RUN, 'refuse');
}

/**
 * @param machine what `process.arch` says
 * @returns both filters as bytes, null on a machine whose system calls we do not know
 */
export function filtersFor(machine: string): { server: Uint8Array; run: Uint8Array } | null {
  const architecture = ({ x64: 'x86_64', arm64: 'aarch64' } as const)[machine];
  if (architecture === undefined) return null;
  return { server: bytesOf(serverFilter(architecture)), run: bytesOf(runFilter(architecture)) };
}
