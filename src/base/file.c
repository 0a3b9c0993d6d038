/* Files of our own: the folders above them. */
#include "anker/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anker/arena.h"

void file_make_folders(const char *path)
{
	char *copy = xstrdup(path);

	for (char *slash = *copy ? strchr(copy + 1, '/') : NULL; slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	free(copy);
}
