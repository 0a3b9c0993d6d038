/* Errors: one negative code per kind, one line of text for the expert.
 *
 * Every function that can fail returns 0 or one of these codes. Lower layers
 * set the text, middle layers pass the code on, only ui, cli and main show it.
 * The text is in the user's language, says what to do, and holds no SQL. */
#ifndef ANKER_ERR_H
#define ANKER_ERR_H

enum err {
	ERR_NOTFOUND = -1, /* the thing asked for does not exist */
	ERR_INVALID = -2,  /* a value, file or argument is not acceptable */
	ERR_CONFLICT = -3, /* someone else changed the same field; nothing was written */
	ERR_BUSY = -4,     /* another writer held the file past the time limit */
	ERR_READONLY = -5, /* the file or medium cannot be written */
	ERR_TOONEW = -6,   /* the file was made by a newer anker */
	ERR_IO = -7,       /* reading or writing a file failed */
	ERR_DB = -8,       /* the database reports an error; details are in the log */
	ERR_STOPPED = -9,  /* the user stopped the work (Ctrl-C) */
	ERR_DENIED = -10,  /* this account has no right to it */
};

/* Stores the one-line message for `code` and returns `code`, so that a caller
 * can write `return err_set(ERR_INVALID, _("..."), ...)`. Control characters
 * in the result are replaced. */
int err_set(int code, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The message of the most recent failure; never NULL, valid until the next
 * err_set. Read it right after the call that failed. */
const char *err_last(void);

#endif
