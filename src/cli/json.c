/* JSON out: values with the names of the contract, printed through safe_stream. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

void cli_json(struct cli *c, json_t *value)
{
	FILE *stream = cli_may_show(c) ? safe_stream(c->out, SAFE_JSON) : NULL;

	if (stream != NULL) {
		json_dumpf(value, stream, JSON_INDENT(2) | JSON_ENCODE_ANY);
		putc('\n', stream);
		fclose(stream);
	}
	json_decref(value);
}

void cli_json_list(
	struct cli *c, size_t n, json_t *(*at)(struct cli *c, const void *list, size_t i), const void *list)
{
	FILE *stream = cli_may_show(c) ? safe_stream(c->out, SAFE_JSON) : NULL;

	if (stream == NULL)
		return;
	putc('[', stream);
	for (size_t i = 0; i < n; i++) {
		json_t *value = at(c, list, i);
		fputs(i == 0 ? "\n" : ",\n", stream);
		json_dumpf(value, stream, JSON_INDENT(2) | JSON_ENCODE_ANY);
		json_decref(value);
	}
	fputs(n == 0 ? "]\n" : "\n]\n", stream);
	fclose(stream);
}

json_t *json_text(const char *s)
{
	if (s == NULL)
		return json_null();
	json_t *value = json_string(s);
	if (value != NULL)
		return value;
	/* Another program wrote bytes that are no UTF-8. */
	struct arena *a = arena_new();
	value = json_string(text_clean(a, s, true));
	arena_free(&a);
	return value;
}

json_t *json_id(int64_t id)
{
	return id == 0 ? json_null() : json_integer(id);
}

json_t *json_day(day d)
{
	char buf[DATE_ISO_SIZE];

	return d == DAY_NONE ? json_null() : json_string(date_iso(buf, d));
}

json_t *json_subject(struct cli *c, int64_t placement, int64_t employer)
{
	const char *kind = placement != 0 ? "placement" : "employer";

	return json_string(arena_printf(
		c->arena, "%s/%s", kind, id_show(placement != 0 ? placement : employer, c->arena)));
}
