/* A small office for the tests of app: a real file, the real schema and guides,
 * and a few rules of its own (office.c) whose outcome a reader can predict. */
#ifndef TESTS_APP_OFFICE_H
#define TESTS_APP_OFFICE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "anker/app.h"
#include "anker/arena.h"
#include "anker/err.h"

enum { TODAY = 20779 }; /* 2026-11-22, a Sunday */

extern struct app *app;
extern struct arena *arena;
extern int64_t anna, bram; /* experts; the app's user is anna */

/* .init and .fini of every suite. */
void office_open(void);
void office_close(void);
/* A second connection to the same file, for another user. The caller closes. */
struct app *office_of(const char *user);
const char *office_folder(void);
/* The office becomes a shared caseload: anna and bram are experts, lena is lead, rob researcher, petra privacy
 * officer, beheer administrator; `app` is anna's again, held to her reach. */
void office_share(void);
/* app_open as that user, with its code; *out NULL when it fails. */
int office_try(const char *user, struct app **out);

/* Makes a record through app_save; fields: "name", "value", ..., NULL. */
int64_t put(enum entity_id e, const char *const *fields);
#define PUT(e, ...) put(e, (const char *const[]){ __VA_ARGS__, NULL })
/* Changes one field of a record. */
void change(enum entity_id e, int64_t id, const char *field, const char *value);
struct record *get(enum entity_id e, int64_t id);
/* The record that was made last. */
struct record *latest(enum entity_id e);
const char *id(int64_t record);

int64_t make_employer(const char *name);
/* Active, of anna, course difficult, contact person named, spoken with both
 * parties today: nothing to suggest. `name` is the employee's family name. */
int64_t make_placement(int64_t employer, const char *name);
/* A contact on the placement; `reached` "1" or "0". */
int64_t make_contact(int64_t placement, const char *party, const char *date, const char *reached);

/* Suggestions of a placement, as "title; title", with "+" before those behind it. */
const char *titles(int64_t placement, int64_t employer, int64_t expert);
/* The one suggestion with this rule on this placement (or employer); fails when
 * there is none. */
struct suggestion *suggested(const char *rule, int64_t placement, int64_t employer);
bool shows(const char *rule, int64_t placement, int64_t employer);

/* app_decide, for answers without a weighing; its code. */
int accepted(const struct suggestion *sg, day due);
int postponed(const struct suggestion *sg, day until);
int dismissed(const struct suggestion *sg, const char *reason, const char *note);

#endif
