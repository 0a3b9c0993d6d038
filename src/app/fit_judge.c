/* Load beside capacity, point by point: which task counts, and whether it fits. */
#include <stdlib.h>
#include <string.h>

#include "fit.h"

size_t fit_items(void)
{
	size_t n = 0;
	while (choices_capacity_item[n].code)
		n++;
	return n;
}

int fit_item(const char *code)
{
	return model_choice_index(choices_capacity_item, code);
}

const char *fit_rubric(const struct choice *item)
{
	return lang_text(choices_rubric[model_choice_index(choices_rubric, item->group)].label);
}

bool fit_is_complete(const char *source)
{
	return strcmp(source, "fml") == 0;
}

int fit_level(const char *code)
{
	return code && model_choice_index(choices_load, code) >= 0 ? *code - '0' : FIT_UNKNOWN;
}

bool fit_is_assumed(const char *certainty)
{
	return strcmp(certainty, "assumed") == 0;
}

int fit_tenths(const char *hours)
{
	return hours ? (int)(strtod(hours, NULL) * 10 + 0.5) : FIT_UNKNOWN;
}

/* Established goes before told, and both before what nobody says or is assumed. */
static int rank(const char *certainty)
{
	int i = *certainty ? model_choice_index(choices_certainty, certainty) : -1;
	return i < 0 || fit_is_assumed(certainty) ? 2 + (i >= 0) : i;
}

static void demand_add(struct demand *d, const struct asked_row *r, struct arena *a)
{
	int load = fit_level(r->load);
	if (!fit_is_assumed(r->certainty) && load > d->firm)
		d->firm = load;
	if (load < d->load)
		return;
	if (load > d->load) {
		d->load = load;
		d->certainty = r->certainty;
		d->tasks = r->name;
		d->load_item = r->id;
		d->task = r->task;
		return;
	}
	d->tasks = arena_printf(a, "%s, %s", d->tasks, r->name);
	if (rank(r->certainty) < rank(d->certainty))
		d->certainty = r->certainty;
}

void fit_demands(const struct asked_row *asked, size_t n, struct arena *a, struct demand *d, size_t *tasks,
	int *tenths)
{
	size_t ntasks = 0, items = fit_items();
	int sum = 0;
	for (size_t i = 0; i < items; i++)
		d[i] = (struct demand){
			.load = FIT_UNKNOWN, .firm = FIT_UNKNOWN, .certainty = "", .tasks = ""
		};
	for (size_t i = 0; i < n; i++) {
		int item = *asked[i].item ? fit_item(asked[i].item) : -1;
		if (i == 0 || asked[i].task != asked[i - 1].task) {
			ntasks++;
			sum += asked[i].hours ? fit_tenths(asked[i].hours) : 0;
		}
		if (item >= 0)
			demand_add(&d[item], &asked[i], a);
	}
	if (tasks)
		*tasks = ntasks;
	if (tenths)
		*tenths = sum;
}

struct judged fit_judge(const struct demand *d, const struct supply *s)
{
	if (d->load < 0)
		return (struct judged){ FIT_NOT_ASKED, false };
	if (s->limitation < 0) /* what is hardly asked fits whatever someone can */
		return (struct judged){ d->load ? FIT_NO_CAPACITY : FIT_WITHIN, false };
	int over = d->load + s->limitation - FIT_SCALE;
	if (over > 0)
		return (struct judged){ FIT_OVER, s->assumed || d->firm + s->limitation <= FIT_SCALE };
	return (struct judged){ over == 0 ? FIT_JUST : FIT_WITHIN, false };
}
