/* `anker research`: tables about who takes part in a programme, under pseudonyms. What must not leave is
 * looked for in every byte that was written; what was written is read by R, where that is installed. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

static const char *folder, *placement, *employer; /* the last two: a placement that takes part, by number */
static size_t taking;

/* The demo's first three placements do not take part; the others do. */
static void open_study(void)
{
	run_open();
	options.db_given = true;
	GOOD("demo", "--placements", "60");
	GOOD("add", "region", "name=Twente");
	GOOD("add", "programme", "name=Duurzaam Werkt", "start=2026-01-01", "until=2029-12-31");
	json_t *all = JSON("list", "placements", "--json");
	taking = 0;
	for (size_t i = 0; i < json_array_size(all); i++) {
		json_t *p = json_array_get(all, i);
		if (number_of(p, "id") <= 3)
			continue;
		employer = arena_printf(arena, "employer=%lld", (long long)number_of(p, "employer"));
		placement = arena_printf(arena, "placement=%lld", (long long)number_of(p, "id"));
		GOOD("add", "participation", "programme=1", employer, placement, "selected=2026-02-01",
			"agreed=2026-03-01");
		taking++;
	}
	folder = path_of("study");
}

TestSuite(research, .init = open_study, .fini = run_close);

static char *table(const char *name)
{
	return read_file(arena_printf(arena, "%s/%s.csv", folder, name));
}

static size_t lines(const char *text)
{
	size_t n = 0;
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

/* The pseudonym at the start of a table's n-th row, from 1. */
static const char *code_of(const char *text, size_t n)
{
	while (n-- > 0)
		text = strchr(text, '\n') + 1;
	return arena_strndup(arena, text, strcspn(text, ",\n"));
}

/* All that was written. */
static char *everything(void)
{
	DIR *d = opendir(folder);
	const struct dirent *e;
	char *all = arena_strdup(arena, "");
	cr_assert(d != NULL);
	while ((e = readdir(d)) != NULL)
		if (e->d_name[0] != '.' && strcmp(e->d_name, "codebook.csv") != 0 &&
			strcmp(e->d_name, "choices.csv") != 0)
			all = arena_printf(arena, "%s%s", all,
				read_file(arena_printf(arena, "%s/%s", folder, e->d_name)));
	closedir(d);
	return all;
}

static void has_none(const char *all, const char *entity, const char *field)
{
	json_t *rows = JSON("list", entity, "--json");
	size_t looked = 0;
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const char *value = text_of(json_array_get(rows, i), field);
		enum { SHORTEST = 4 }; /* "de" and "van" are in other words */
		if (!value || strlen(value) < SHORTEST)
			continue;
		looked++;
		cr_assert(!has(all, value), "%s.%s \"%s\" was written", entity, field, value);
	}
	cr_assert(looked > 0, "there is no %s.%s to look for", entity, field);
}

Test(research, writes_nothing_that_says_who_it_is)
{
	GOOD("set", arena_printf(arena, "employer/%s", strchr(employer, '=') + 1), "address=Dorpsstraat 17",
		"postcode=7511 AB", "place=Enschede", "email=info@korenaar.nl", "phone=053-4811223",
		"coc_number=12345678");
	json_t *p = JSON("show", arena_printf(arena, "placement/%s", strchr(placement, '=') + 1), "--json");
	GOOD("set", arena_printf(arena, "employee/%lld", (long long)number_of(p, "employee")),
		"phone=06-48112239", "email=wie@thuis.nl");
	GOOD("set", arena_printf(arena, "placement/%s", strchr(placement, '=') + 1), "number=PL-77312",
		"note=Zeldzaam woord");
	GOOD("add", "person", "given_name=Sjoerdtje", "family_name=Quintessens", "phone=06-53317741",
		"email=sjq@korenaar.nl",
		arena_printf(arena, "organisation=%lld", (long long)number_of(p, "employer")));
	GOOD("research", "export", "duurzaam", "--to", folder);
	const char *all = everything();
	static const char *const fields[][2] = { { "employees", "family_name" },
		{ "employees", "given_name" }, { "employees", "birth_date" }, { "employees", "phone" },
		{ "employees", "email" }, { "persons", "family_name" }, { "persons", "phone" },
		{ "persons", "email" }, { "employers", "name" }, { "employers", "address" },
		{ "employers", "postcode" }, { "employers", "place" }, { "employers", "phone" },
		{ "employers", "email" }, { "experts", "family_name" }, { "contacts", "note" },
		{ "placements", "number" }, { "placements", "note" }, { "bottlenecks", "note" } };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		has_none(all, fields[i][0], fields[i][1]);
}

