"""Kill a child at its n-th system call (Linux): between any two of them a power cut or kill -9 may come."""

import ctypes
import os
import signal

TRACEME, SYSCALL = 0, 24  # of ptrace(2)
_LIBC = ctypes.CDLL(None, use_errno=True)


def is_allowed():
    """Tell whether this system lets a parent trace its child."""
    return hasattr(os, "fork") and hasattr(_LIBC, "ptrace") and system_calls_of(os.getpid) > 0


def system_calls_of(work, kill_at=0):
    """Do the work in a child and return how many stops at system calls it had; kill_at: the stop at which it is killed."""
    child = os.fork()
    if child == 0:
        try:
            if _LIBC.ptrace(TRACEME, 0, None, None) == 0:
                os.kill(os.getpid(), signal.SIGSTOP)
                work()
        finally:
            os._exit(0)
    stops = 0
    while True:
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            return stops
        stop = os.WSTOPSIG(status)
        if stop == signal.SIGTRAP:
            stops += 1
            if stops == kill_at:
                os.kill(child, signal.SIGKILL)
                continue
        passed_on = 0 if stop in (signal.SIGTRAP, signal.SIGSTOP) else stop
        _LIBC.ptrace(SYSCALL, child, None, passed_on)
