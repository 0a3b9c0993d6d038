/* See landlock.h. */
#include "landlock.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum { CREATE = 444, RULE = 445, RESTRICT = 446, OURS = 0x616e6b, ASK_VERSION = 1 };

#define LOAD(what) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, what))
#define IF(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(value), yes, no)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (uint32_t)(what))

static bool install(struct sock_filter *f, unsigned short n)
{
	const struct sock_fprog program = { .filter = f, .len = n };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool landlock_absent(void)
{
	struct sock_filter f[] = { LOAD(nr), IF(CREATE, 2, 0), IF(RULE, 1, 0), IF(RESTRICT, 0, 1),
		ANSWER(SECCOMP_RET_ERRNO | ENOSYS), ANSWER(SECCOMP_RET_ALLOW) };

	return install(f, sizeof f / sizeof *f);
}

#if defined(__x86_64__)

struct ruleset {
	uint64_t files, net;
};
static int shown; /* the version */

/* What that kernel answers; what it knows, this one does. */
static long answer(const struct ruleset *r, size_t size, unsigned flags)
{
	const uint64_t known = shown == 1 ? (1u << 13) - 1 : (1u << 14) - 1;

	if (r == NULL && flags == ASK_VERSION)
		return shown;
	if (size > sizeof r->files && r->net != 0)
		return -E2BIG;
	if (r->files & ~known)
		return -EINVAL;
	long rc = syscall(CREATE, r, size, flags, 0, 0, OURS);
	return rc < 0 ? -errno : rc;
}

static void on_call(int sig, siginfo_t *info, void *context)
{
	greg_t *reg = ((ucontext_t *)context)->uc_mcontext.gregs;
	int kept = errno;

	(void)sig;
	(void)info;
	reg[REG_RAX] = answer((const struct ruleset *)reg[REG_RDI], (size_t)reg[REG_RSI], (unsigned)reg[REG_RDX]);
	errno = kept;
}

bool landlock_older(int version)
{
	struct sock_filter f[] = { LOAD(nr), IF(CREATE, 0, 2), LOAD(args[5]), IF(OURS, 0, 1), ANSWER(SECCOMP_RET_ALLOW),
		ANSWER(SECCOMP_RET_TRAP) };
	const struct sigaction sa = { .sa_sigaction = on_call, .sa_flags = SA_SIGINFO };

	if (syscall(CREATE, NULL, (size_t)0, ASK_VERSION) <= version)
		return false;
	shown = version;
	return sigaction(SIGSYS, &sa, NULL) == 0 && install(f, sizeof f / sizeof *f);
}

#else

bool landlock_older(int version)
{
	return version < 0;
}

#endif