Test(research, holds_who_takes_part__and_nobody_who_objected)
{
	GOOD("research", "export", "duurzaam", "--to", folder);
	cr_assert_eq(lines(table("placement")), 1 + taking);
	size_t contacts = lines(table("contact"));
	json_t *p = JSON("show", arena_printf(arena, "placement/%s", strchr(placement, '=') + 1), "--json");
	GOOD("set", arena_printf(arena, "employee/%lld", (long long)number_of(p, "employee")),
		"objection=2026-11-01");
	folder = path_of("again");
	json_t *counts = JSON("research", "export", "--to", folder, "--json");
	cr_assert_eq(lines(table("placement")), taking);
	cr_assert_eq(lines(table("participation")), taking, "that one took part is about that one too");
	cr_assert_lt(lines(table("contact")), contacts);
	for (size_t i = 0; i < json_array_size(counts); i++) {
		json_t *row = json_array_get(counts, i);
		if (strcmp(text_of(row, "table"), "placement") == 0)
			cr_assert_eq(number_of(row, "left_out"), 1);
	}
}

Test(research, keeps_a_pseudonym_in_one_programme__and_gives_another_in_the_next)
{
	GOOD("research", "export", "duurzaam", "--to", folder);
	const char *before = table("placement"), *other;
	folder = path_of("again");
	GOOD("research", "export", "duurzaam", "--to", folder);
	cr_assert_str_eq(table("placement"), before);
	GOOD("add", "programme", "name=Nog een", "start=2026-01-01", "until=2027-12-31");
	GOOD("add", "participation", "programme=2", employer, placement, "selected=2026-02-01",
		"agreed=2026-03-01");
	folder = path_of("other");
	GOOD("research", "export", "nog", "--to", folder);
	other = table("placement");
	cr_assert_eq(lines(other), 2);
	cr_assert(!has(before, code_of(other, 1)), "the same in another programme");
}

/* By chance: the order of the rows is not that in which records were made. */
Test(research, has_rows_in_an_order_that_tells_nothing)
{
	GOOD("research", "export", "duurzaam", "--to", folder);
	const char *text = table("placement");
	size_t later = 0, n = lines(text) - 1;
	long long last = 0;
	for (size_t i = 1; i <= n; i++) {
		const char *told = GOOD("research", "who", code_of(text, i), "--reason", "test");
		long long id = atoll(strrchr(told, '/') + 1);
		cr_assert_gt(id, 3);
		later += id > last;
		last = id;
		if (i > 1)
			cr_assert_lt(strcmp(code_of(text, i - 1), code_of(text, i)), 0);
	}
	cr_assert(later > n / 4 && later < 3 * n / 4, "%zu of %zu follow the one before them", later, n);
}

