/* This program in the list of connections. One that shows screens looks between two keys whether it is to end.
 * A command looks in the middle of what it reads or writes, where its own connection sees the moment at which
 * that began: it is noted by a connection of its own, which does nothing else. */
#include "anker/office.h"
#include "internal.h"

static int open_watch(struct app *app)
{
	const struct store_options so = { .path = store_path(app->store), .share = app->share, .user = app->user,
		.force_network = true /* asked for when the file was opened first */ };
	return store_open(&app->watch, &so);
}

int connect_shared(struct app *app, const struct app_options *o)
{
	int rc = 0;
	if (!app->shared || !o->what)
		return 0;
	if (o->watch && (rc = open_watch(app)))
		return rc;
	return store_connect(app->watch ? app->watch : app->store, o->source ? o->source : "",
		o->terminal ? o->terminal : "", o->what);
}

void disconnect_shared(struct app *app)
{
	/* One that could not is forgotten by who comes next. */
	if (app->watch)
		store_disconnect(app->watch);
	store_close(&app->watch);
	if (app->store)
		store_disconnect(app->store);
}

bool app_asked_to_end(struct app *app)
{
	return store_asked_to_end(app->watch ? app->watch : app->store);
}
