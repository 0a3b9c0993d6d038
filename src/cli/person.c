/* `anker person`: everything about one employee as a page or as JSON; without one, the requests by
 * law that wait for an answer. */
#include <stdlib.h>
#include <string.h>

#include "anker/file.h"
#include "anker/person.h"
#include "internal.h"
#include "interview.h"

static json_t *request_json(struct cli *c, const void *row, size_t i)
{
	const struct request_row *r = (const struct request_row *)row + i;
	json_t *o = json_object();

	(void)c;
	json_object_set_new(o, "id", json_id(r->id));
	json_object_set_new(o, "employee", json_id(r->employee));
	json_object_set_new(o, "employee_name", json_text(r->name));
	json_object_set_new(o, "kind", json_text(r->kind));
	json_object_set_new(o, "came", json_day(r->came));
	json_object_set_new(o, "due", json_day(r->due));
	return o;
}

static int list_requests(struct cli *c)
{
	struct request_row *row;
	size_t n;
	int rc = app_requests(c->app, false, c->arena, &row, &n);

	if (rc < 0)
		return cli_done(rc);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, request_json, row);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_print(c, "%s\n",
			_("no request waits for an answer; a new one: anker add person_requests employee=NAME "
			  "kind=access"));
		return CLI_GOOD;
	}
	const struct column col[] = { { _("Answer by"), false, true }, { _("Request"), false, true },
		{ _("Of"), false, true }, { _("Came in"), false, true }, { _("Record"), false, false } };
	struct table *t = table_new(c, col, sizeof col / sizeof *col);

	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ date_long(c->arena, row[i].due), row[i].kind, row[i].name,
				     date_long(c->arena, row[i].came),
				     arena_printf(c->arena, "person_request/%s", id_show(row[i].id, c->arena)) });
	table_end(&t);
	return CLI_GOOD;
}

/* In memory: one person's, and nothing is written when it fails. */
static int as_json(struct cli *c, int64_t employee, const char **out)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);
	int rc = f ? app_person_json(c->app, employee, f) : err_set(ERR_IO, _("there is no memory for it"));

	if (f)
		fclose(f);
	if (rc == 0)
		*out = arena_strdup(c->arena, text);
	free(text);
	return rc;
}

static int as_page(struct cli *c, int64_t employee, enum summary_format format, const char **out)
{
	char *text;
	int rc = app_person_document(c->app, employee, c->arena, &text);

	if (rc == 0)
		*out = summary_render(text, format, lang_code(), c->arena);
	return rc;
}

int command_person(struct cli *c)
{
	enum summary_format format;
	const char *text = "";
	int64_t employee;
	int rc = cli_page_format(c, &format);

	if (rc != CLI_GOOD)
		return rc;
	if (c->words == 0)
		return list_requests(c);
	int done = app_person_find(c->app, c->word[0], c->arena, &employee);
	if (done == 0)
		done = c->args.given[OPT_JSON] ? as_json(c, employee, &text) : as_page(c, employee, format, &text);
	if (done < 0)
		return cli_done(done);
	if (cli_output(c))
		return cli_done(file_replace(cli_output(c), text, strlen(text)));
	cli_print(c, "%s", text);
	return CLI_GOOD;
}
