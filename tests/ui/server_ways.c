/* See server_ways.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/ui/server_ways.h"

/* @: the file that nothing may make. */
static const char *const ways[] = {
	"anker list placements; touch @", "anker list placements && touch @", "anker list placements || touch @",
	"anker list placements | touch @", "anker list placements & touch @", "anker list placements\ntouch @",
	"anker list `touch @`", "anker list $(touch @)", "anker list placements > @", "anker list \"$(touch @)\"",
	"$(touch @)", "`touch @`", "touch @", "sh", "/bin/sh -c 'touch @'", "bash -ic 'touch @'", "env touch @",
	"exec touch @", "anker\ttouch\t@", "'anker' touch @", "anker touch @", "../anker list placements",
	"/usr/bin/anker list placements", "ankerx", "\"\"", "''", "'", "anker 'list", "anker list\\",
	"scp -t @", "scp -f /etc/passwd", "internal-sftp", "/usr/lib/openssh/sftp-server", "rsync --server . @",
	"git-upload-pack /etc", "anker --db /etc/passwd list placements", "anker --db=@ add employer name=x",
	"anker list placements --db @", "anker --expert piet list placements", "anker --exp piet list placements",
	"anker --today 2020-01-01 list placements", "anker --force-network list placements",
	"anker --passphrase-file /etc/passwd list placements", "anker --recovery list placements",
	"anker --server --db /etc/passwd", "anker list placements --server", "anker --dump-keys",
	"anker seal", "anker seal @", "anker unseal /etc/passwd", "anker passphrase", "anker demo --new",
	"anker init --shared @", "anker /etc/passwd", "anker ./x.anker", "anker import /etc/passwd",
	"anker import ../../r.anker", "anker import .", "anker import ..", "anker import link --as employers",
	"anker import hard --as employers", "anker import /proc/self/environ", "anker import /proc/self/fd/0",
	"anker import /dev/stdin", "anker import fifo", "anker export placements -o @", "anker export placements -o ../x",
	"anker export placements -o .x", "anker export placements -o /proc/self/fd/1", "anker export placements -o link",
	"anker export placements -o /dev/tty", "anker field in /etc/passwd --dry-run", "anker field in link --dry-run",
	"anker field in - --dry-run --passphrase-file /etc/passwd", "anker field in - --yes --to localhost",
	"anker field out --mine -o @ --passphrase-file -", "anker field lost 1 --yes -o @", "anker rules check /etc/passwd",
	"anker rules check link", "anker rules test /etc/passwd", "anker rules effect /etc/passwd",
	"anker interview check /etc/passwd", "anker interview summary 1 -o @", "anker instruments check /etc/passwd",
	"anker spar-card 1 -o @", "anker backup @", "anker backup ../r", "anker exchange get ../../r.anker",
	"anker exchange get /etc/passwd", "anker exchange get link", "anker exchange get hard", "anker exchange get .",
	"anker exchange get ''", "anker exchange put @", "anker exchange put ../x", "anker exchange put link",
	"anker exchange put -", "anker exchange remove ../../r.anker", "anker exchange remove link",
	"anker exchange remove .", "anker rules check -", "anker rules effect -", "anker instruments check -",
	"anker interview check -", "anker import nothing.csv --as employers", "anker exchange get folder", "anker exchange get fifo", "anker exchange get 'a\nb'",
};
enum { WAYS = sizeof ways / sizeof *ways };

void ways_prepare(struct served *s)
{
	char command[1024];

	cr_assert_eq(served_direct(s, &(struct direct){ .command = "anker exchange list" }).code, 0);
	snprintf(command, sizeof command,
		"cd '%s' && ln -s /etc/passwd link && echo 'root:secret' >'%s/secret' && ln '%s/secret' hard && mkdir folder && "
		"mkfifo fifo",
		s->exchange, s->d.folder, s->d.folder);
	cr_assert_eq(system(command), 0);
}

/* With the name of the mark in the place of each @. */
static void fill_in(const struct served *s, char *out, size_t size, const char *way)
{
	size_t n = 0;

	for (; *way != '\0'; way++) {
		n += (size_t)snprintf(out + n, size - n, "%s", *way == '@' ? s->mark : (char[]){ *way, '\0' });
		cr_assert_lt(n, size);
	}
}

static const char *contents(struct served *s)
{
	return demo_sql(&s->d, "SELECT count(*) || ' ' || max(id) FROM txn");
}

static void must_not_be(const struct served *s, const char *name)
{
	char path[256];
	struct stat st;

	snprintf(path, sizeof path, "%s/%s", s->d.folder, name);
	cr_expect_neq(stat(path, &st), 0, "%s was made", path);
}

void ways_try(struct served *s, struct said (*run)(const char *command))
{
	char command[512], before[64];
	struct stat st;

	snprintf(before, sizeof before, "%s", contents(s));
	for (size_t i = 0; i < WAYS; i++) {
		fill_in(s, command, sizeof command, ways[i]);
		struct said r = run(command);
		cr_expect_neq(r.code, 0, "%s: %s", command, r.out);
		cr_expect(strstr(r.out, "root:") == NULL && strstr(r.err, "root:") == NULL, "%s: %s%s", command, r.out, r.err);
		cr_expect(strncmp(r.err, "anker: ", 7) == 0, "%s: %s", command, r.err);
		cr_expect_neq(stat(s->mark, &st), 0, "%s made the mark", command);
		unlink(s->mark);
	}
	cr_assert_str_eq(contents(s), before);
	must_not_be(s, "office/exchange/x");
	must_not_be(s, "office/x");
	must_not_be(s, "-");
}
