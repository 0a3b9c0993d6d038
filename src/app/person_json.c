/* Everything about one person as JSON: {"employees": [...], "placements": [...], ...}. */
#include "anker/exchange.h"
#include "person_records.h"

static int write_json(struct app *app, int64_t employee, FILE *out)
{
	struct arena *a = arena_new();
	struct person_records p;
	int rc = person_records(app, employee, "person --json", a, &p);
	if (rc == 0)
		fputc('{', out);
	for (size_t at = 0, n; rc == 0 && at < p.n; at += n) {
		for (n = 1; at + n < p.n && p.record[at + n]->entity == p.record[at]->entity;)
			n++;
		fprintf(out, "%s\n\"%s\": ", at ? "," : "", p.record[at]->entity->plural);
		rc = export_json_records(p.whole->store, p.record + at, n, out);
	}
	if (rc == 0)
		fputs("\n}\n", out);
	arena_free(&a);
	return rc;
}

int app_person_json(struct app *app, int64_t employee, FILE *out)
{
	int rc = store_whole(app->store, true);
	if (rc == 0)
		rc = write_json(app, employee, out);
	store_whole(app->store, false);
	return rc;
}
