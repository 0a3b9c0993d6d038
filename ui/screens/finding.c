/* A finding is made from where it was noticed: the section is chosen first, its words begin as those of the
 * contact that is selected. */
#include "screens/finding.h"

#include "anker/arena.h"
#include "anker/choices.h"
#include "anker/err.h"
#include "anker/lang.h"
#include "core/prompt.h"
#include "screens/records.h"

enum { SECTIONS_MOST = 16 };
/* What it says comes first: the rest is mostly known. */
static const char *const form[] = { "text", "shared", "factor", "date", "section", "placement", "employer",
	"programme",
	"region", NULL };

/* What the contact says: of whom, when and which words. */
static size_t from_contact(struct screen *s, int64_t contact, struct arena *a, struct preset *out, int *rc)
{
	static const char *const fields[][2] = { { "placement", "placement" }, { "employer", "employer" },
		{ "date", "date" }, { "note", "text" } };
	struct record *r;
	size_t n = 0;

	if ((*rc = store_get(app_of(s)->store, E_CONTACT, contact, a, &r)) < 0)
		return 0;
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (record_get(r, fields[i][0]))
			out[n++] = (struct preset){ fields[i][1], record_get(r, fields[i][0]) };
	return n;
}

/* Of a placement the store fills in the employer. */
static size_t about(struct subject subject, struct arena *a, struct preset *out)
{
	int64_t id = subject.placement ? subject.placement : subject.employer;

	if (!id)
		return 0;
	out[0] = (struct preset){ subject.placement ? "placement" : "employer",
		arena_printf(a, "%lld", (long long)id) };
	return 1;
}

unsigned finding_add(struct screen *s, struct subject subject, int64_t contact)
{
	struct arena *a = arena_new();
	struct pick picks[SECTIONS_MOST];
	struct preset preset[SECTIONS_MOST];
	size_t n = 0, presets;
	unsigned react = UI_PAINT;
	int rc = 0, i;

	for (const struct choice *c = choices_section; c->code && n < SECTIONS_MOST; c++)
		picks[n++] = (struct pick){ c->code, label_capital(a, c->label), NULL };
	i = ui_pick(s, _("To which section does it belong?"), picks, n, NULL);
	if (i >= 0) {
		presets = contact ? from_contact(s, contact, a, preset, &rc) : about(subject, a, preset);
		preset[presets++] = (struct preset){ "section", picks[i].code };
		react = rc < 0 ? ui_failed(s) :
			record_edit_fields(s, E_FINDING, 0, preset, presets,
				arena_printf(a, "%s · %s", label_capital(a, model_entity(E_FINDING)->label),
					lang_text(choices_section[i].label)),
				form);
	}
	arena_free(&a);
	return react;
}
