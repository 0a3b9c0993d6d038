/* See sandbox.h. By system call: the C library has no functions for Landlock, and a filter of this
 * size needs no other library. A list of what is refused, not of what is allowed: the C library may do
 * its work with new calls, and what matters is that no program starts and nothing is connected to. */
#include "anker/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/lang.h"

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#else
#define MACHINE 0 /* its call numbers are not known here: refused below */
#endif

/* ---- programs and connections: seccomp ---- */

/* What has no number on a machine does not exist there. */
static const unsigned refused[] = {
#ifdef SYS_fork
	SYS_fork,
#endif
#ifdef SYS_vfork
	SYS_vfork,
#endif
	SYS_execve, SYS_execveat,
	/* connections, also by what does the work elsewhere */
	SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
	SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
	/* other programs of the same account */
	SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_getfd, SYS_kcmp,
	/* the machine */
	SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_bpf,
	/* by name; before its third version Landlock does not see it */
	SYS_truncate,
	SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key,
	SYS_open_by_handle_at, SYS_init_module, SYS_finit_module, SYS_kexec_load, SYS_personality,
};
enum {
	REFUSED = sizeof(refused) / sizeof(refused[0]),
	MOST = 2 * REFUSED + 24,
	OTHER_NUMBERS = 0x40000000 /* x86-64 has its calls a second time from here */
};

#define LOAD(what) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, what))
#define IF(code, value, yes, no) BPF_JUMP(BPF_JMP | (code) | BPF_K, (uint32_t)(value), yes, no)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (uint32_t)(what))
#define NOT(code) (SECCOMP_RET_ERRNO | (code))

/* Of arguments the low half is looked at: the machines above are little endian. */
static const struct sock_filter begin[] = {
	LOAD(arch),
	IF(BPF_JEQ, MACHINE, 1, 0),
	ANSWER(SECCOMP_RET_KILL_PROCESS),
	LOAD(nr),
	IF(BPF_JGE, OTHER_NUMBERS, 0, 1),
	ANSWER(NOT(ENOSYS)),
	/* Threads may be made, processes not. The newer call keeps its flags in memory: told that it
	 * does not exist, the C library uses the older one. */
	IF(BPF_JEQ, SYS_clone3, 0, 1),
	ANSWER(NOT(ENOSYS)),
	IF(BPF_JEQ, SYS_clone, 0, 4),
	LOAD(args[0]),
	IF(BPF_JSET, CLONE_THREAD, 0, 1),
	ANSWER(SECCOMP_RET_ALLOW),
	ANSWER(NOT(EPERM)),
	/* Text that a terminal takes for typed, for whoever reads from it next. */
	IF(BPF_JEQ, SYS_ioctl, 0, 4),
	LOAD(args[1]),
	IF(BPF_JEQ, TIOCSTI, 0, 1),
	ANSWER(NOT(EPERM)),
	ANSWER(SECCOMP_RET_ALLOW),
};

static int refuse_programs(void)
{
	struct sock_filter f[MOST];
	size_t n = sizeof(begin) / sizeof(begin[0]);

	if (MACHINE == 0)
		return err_set(ERR_IO, _("on this kind of machine programs cannot be refused"));
	memcpy(f, begin, sizeof(begin));
	for (size_t i = 0; i < REFUSED; i++) {
		f[n++] = (struct sock_filter)IF(BPF_JEQ, refused[i], 0, 1);
		f[n++] = (struct sock_filter)ANSWER(NOT(EPERM));
	}
	f[n++] = (struct sock_filter)ANSWER(SECCOMP_RET_ALLOW);
	const struct sock_fprog program = { .filter = f, .len = (unsigned short)n };
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
		return err_set(ERR_IO, _("the kernel does not refuse programs (seccomp): %s"), strerror(errno));
	return 0;
}

/* ---- files: Landlock ---- */

/* Of linux/landlock.h, of which Debian 12 has an older one than kernels may be. */
enum {
	FS_EXECUTE = 1 << 0,
	FS_WRITE_FILE = 1 << 1,
	FS_READ_FILE = 1 << 2,
	FS_READ_DIR = 1 << 3,
	FS_REMOVE_DIR = 1 << 4,
	FS_REMOVE_FILE = 1 << 5,
	FS_MAKE_DIR = 1 << 7,
	FS_MAKE_REG = 1 << 8,
	FS_FIRST = (1 << 13) - 1,  /* what the first version knows */
	FS_REFER = 1 << 13,        /* from 2: another folder for a file */
	FS_TRUNCATE = 1 << 14,     /* from 3 */
	FS_IOCTL_DEV = 1 << 15,    /* from 5 */
	NET_BIND = 1 << 0,         /* from 4 */
	NET_CONNECT = 1 << 1,
	OF_FILES = FS_WRITE_FILE | FS_READ_FILE | FS_TRUNCATE | FS_IOCTL_DEV,
	READING = FS_READ_FILE | FS_READ_DIR,
	WRITING = READING | FS_WRITE_FILE | FS_REMOVE_DIR | FS_REMOVE_FILE | FS_MAKE_DIR | FS_MAKE_REG |
		FS_TRUNCATE | FS_IOCTL_DEV,
	ASK_VERSION = 1,
	RULE_PATH_BENEATH = 1
};
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset {
	uint64_t files, net;
};
struct beneath {
	uint64_t access;
	int32_t parent;
} __attribute__((packed));

int sandbox_files_version(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);

	return version > 0 ? (int)version : 0;
}

static uint64_t known_to(int version)
{
	uint64_t all = FS_FIRST;

	if (version >= 2)
		all |= FS_REFER;
	if (version >= 3)
		all |= FS_TRUNCATE;
	return version >= 5 ? all | FS_IOCTL_DEV : all;
}

/* What is not there cannot be opened either. */
static int allow(int rules, const char *path, uint64_t access)
{
	struct stat st;
	int fd = open(path, O_PATH | O_CLOEXEC), rc = 0;

	if (fd < 0)
		return errno == ENOENT ? 0 : err_set(ERR_IO, _("%s cannot be read: %s"), path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISDIR(st.st_mode))
		access &= OF_FILES;
	const struct beneath rule = { .access = access, .parent = fd };
	if (syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0) != 0)
		rc = err_set(ERR_IO, _("the kernel does not confine files (Landlock): %s"), strerror(errno));
	close(fd);
	return rc;
}

static int confine_files(const struct sandbox *s, int version)
{
	const struct ruleset all = { .files = known_to(version), .net = version >= 4 ? NET_BIND | NET_CONNECT : 0 };
	/* The first versions knew less of it: a kernel takes zeros behind what it knows. */
	int rc = 0, rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);

	if (rules < 0)
		return err_set(ERR_IO, _("the kernel does not confine files (Landlock): %s"), strerror(errno));
	for (size_t i = 0; i < s->nread && rc == 0; i++)
		rc = allow(rules, s->read[i], all.files & READING);
	for (size_t i = 0; i < s->nwrite && rc == 0; i++)
		rc = allow(rules, s->write[i], all.files & WRITING);
	if (rc == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0)
		rc = err_set(ERR_IO, _("the kernel does not confine files (Landlock): %s"), strerror(errno));
	close(rules);
	return rc;
}

int sandbox_enter(const struct sandbox *s, bool *files)
{
	int version = sandbox_files_version(), rc = 0;

	*files = version > 0;
	/* Without it neither is allowed, and a program with other rights would keep those. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return err_set(ERR_IO, _("the kernel does not refuse programs (seccomp): %s"), strerror(errno));
	if (version > 0)
		rc = confine_files(s, version);
	return rc == 0 ? refuse_programs() : rc;
}
