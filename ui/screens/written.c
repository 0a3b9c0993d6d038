/* After something was written: what it was, and how to take it back. */
#include "core/screen.h"

#include "anker/lang.h"
#include "screens/counts.h"
#include "screens/screens.h"

void tell_written(struct screen *s, const char *what)
{
	char key[KEY_NAME_SIZE];

	counts_forget();
	ui_toast(s, _("%s · %s undoes it"), what, ui_key_of(s, key, "undo"));
}

unsigned written_txn(struct screen *s, int rc, int64_t txn, const char *what)
{
	if (rc < 0 || txn)
		return written(s, rc, what);
	ui_toast(s, "%s", _("Nothing was changed."));
	return UI_PAINT;
}

unsigned written(struct screen *s, int rc, const char *what)
{
	if (rc < 0)
		return ui_failed(s);
	tell_written(s, what);
	return UI_LOAD;
}
