/* Questions on the terminal itself, also while the output goes elsewhere. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* A line without its end; without `echo` what is typed is not shown. The terminal is as it was
 * when the program ends or is stopped meanwhile. ERR_NOTFOUND, with no message: there is no
 * terminal; ERR_STOPPED: nothing was typed, but the end of input. */
int terminal_ask(const char *prompt, bool echo, char *line, size_t size);

/* A screen of its own on the terminal, of which nothing stays when it ends. */
void terminal_apart(bool begin);

/* One line on the terminal; nothing where there is none. */
void terminal_say(const char *text);

#endif
