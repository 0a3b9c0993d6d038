/* What the system's log gets of reads: a real socket at /dev/log, in a namespace of the test's own. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "anker/err.h"
#include "anker/office.h"
#include "anker/readlog.h"
#include "run.h"

#define SECRET "zonnebloem"
#define NAME "Witbaard"

static int heard = -1;

static const char *const needed[] = { "null", "zero", "random", "urandom", "tty" };
enum { NEEDED = sizeof needed / sizeof *needed };

/* A /dev with what a program needs of it, and a log that we listen to. */
static void make_dev(const char *dev)
{
	struct sockaddr_un to = { .sun_family = AF_UNIX };
	cr_assert_eq(mkdir(dev, 0755), 0);
	for (size_t i = 0; i < NEEDED; i++) {
		const char *from = arena_printf(arena, "/dev/%s", needed[i]), *at = arena_printf(arena, "%s/%s", dev, needed[i]);
		close(creat(at, 0600));
		cr_assert_eq(mount(from, at, NULL, MS_BIND, NULL), 0, "%s: %s", from, strerror(errno));
	}
	snprintf(to.sun_path, sizeof to.sun_path, "%s/log", dev);
	heard = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	cr_assert_eq(bind(heard, (const struct sockaddr *)&to, sizeof to), 0, "%s", strerror(errno));
	cr_assert_eq(mount(dev, "/dev", NULL, MS_BIND | MS_REC, NULL), 0, "%s", strerror(errno));
}

static void log_open(void)
{
	struct store *store;
	run_open();
	if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		cr_skip_test("no namespace of mounts here: be root to run this test");
	make_dev(path_of("dev"));
	make_office();
	GOOD("set", "employee/1", "family_name=" NAME, "note=" SECRET);
	GOOD("add", "expert", "login=anna", "given_name=Anna", "family_name=Visser");
	GOOD("set", "placement/1", "expert=1");
	const struct store_options so = { .path = options.db, .share = "share", .user = "anna" };
	cr_assert_eq(store_open(&store, &so), 0, "%s", err_last());
	cr_assert(store_share(store) == 0 && store_member_add(store, "anna", "expert") == 0, "%s", err_last());
	store_close(&store);
}

static void log_close(void)
{
	close(heard);
	umount2("/dev", MNT_DETACH); /* else the folder of the test cannot go */
	for (size_t i = 0; i < NEEDED; i++)
		umount2(arena_printf(arena, "%s/%s", path_of("dev"), needed[i]), MNT_DETACH);
	run_close();
}

TestSuite(system_log, .init = log_open, .fini = log_close);

/* The next line of a read; "" when there is none. */
static const char *next_line(void)
{
	char line[2048];
	ssize_t n;
	while ((n = recv(heard, line, sizeof line - 1, 0)) > 0) {
		line[n] = '\0';
		if (strstr(line, "anker read: "))
			return arena_strdup(arena, line);
	}
	return "";
}

Test(system_log, has_each_read_in_numbers_with_the_digest_of_the_read_log_and_no_name)
{
	cr_assert_str_eq(next_line(), "", "nothing was read yet");
	cr_assert(has(GOOD("show", "placement/1"), NAME));
	const char *line = next_line();
	cr_assert(has(line, "anker read: line 1 account anna what show ground own "), "\"%s\"", line);
	cr_assert(has(line, " record 1 employee 1 records 1 digest "), "%s", line);
	cr_assert(!has(line, NAME) && !has(line, SECRET), "%s", line);
	cr_assert(has(GOOD("read-log", "--json", "--by", "anna"), "\"show\""));
	const char *digest = strstr(line, " digest ") + strlen(" digest ");
	cr_assert_eq(strspn(digest, "0123456789abcdef"), 64, "%s", line);
	/* Every further line ends in the head of the chain. */
	GOOD("open", "employee/2", "--reason", SECRET);
	while (*(line = next_line())) {
		cr_assert(!has(line, NAME) && !has(line, SECRET), "%s", line);
		digest = strstr(line, " digest ") + strlen(" digest ");
	}
	struct store *store;
	const struct store_options so = { .path = options.db, .share = "share", .user = "anna" };
	const char *head;
	int64_t bad, n;
	cr_assert_eq(store_open(&store, &so), 0);
	cr_assert_eq(readlog_verify(store, arena, &bad, &head, &n), 0);
	cr_assert_gt(n, 1);
	cr_assert_eq(strncmp(digest, head, strlen(head)), 0, "%s %s", digest, head);
	store_close(&store);
}
