/* The log: what the expert need not see (SQL, codes) goes to
 * $XDG_STATE_HOME/anker/log, each line cleaned, mode 0600. */
#ifndef ANKER_LOG_H
#define ANKER_LOG_H

/* Never fails: without a writable place the line is dropped. */
void log_write(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
