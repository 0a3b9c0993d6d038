/* Inside app: tasks of an employer as carving sees them. */
#ifndef ANKER_APP_CARVE_H
#define ANKER_APP_CARVE_H

#include "fit.h"

/* Tasks where this field refers to `id`, by department, then name. */
int carve_tasks(struct app *app, const char *field, int64_t id, struct arena *a, struct carve_task **out,
	size_t *n);

#endif
