/* Files as a whole: read in one go; our own made for their owner alone, and written
 * whole or not at all. */
#ifndef ANKER_FILE_H
#define ANKER_FILE_H

#include <stddef.h>

struct str;

/* Adds the file to `out`, no more than `most` bytes of it: ask for one more than may be
 * to see that it is too large. A pipe that nobody writes to is an empty file, it is not
 * waited for. 0, or errno's number: who reads knows how to say what is missing. */
int file_read(const char *path, size_t most, struct str *out);

/* Makes every folder above the last '/' of path that is not there yet, for the
 * owner alone. Says nothing when it cannot: making the file itself then fails. */
void file_make_folders(const char *path);

/* Puts `text` (n bytes) in the place of the file's contents, through a new file that
 * is on disk before it takes the old one's name: a reader, or a power cut, sees the
 * one or the other. Keeps the mode of an existing file and follows a link to it;
 * what is no file (a pipe, a device) is written to as it is.
 * ERR_READONLY: it may not be written; ERR_IO. */
int file_replace(const char *path, const char *text, size_t n);

/* A name that was given or taken away is on disk only when its folder is. 0, or -1 with errno. */
int file_sync_folder(const char *path);
/* The folder itself, for fsync: a descriptor, or -1 with errno. */
int file_open_folder(const char *path);

/* Deletes it; no file is fine. Codes as above. */
int file_remove(const char *path);

#endif
