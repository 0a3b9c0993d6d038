/* The log: what the expert need not see (SQL, codes) goes to
 * $XDG_STATE_HOME/anker/log, each line cleaned, mode 0600. */
#ifndef ANKER_LOG_H
#define ANKER_LOG_H

/* From now on to the system's log instead, and through the line to it that is opened here: on a
 * server there is no place of one's own, and no new connection is made later. */
void log_to_system(void);

/* Never fails: without a writable place the line is dropped. */
void log_write(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
