/* Files of our own: made for their owner alone. */
#ifndef ANKER_FILE_H
#define ANKER_FILE_H

/* Makes every folder above the last '/' of path that is not there yet, for the
 * owner alone. Says nothing when it cannot: making the file itself then fails. */
void file_make_folders(const char *path);

#endif
