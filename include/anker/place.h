/* Where a user may read and write files. At one's own machine everywhere; on a server only in the user's own
 * exchange folder, by plain names. Every path that a user typed goes through here before it is opened. */
#ifndef ANKER_PLACE_H
#define ANKER_PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Once, by main: from now on this process serves a user on a server; `exchange` is that user's folder. */
void place_restrict(const char *exchange);
bool place_restricted(void);
/* The exchange folder, or NULL where it is not restricted. */
const char *place_folder(void);

/* A typed name -> path to open. Unrestricted: as it is. Restricted: FOLDER/NAME when NAME is plain: no slash,
 * no dot in front, no control characters, at most 200 bytes; and no link, device or folder stands there.
 * "-" is a name too: who takes it for a stream does not ask. ERR_INVALID: says so. *out is in the arena. */
int place_of(const char *typed, struct arena *a, const char **out);

/* The same file as the user knows it: on a server without the exchange folder. */
const char *place_shown(const char *path);

/* ---- place_folder.c: how much may stand in the exchange folder ---- */

/* Something that is written there under a hidden name, a file or a folder: it is counted, and swept when this
 * process is gone. *held: a descriptor of it, to be closed when it has its name or is away. */
int place_hidden(struct arena *a, bool folder, char **path, int *held);
/* Sweeps, counts all that stands there, and refuses (ERR_IO, says so) where more than `bytes` cannot be added.
 * *left: how large one more file may be. Unrestricted: always room. */
int place_room(int64_t bytes, int64_t *left);
/* With all that is being written at this moment there is more than may be: who writes gives up. */
bool place_overfull(void);

#endif