Test(research, gives_a_field_with_words_once_it_was_released)
{
	GOOD("add", "contact", placement, "date=2026-11-01", "party=employee", "note=Vindt het werk fijn",
		"reached=yes");
	GOOD("research", "export", "--to", folder);
	cr_assert(!has(everything(), "Vindt het werk fijn"));
	cr_assert_eq(ANKER("research", "release", "contact.note").code, CLI_REFUSED, "no reason");
	cr_assert_eq(ANKER("research", "release", "employee.family_name", "--reason", "x").code, CLI_REFUSED,
		"never");
	cr_assert_eq(
		ANKER("research", "release", "employer.name", "--reason", "x").code, CLI_REFUSED, "never");
	cr_assert_eq(ANKER("research", "release", "employee.birth_date", "--reason", "x").code, CLI_REFUSED,
		"never");
	GOOD("research", "release", "contact.note", "--reason", "Consent of all");
	cr_assert_eq(
		ANKER("research", "release", "contact.note", "--reason", "x").code, CLI_REFUSED, "already");
	cr_assert(has(GOOD("research", "releases"), "Consent of all"));
	folder = path_of("released");
	GOOD("research", "export", "--to", folder);
	cr_assert(has(table("contact"), "Vindt het werk fijn"));
	cr_assert(has(table("codebook"),
			  "contact,note,Notitie contact,Contact note,text,free_text,given: released") ||
		  has(table("codebook"), "given: released"));
	GOOD("research", "withdraw", "contact.note");
	folder = path_of("withdrawn");
	GOOD("research", "export", "--to", folder);
	cr_assert(!has(everything(), "Vindt het werk fijn"));
}

Test(research, tells_the_smallest_groups__and_who_is_meant_for_a_reason)
{
	json_t *groups = JSON("research", "check", "--json", "--limit", "5");
	cr_assert_eq(json_array_size(groups), 5);
	cr_assert_eq(number_of(json_array_get(groups, 0), "size"), 1);
	cr_assert(has(GOOD("research", "check"), "could recognise"));
	GOOD("research", "export", "--to", folder);
	const char *code = code_of(table("employee"), 1);
	cr_assert_eq(ANKER("research", "who", code).code, CLI_REFUSED);
	cr_assert(has(GOOD("research", "who", code, "--reason", "fell ill"), "employee/"));
	cr_assert_eq(ANKER("research", "who", "employee-0", "--reason", "x").code, CLI_REFUSED);
}

Test(research, a_folder_that_is_there_stays)
{
	cr_assert_eq(mkdir(folder, 0700), 0);
	cr_assert_eq(ANKER("research", "export", "--to", folder).code, CLI_REFUSED);
	cr_assert_eq(rmdir(folder), 0, "nothing was put in it");
	cr_assert_eq(ANKER("research", "export").code, CLI_WRONG_USE);
	cr_assert_eq(ANKER("research", "export", "--to", path_of("no/such/out")).code, CLI_REFUSED);
}

/* Killed wherever it is: the folder is whole or not there, and the next time it is. */
Test(research, killed__leaves_all_or_nothing, .timeout = 120)
{
	static const char *const last[] = { "research", "export", "--to", NULL, NULL };
	const char *words[5];
	memcpy(words, last, sizeof last);
	words[3] = folder;
	size_t none = 0;
	for (int i = 0; i < 40; i++) {
		int nowhere = open("/dev/null", O_WRONLY);
		pid_t pid = anker_start(nowhere, words);
		usleep((useconds_t)(1000 + i * 2500));
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
		close(nowhere);
		if (access(folder, F_OK) != 0) {
			none++;
			continue;
		}
		cr_assert(has(read_file(arena_printf(arena, "%s/README.txt", folder)), "hours.csv"));
		cr_assert_eq(lines(table("placement")), 1 + taking);
		cr_assert_eq(system(arena_printf(arena, "rm -r %s", folder)), 0);
	}
	cr_assert_gt(none, 3, "it was hardly ever killed in time");
	GOOD("research", "export", "--to", folder);
	cr_assert_neq(access(path_of(".study.part"), F_OK), 0, "what a killed one left is gone");
}

