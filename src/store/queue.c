/* The writer queue: FILE.queue, in which writers stand in the order in which they came.
 *
 * Without it, waiting writers poll and starve each other under load, and two connections could
 * checkpoint and commit at once. The turn itself is flock's, which the kernel gives back when a
 * program dies; but flock lets who just comes by go before who was woken. So each writer draws a
 * number (the next one stands in the file), locks the byte of that number as long as it waits and
 * writes, and waits for the byte of the number before. Who dies or gives up lets the next one
 * through to flock. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "internal.h"

enum {
	MS = 1000,              /* in microseconds */
	AGAIN_MS = 100,         /* the alarm comes again, for the case that it came just before the wait */
	DRAWING = 0,            /* byte that is locked while a number is drawn */
	FIRST = 64,             /* byte of number 0 */
	NUMBERS = 1 << 30,      /* then they begin anew */
	RIGHTS = 0666,
};

/* The queue is for whoever the caseload is for, also where this account's usual rights are less; from its first moment,
 * for another account may open it in the next. */
int queue_open(struct store *s)
{
	struct stat file, queue;
	bool known = stat(s->path, &file) == 0;
	char *name = sqlite3_mprintf("%s.queue", s->path);
	s->queue = open(name, O_CREAT | O_RDWR | O_CLOEXEC, known ? file.st_mode & RIGHTS : 0600);
	sqlite3_free(name);
	if (s->queue < 0)
		return err_set(ERR_READONLY,
			_("%s: its folder cannot be written (%s); copy the file to a folder of "
			  "your own"),
			s->path, strerror(errno));
	if (known && fstat(s->queue, &queue) == 0 && queue.st_uid == geteuid() &&
		(queue.st_mode & RIGHTS) != (file.st_mode & RIGHTS) && fchmod(s->queue, file.st_mode & RIGHTS) != 0)
		log_write("%s.queue keeps its rights: %s", s->path, strerror(errno));
	return 0;
}

static void on_alarm(int signal)
{
	(void)signal; /* its only work is to interrupt the wait */
}

static int lock_byte(int fd, int64_t at, short type, int command)
{
	struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)at, .l_len = 1 };
	return fcntl(fd, command, &l);
}

static int64_t byte_of(uint32_t number)
{
	return FIRST + number % NUMBERS;
}

/* Until the lock is there, or the time is over: waiting anew would be waiting at the end. */
static int wait_for_byte(int fd, int64_t at, int64_t until)
{
	int rc;
	while ((rc = lock_byte(fd, at, F_WRLCK, F_OFD_SETLKW)) != 0 && errno == EINTR && clock_ms() < until)
		;
	return rc;
}

static int wait_for_turn(int fd, int64_t until)
{
	int rc;
	while ((rc = flock(fd, LOCK_EX)) != 0 && errno == EINTR && clock_ms() < until)
		;
	return rc;
}

/* Draws a number; *before: the byte of the one before. With `only_first` none is drawn when somebody is
 * there before. */
static int draw(struct store *s, int64_t until, bool only_first, int64_t *before)
{
	uint32_t number = 0;
	if (wait_for_byte(s->queue, DRAWING, until) != 0)
		return -1;
	if (pread(s->queue, &number, sizeof number, 0) < 0)
		number = 0;
	*before = byte_of(number - 1);
	int rc = only_first ? lock_byte(s->queue, *before, F_WRLCK, F_OFD_SETLK) : 0;
	if (rc == 0)
		rc = lock_byte(s->queue, byte_of(number), F_WRLCK, F_OFD_SETLK);
	if (rc == 0) {
		number++;
		rc = pwrite(s->queue, &number, sizeof number, 0) == sizeof number ? 0 : -1;
	}
	int why = errno;
	lock_byte(s->queue, DRAWING, F_UNLCK, F_OFD_SETLK);
	errno = why;
	return rc;
}

static int stand_in_queue(struct store *s, int64_t until)
{
	int64_t before;
	int rc = draw(s, until, false, &before);
	if (rc == 0)
		rc = wait_for_byte(s->queue, before, until);
	if (rc == 0) {
		lock_byte(s->queue, before, F_UNLCK, F_OFD_SETLK);
		rc = wait_for_turn(s->queue, until);
	}
	return rc;
}

int txn_queue_enter(struct store *s)
{
	if (s->queue < 0 || txn_queue_try(s))
		return 0;
	struct sigaction old, alarm = { .sa_handler = on_alarm };
	struct itimerval old_timer, timer = { { 0, AGAIN_MS * MS }, { s->lock_ms / MS, s->lock_ms % MS * MS } };
	sigaction(SIGALRM, &alarm, &old);
	setitimer(ITIMER_REAL, &timer, &old_timer);
	int rc = stand_in_queue(s, clock_ms() + s->lock_ms), error = errno;
	setitimer(ITIMER_REAL, &old_timer, NULL);
	sigaction(SIGALRM, &old, NULL);
	if (rc == 0)
		return 0;
	txn_queue_leave(s);
	if (error == EINTR)
		return err_set(ERR_BUSY,
			_("someone else has been saving for too long; nothing was changed, try again"));
	return err_set(ERR_IO, _("the writer queue of %s cannot be used"), s->path);
}

/* Also where a number cannot be drawn at once: whoever does that is about to write. */
bool txn_queue_try(struct store *s)
{
	int64_t before;
	if (s->queue < 0)
		return true;
	if (lock_byte(s->queue, DRAWING, F_WRLCK, F_OFD_SETLK) != 0)
		return false;
	if (draw(s, 0, true, &before) == 0) {
		lock_byte(s->queue, before, F_UNLCK, F_OFD_SETLK);
		if (flock(s->queue, LOCK_EX | LOCK_NB) == 0)
			return true;
	}
	txn_queue_leave(s);
	return false;
}

void txn_queue_leave(struct store *s)
{
	if (s->queue < 0)
		return;
	flock(s->queue, LOCK_UN);
	struct flock all = { .l_type = F_UNLCK, .l_whence = SEEK_SET };
	fcntl(s->queue, F_OFD_SETLK, &all);
}
