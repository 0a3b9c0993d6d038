/* The yardstick for the screens: the least a list over SQLite can be. Opens the
 * same file, shows one page of placements, moves the selection with j and k,
 * leaves with q. No cleaning, no columns, no help, no undo. */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 200 };

static char line[ROWS][128];
static int n;

static int load(const char *path, int limit)
{
	static const char sql[] =
		"SELECT e.given_name, e.family_name, o.name, p.job_title, p.start FROM placement p"
		" JOIN employee e ON e.id = p.employee JOIN organisation o ON o.id = p.employer"
		" WHERE p.deleted = 0 ORDER BY p.deleted, p.employee_key, p.id LIMIT ?1";
	sqlite3 *db;
	sqlite3_stmt *st;
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) || sqlite3_prepare_v2(db, sql, -1, &st, NULL))
		return -1;
	sqlite3_bind_int(st, 1, limit);
	for (n = 0; n < ROWS && sqlite3_step(st) == SQLITE_ROW; n++)
		snprintf(line[n], sizeof line[n], "%-10.10s %-15.15s %-22.22s %-16.16s %s",
			(const char *)sqlite3_column_text(st, 0), (const char *)sqlite3_column_text(st, 1),
			(const char *)sqlite3_column_text(st, 2), (const char *)sqlite3_column_text(st, 3),
			(const char *)sqlite3_column_text(st, 4));
	sqlite3_finalize(st);
	sqlite3_close(db);
	return 0;
}

int main(int argc, char **argv)
{
	int sel = 0, key;
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	if (argc < 2 || load(argv[1], LINES - 2)) {
		endwin();
		fprintf(stderr, "usage: minimal FILE\n");
		return 1;
	}
	do {
		erase();
		for (int i = 0; i < n; i++) {
			attrset(i == sel ? A_REVERSE : A_NORMAL);
			mvaddnstr(i + 1, 0, line[i], COLS);
		}
		attrset(A_NORMAL);
		mvaddstr(LINES - 1, 0, "j k q");
		move(sel + 1, 0);
		refresh();
		key = getch();
		if (key == 'j' && sel + 1 < n)
			sel++;
		if (key == 'k' && sel > 0)
			sel--;
	} while (key != 'q' && key != ERR);
	endwin();
	return 0;
}