/* R says of each column what the book says of it. */
static const char in_r[] =
	"options(warn = 2)\n"
	"setwd(commandArgs(TRUE)[1])\n"
	"book <- read.csv('codebook.csv', na.strings = '')\n"
	"codes <- read.csv('choices.csv', na.strings = '')\n"
	"given <- book[startsWith(book$given, 'given'), ]\n"
	"for (t in unique(book$table)) {\n"
	"  d <- read.csv(paste0(t, '.csv'), na.strings = '', check.names = FALSE)\n"
	"  g <- given[given$table == t, ]\n"
	"  stopifnot(identical(names(d), g$column), nrow(d) == g$rows[1], !anyDuplicated(d$id), "
	"!anyNA(d$id))\n"
	"  for (i in seq_len(nrow(g))) {\n"
	"    v <- d[[g$column[i]]]\n"
	"    v <- v[!is.na(v)]\n"
	"    if (!is.na(g$present[i]) && !startsWith(as.character(g$present[i]), '<'))\n"
	"      stopifnot(length(v) == as.integer(g$present[i]))\n"
	"    if (length(v) == 0) next\n"
	"    k <- g$kind[i]\n"
	"    if (k %in% c('number', 'percentage', 'decimal', 'year')) stopifnot(is.numeric(v))\n"
	"    if (k == 'yes_no') stopifnot(is.logical(v))\n"
	"    if (k == 'date') stopifnot(!anyNA(as.Date(v, '%Y-%m-%d')))\n"
	"    if (k == 'code') {\n"
	"      own <- codes[codes$table == t & codes$column == g$column[i], ]\n"
	"      stopifnot(v %in% own$code)\n"
	"      told <- own[!is.na(own$count) & own$count != '<5', ]\n"
	"      stopifnot(vapply(told$code, function(x) sum(v == x), 1L) == as.integer(told$count))\n"
	"      small <- own$code[!is.na(own$count) & own$count == '<5']\n"
	"      stopifnot(vapply(small, function(x) sum(v == x), 1L) %in% 1:4)\n"
	"    }\n"
	"    if (startsWith(k, 'pseudonym of ')) {\n"
	"      other <- sub('pseudonym of ', '', k)\n"
	"      stopifnot(v %in% read.csv(paste0(other, '.csv'), na.strings = '')$id)\n"
	"    }\n"
	"  }\n"
	"}\n"
	"p <- read.csv('placement.csv', na.strings = '')\n"
	"e <- read.csv('employee.csv', na.strings = '')\n"
	"stopifnot(nrow(merge(p, e, by.x = 'employee', by.y = 'id')) == nrow(p))\n"
	"cat('good', nrow(p), '\\n')\n";

Test(research, is_read_by_r__as_the_codebook_says, .timeout = 120)
{
	if (system("Rscript --version >/dev/null 2>&1") != 0)
		cr_skip_test("Rscript is not installed (Debian: r-base-core): the tables were not read by R");
	GOOD("add", "contact", placement, "date=2026-11-01", "party=employee", "reached=yes",
		"note=Zei: \"ja, graag\";\ndaarna =1+1 en niets meer");
	GOOD("research", "release", "contact.note", "--reason", "test");
	GOOD("research", "export", "--to", folder);
	const char *script = write_file("read.R", in_r), *said = path_of("said");
	int rc = system(arena_printf(
		arena, "LC_ALL=C.UTF-8 Rscript --vanilla %s %s > %s 2>&1", script, folder, said));
	cr_assert_eq(rc, 0, "%s", read_file(said));
	cr_assert(has(read_file(said), arena_printf(arena, "good %zu", taking)), "%s", read_file(said));
}

/* The same pseudonyms as before it was sealed, so the same tables. */
Test(research, is_written_from_a_sealed_caseload)
{
	const char *words = write_file("words", "vier woorden achter elkaar\n"), *sealed = path_of("sealed");
	GOOD("research", "export", "--to", folder);
	GOOD("seal", "--passphrase-file", words);
	GOOD("research", "export", "--to", sealed, "--passphrase-file", words);
	cr_assert_eq(system(arena_printf(arena, "diff -r %s %s", folder, sealed)), 0);
}
