/* See run.h. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

enum { TODAY = 20779, LEAKED = 99, WORDS = 32 }; /* 2026-11-22 */

struct arena *arena;
struct cli_options options;
static char folder[40];
static json_t *documents; /* what anker_json lent out */

static const char rule[] =
	"regel test-werknemer\n"
	"  titel \"Spreek de werknemer\"\n"
	"  niveau plaatsing\n  stand in gebruik\n  prioriteit 30\n  groep test\n"
	"  als\n"
	"    - status is lopend\n"
	"    - sinds laatste_contact_werknemer langer dan 4 weken\n"
	"  stel voor werknemer_spreken binnen 4 weken\n"
	"  omdat \"Vraag het de werknemer zelf.\"\n"
	"  let op \"Te veel contact kan onrust geven.\"\n";

const char *path_of(const char *name)
{
	return arena_printf(arena, "%s/%s", folder, name);
}

const char *write_file(const char *name, const char *text)
{
	const char *path = path_of(name);
	FILE *f = fopen(path, "w");

	cr_assert(f != NULL, "%s", path);
	cr_assert(fputs(text, f) >= 0);
	cr_assert_eq(fclose(f), 0);
	return path;
}

char *read_file(const char *path)
{
	char buf[65536];
	char *text = arena_strdup(arena, "");
	FILE *f = fopen(path, "r");
	size_t n;

	cr_assert(f != NULL, "%s", path);
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0) {
		size_t had = strlen(text);
		char *more = arena_alloc(arena, had + n + 1);
		memcpy(more, text, had);
		memcpy(more + had, buf, n);
		text = more;
	}
	fclose(f);
	return text;
}

void run_open(void)
{
	arena = arena_new();
	documents = json_array();
	strcpy(folder, "/tmp/anker-cli-XXXXXX");
	cr_assert(mkdtemp(folder) != NULL);
	unsetenv("COLUMNS");
	setenv("XDG_STATE_HOME", folder, 1);
	cr_assert_eq(lang_init("en", "share"), 0);
	write_file("test.regel", rule);
	options = (struct cli_options){
		.db = path_of("c.db"),
		.demo_db = path_of("demo.db"),
		.share = "share",
		.locale = "share",
		.rules = folder,
		.expert = "anna",
		.today = TODAY,
	};
}

void run_close(void)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -rf %s", folder);
	cr_assert_eq(system(command), 0);
	json_decref(documents);
	arena_free(&arena);
}

static char **copy_words(const char *const *words, int *argc)
{
	char **argv = arena_alloc(arena, (WORDS + 1) * sizeof(*argv));

	for (*argc = 0; words[*argc] != NULL; (*argc)++)
		argv[*argc] = arena_strdup(arena, words[*argc]);
	return argv;
}

static int make_file(const char *name)
{
	int fd = open(path_of(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	cr_assert(fd >= 0);
	return fd;
}

static void child(const char *const *words, int out, int err)
{
	int argc;
	char **argv = copy_words(words, &argc);
	struct cli_options o = options;

	setsid(); /* no terminal: what would be asked there is refused, whoever runs the tests */
	if (dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
		_exit(LEAKED);
	int code = cli_main(&o, argc, argv);
	fflush(stderr);
#if defined(__SANITIZE_ADDRESS__)
	/* What the checker says is not a message of anker. */
	dup2(make_file("leaks"), STDERR_FILENO);
	if (__lsan_do_recoverable_leak_check() != 0)
		code = LEAKED;
#endif
	_exit(code);
}

pid_t anker_start(int out, const char *const *words)
{
	int err = make_file("err");

	fflush(stdout);
	fflush(stderr);
	pid_t pid = fork();
	cr_assert(pid >= 0);
	if (pid == 0)
		child(words, out, err);
	close(err);
	return pid;
}

struct result anker_end(pid_t pid)
{
	int status;

	cr_assert_eq(waitpid(pid, &status, 0), pid);
	struct result r = { WIFEXITED(status) ? WEXITSTATUS(status) : -1, arena_strdup(arena, ""),
		read_file(path_of("err")) };
	cr_assert(WIFEXITED(status), "died of signal %d: %s", WTERMSIG(status), r.err);
	cr_assert_neq(r.code, LEAKED, "leaks: %s", r.code == LEAKED ? read_file(path_of("leaks")) : "");
	return r;
}

struct result anker_to(int out, const char *const *words)
{
	return anker_end(anker_start(out, words));
}

struct result anker_run(const char *const *words)
{
	int out = make_file("out");
	struct result r = anker_to(out, words);

	close(out);
	r.out = read_file(path_of("out"));
	return r;
}

int anker_options(struct cli_options *o, const char *const *words, int *first)
{
	int argc;
	char **argv = copy_words(words, &argc);

	return cli_options_read(o, argc, argv, first);
}

char *anker_good(const char *const *words)
{
	struct result r = anker_run(words);

	cr_assert_eq(
		r.code, CLI_GOOD, "%s %s: %d: %s", words[0], words[1] != NULL ? words[1] : "", r.code, r.err);
	return r.out;
}

json_t *anker_json(const char *const *words)
{
	char *text = anker_good(words);
	json_error_t error;
	json_t *value = json_loads(text, JSON_DECODE_ANY, &error);

	cr_assert(value != NULL, "%s: %s in: %s", words[0], error.text, text);
	json_array_append_new(documents, value);
	return value;
}

bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

const char *text_of(json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	cr_assert(value != NULL, "no key %s", key);
	return json_string_value(value);
}

json_int_t number_of(json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);

	cr_assert(json_is_integer(value), "%s is no whole number", key);
	return json_integer_value(value);
}

void make_office(void)
{
	GOOD("add", "employer", "name=Bakkerij De Korenaar", "place=Zwolle");
	GOOD("add", "employee", "given_name=Jan", "infix=de", "family_name=Wit");
	GOOD("add", "employee", "given_name=Sara", "family_name=Amrani");
	GOOD("add", "placement", "number=P-1", "employee=Jan de Wit", "employer=Bakkerij De Korenaar",
		"start=2026-01-05", "course=smooth");
	GOOD("add", "placement", "number=P-2", "employee=Sara Amrani", "employer=1", "start=2026-02-02");
}

void run_leave_terminal(void)
{
	int fd = open("/dev/tty", O_RDWR);

	if (fd >= 0)
		ioctl(fd, TIOCNOTTY);
	close(fd);
}
