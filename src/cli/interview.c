/* `anker interview`: prepare a talk, hold it in plain prompts, look at what was said,
 * write its summary, and check a question list. */
#include <string.h>

#include "anker/file.h"
#include "anker/str.h"
#include "interview.h"

int cli_interview(struct cli *c, const char *word, int64_t *out)
{
	static const char entity[] = "interview/";
	struct record *r;

	if (strncmp(word, entity, sizeof entity - 1) == 0)
		word += sizeof entity - 1;
	if (id_parse(word, out) < 0)
		return cli_wrong(_("\"%s\" is no conversation; anker interview list tells their numbers"), word);
	int rc = cli_done(store_get(c->app->store, E_INTERVIEW, *out, c->arena, &r));
	return rc != CLI_GOOD ? rc : cli_read(c, E_INTERVIEW, *out);
}

/* At talking speed "De Linde" will do, when only one employer is like it. */
int cli_whom(struct cli *c, const char *word, int64_t *placement, int64_t *employer)
{
	struct match *m;
	size_t n = 0, exact = 0;
	int64_t id;

	if (id_parse(word, &id) == 0 || strchr(word, '/') != NULL)
		return cli_subject(c, word, placement, employer);
	int done = store_lookup(c->app->store, E_ORGANISATION, word, 0, 10, c->arena, &m, &n);
	if (done < 0)
		return cli_done(done);
	for (size_t i = 0; i < n; i++)
		if (m[i].exact && exact++ == 0)
			m[0].id = m[i].id;
	if (exact != 1 && n != 1)
		return cli_subject(c, word, placement, employer);
	*placement = 0;
	*employer = m[0].id;
	return cli_read(c, E_ORGANISATION, *employer);
}

const char *cli_party(struct cli *c, const char *script)
{
	struct script *s;
	const char *party;

	if (interview_script(c->app, script, &s) < 0)
		return "";
	party = arena_strdup(c->arena, s->party);
	script_free(&s);
	return party;
}

/* ---- prepare ---- */

static const char *promise_text(struct cli *c, const struct record *r)
{
	const char *by = cli_choice(c, r, "promised_by"), *due = record_get(r, "due");

	return arena_printf(c->arena, "%s: %s%s%s", *by ? by : _("we"), record_get(r, "what"), due ? ", " : "",
		due ? cli_choice(c, r, "due") : "");
}

static void print_records(struct cli *c, const char *title, struct record *const *r, size_t n)
{
	if (n > 0)
		cli_print(c, "\n%s\n", title);
	for (size_t i = 0; i < n; i++)
		cli_wrap(c, 4, "  - ", promise_text(c, r[i]));
}

static void print_preparation(struct cli *c, const struct preparation *p)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	const char *party = cli_party(c, p->script);

	cli_print(c, "%s%s%s\n", p->employer_name, *p->place ? ", " : "", p->place);
	if (p->last != NULL)
		cli_wrap(c, 2, "", arena_printf(c->arena, _("last contact %s: %s"), cli_choice(c, p->last, "date"),
			record_text(p->last, "note")));
	for (size_t i = 0; i < p->nplacements; i++) {
		const struct prepared_placement *one = &p->placement[i];
		cli_wrap(c, 4, "  - ", arena_printf(c->arena, _("%s (%s), placement %s; suggestions: %zu"),
			one->employee, one->job_title, id_show(one->id, c->arena), one->suggestions));
	}
	print_records(c, _("Promises"), p->promises, p->npromises);
	print_records(c, _("Actions"), p->actions, p->nactions);
	print_records(c, _("Still to explain"), p->explain, p->nexplain);
	if (p->nask > 0)
		cli_print(c, "\n%s\n", _("Ask first"));
	for (size_t i = 0; i < p->nask; i++)
		cli_wrap(c, 4, "  - ", arena_printf(c->arena, ask_first_fits(&p->ask[i], party) ?
			_("%s%s%s (suggestions that wait: %zu)") : _("%s%s%s (private: is not asked; suggestions that "
			"wait: %zu)"), p->ask[i].who, *p->ask[i].who ? ": " : "",
			lang_text(fact[p->ask[i].fact].question), p->ask[i].nrules));
	if (p->unfinished != NULL)
		cli_print(c, _("\nnot finished: conversation %s\n"), id_show(p->unfinished->id, c->arena));
	cli_print(c, _("\nquestion list: %s\n"), p->script);
}

static json_t *records_json(struct record *const *r, size_t n)
{
	json_t *all = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();
		json_object_set_new(o, "action", json_id(r[i]->id));
		json_object_set_new(o, "promised_by", json_text(record_get(r[i], "promised_by")));
		json_object_set_new(o, "what", json_text(record_get(r[i], "what")));
		json_object_set_new(o, "due", json_text(record_get(r[i], "due")));
		json_array_append_new(all, o);
	}
	return all;
}

static json_t *ask_json(struct cli *c, const struct preparation *p)
{
	size_t nfacts;
	const struct fact *fact = rules_facts(&nfacts);
	const char *party = cli_party(c, p->script);
	json_t *all = json_array();

	for (size_t i = 0; i < p->nask; i++) {
		const struct ask_first *ask = &p->ask[i];
		json_t *o = json_object(), *rules = json_array();
		json_object_set_new(o, "fact", json_text(fact[ask->fact].name));
		json_object_set_new(o, "question", json_text(lang_text(fact[ask->fact].question)));
		json_object_set_new(o, "placement", json_id(ask->placement));
		json_object_set_new(o, "value", json_integer(ask->value));
		json_object_set_new(o, "asked", json_boolean(ask_first_fits(ask, party)));
		for (size_t k = 0; k < ask->nrules; k++)
			json_array_append_new(rules, json_text(rules_get(c->app->rules, ask->rules[k])->id));
		json_object_set_new(o, "rules", rules);
		json_array_append_new(all, o);
	}
	return all;
}

static json_t *preparation_json(struct cli *c, const struct preparation *p)
{
	json_t *o = json_object(), *placements = json_array();

	json_object_set_new(o, "employer", json_id(p->employer));
	json_object_set_new(o, "employer_name", json_text(p->employer_name));
	json_object_set_new(o, "questions", json_text(p->script));
	json_object_set_new(o, "last_contact", p->last ? json_text(record_get(p->last, "date")) : json_null());
	json_object_set_new(o, "unfinished", json_id(p->unfinished ? p->unfinished->id : 0));
	for (size_t i = 0; i < p->nplacements; i++) {
		const struct prepared_placement *one = &p->placement[i];
		json_t *row = json_object();
		json_object_set_new(row, "placement", json_id(one->id));
		json_object_set_new(row, "employee", json_text(one->employee));
		json_object_set_new(row, "course", json_text(one->course));
		json_object_set_new(row, "last_contact", json_day(one->last_contact));
		json_object_set_new(row, "suggestions", json_integer((json_int_t)one->suggestions));
		json_array_append_new(placements, row);
	}
	json_object_set_new(o, "placements", placements);
	json_object_set_new(o, "promises", records_json(p->promises, p->npromises));
	json_object_set_new(o, "actions", records_json(p->actions, p->nactions));
	json_object_set_new(o, "explain", records_json(p->explain, p->nexplain));
	json_object_set_new(o, "ask_first", ask_json(c, p));
	return o;
}

static int prepare(struct cli *c)
{
	int64_t placement, employer;
	struct preparation p;
	int rc = cli_whom(c, c->word[1], &placement, &employer);

	if (rc != CLI_GOOD || (rc = cli_done(interview_prepare(c->app, employer, placement, c->arena, &p))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON])
		cli_json(c, preparation_json(c, &p));
	else
		print_preparation(c, &p);
	return CLI_GOOD;
}

/* ---- list ---- */

static const char *employer_name(struct cli *c, const struct record *r)
{
	return app_show(c->app, &r->entity->fields[model_field(r->entity, "employer")],
		record_get(r, "employer"), c->arena);
}

static json_t *talk_json(struct cli *c, const void *list, size_t i)
{
	struct record *const *found = list;
	const struct record *r = found[i];
	json_t *o = json_object();

	json_object_set_new(o, "id", json_id(r->id));
	for (size_t f = 0; f < r->entity->nfields; f++) {
		const struct field *field = &r->entity->fields[f];
		int64_t id = field->kind == F_REF ? id_of(r->value[f]) : 0;
		json_object_set_new(o, field->name, id ? json_id(id) : json_text(r->value[f]));
	}
	json_object_set_new(o, "employer_name", json_text(employer_name(c, r)));
	return o;
}

static int list(struct cli *c)
{
	const struct column col[] = {
		{ "id", true, true }, { _("Date"), false, true }, { _("Employer"), false, true },
		{ _("Question list"), false, false }, { _("State"), false, true },
	};
	const struct query q = { .entity = E_INTERVIEW, .order = "date", .descending = true };
	struct record **found;
	size_t n;
	int done = store_find(c->app->store, &q, c->arena, &found, &n);

	if (done < 0)
		return cli_done(done);
	if (c->args.given[OPT_JSON]) {
		cli_json_list(c, n, talk_json, found);
		return CLI_GOOD;
	}
	if (n == 0) {
		cli_print(c, _("no conversation was held yet; begin one: anker interview talk EMPLOYER --plain\n"));
		return CLI_GOOD;
	}
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){ id_show(found[i]->id, c->arena),
				     cli_choice(c, found[i], "date"), employer_name(c, found[i]),
				     record_get(found[i], "script"), cli_choice(c, found[i], "state") });
	table_end(&t);
	return CLI_GOOD;
}

/* ---- show ---- */

static json_t *said_json(const struct question *q, int64_t placement, const struct cell *cell)
{
	json_t *o = json_object();

	json_object_set_new(o, "question", json_text(q->id));
	json_object_set_new(o, "text", json_text(q->text));
	json_object_set_new(o, "placement", json_id(q->about == LEVEL_EMPLOYER ? 0 : placement));
	json_object_set_new(o, "state", json_text(choices_answer_state[cell->last->state].code));
	json_object_set_new(o, "value", json_text(cell->last->value));
	json_object_set_new(o, "words", json_text(cell->last->words));
	json_object_set_new(o, "answer", json_text(cell->last->show));
	json_object_set_new(o, "at", json_text(cell->last->at));
	json_object_set_new(o, "warning", json_text(cell->warning));
	return o;
}

static json_t *line_json(const struct talk_line *l)
{
	static const char *const kinds[] = { "note", "remark", "agreement" };
	json_t *o = json_object();

	json_object_set_new(o, "kind", json_text(kinds[l->kind]));
	json_object_set_new(o, "placement", json_id(l->placement));
	json_object_set_new(o, "at", json_text(l->at));
	json_object_set_new(o, "text", json_text(l->text));
	if (l->kind == LINE_AGREEMENT) {
		json_object_set_new(o, "promised_by", json_text(l->promised_by));
		json_object_set_new(o, "due", json_day(l->due));
	}
	return o;
}

static void show_json(struct cli *c, const struct talk *t)
{
	json_t *o = talk_json(c, &t->record, 0), *answers = json_array(), *lines = json_array();

	for (size_t s = 0; s < t->nsubjects; s++)
		for (size_t q = 0; q < t->script->nquestions; q++) {
			const struct cell *cell = talk_cell(t, s, q);
			const struct question *question = &t->script->questions[q];
			if (cell->last != NULL && (s == 0 || question->about != LEVEL_EMPLOYER))
				json_array_append_new(answers,
					said_json(question, t->subject[s].placement, cell));
		}
	for (size_t i = 0; i < t->nlines; i++)
		json_array_append_new(lines, line_json(&t->line[i]));
	json_object_set_new(o, "answers", answers);
	json_object_set_new(o, "lines", lines);
	cli_json(c, o);
}

/* What is about the employer stands once, in front. */
static void show_answers(struct cli *c, const struct talk *t, size_t subject, enum rule_level about)
{
	bool titled = false;

	for (size_t q = 0; q < t->script->nquestions; q++) {
		const struct question *question = &t->script->questions[q];
		const struct cell *cell = talk_cell(t, subject, q);
		if (question->about != about || cell->last == NULL)
			continue;
		if (!titled)
			cli_print(c, "\n%s\n", about == LEVEL_EMPLOYER ? t->employer_name : t->subject[subject].name);
		titled = true;
		cli_wrap(c, 2, "", question->text);
		cli_wrap(c, 4, "", cell->last->show);
	}
}

static void show_lines(struct cli *c, const struct talk *t)
{
	if (t->nlines > 0)
		cli_print(c, "\n%s\n", _("Notes and agreements"));
	for (size_t i = 0; i < t->nlines; i++) {
		const struct talk_line *l = &t->line[i];
		const char *due = l->due != DAY_NONE ? date_long(c->arena, l->due) : "";
		cli_wrap(c, 4, l->kind == LINE_AGREEMENT ? "  * " : "  - ",
			arena_printf(c->arena, "%s%s%s", l->text, *due ? ", " : "", due));
	}
}

static int show(struct cli *c)
{
	struct talk *t;
	int64_t id;
	int rc = cli_interview(c, c->word[1], &id);

	if (rc != CLI_GOOD || (rc = cli_done(talk_open(&t, c->app, id, true))) != CLI_GOOD)
		return rc;
	if (c->args.given[OPT_JSON]) {
		show_json(c, t);
	} else {
		cli_print(c, "%s · %s · %s\n", t->script->title, t->employer_name,
			cli_choice(c, t->record, "date"));
		for (size_t s = 0; s < t->nsubjects; s++) {
			if (s == 0)
				show_answers(c, t, 0, LEVEL_EMPLOYER);
			show_answers(c, t, s, LEVEL_PLACEMENT);
		}
		show_lines(c, t);
	}
	talk_close(&t);
	return CLI_GOOD;
}

/* ---- question lists ---- */

static int lists(struct cli *c)
{
	const struct column col[] = {
		{ _("List"), false, true }, { _("Title"), false, true }, { _("Use"), false, false },
	};
	struct script_name *name;
	size_t n;
	int done = interview_scripts(c->app, c->arena, &name, &n);

	if (done < 0)
		return cli_done(done);
	struct table *t = table_new(c, col, sizeof col / sizeof *col);
	for (size_t i = 0; i < n; i++)
		table_row(t, (const char *const[]){
				     name[i].id, name[i].title, name[i].broken ? name[i].broken : name[i].intro });
	table_end(&t);
	return CLI_GOOD;
}

static int check_one(struct cli *c, const char *path, const struct knowledge *guides, const struct ruleset *rules)
{
	enum { LARGEST = 1 << 20 };
	struct str text = STR_INIT;
	struct script_fault *fault;
	struct script *s = NULL;
	size_t n;
	int why = file_read(path, LARGEST + 1, &text);

	if (why) {
		str_free(&text);
		return cli_refuse(_("%s: cannot be read (%s)"), path, strerror(why));
	}
	int rc = script_faults(path, lang_code(), text.text, text.len, guides, rules, c->arena, &fault, &n);
	for (size_t i = 0; i < n; i++)
		cli_print(c, "%s\n", script_fault_show(&fault[i], c->arena));
	if (n > 0)
		rc = CLI_REFUSED;
	else if ((rc = cli_done(rc)) == CLI_GOOD)
		rc = cli_done(script_parse(&s, path, lang_code(), text.text, text.len, guides, rules));
	str_free(&text);
	if (rc == CLI_GOOD)
		rc = cli_done(script_check_name(s, path));
	if (rc == CLI_GOOD)
		cli_print(c, _("%s: good, %zu questions in %zu topics\n"), path, s->nquestions, s->ntopics);
	script_free(&s);
	return rc;
}

/* Needs no caseload. */
static int check(struct cli *c)
{
	struct knowledge *guides = NULL;
	struct ruleset *rules = NULL;
	int code = cli_path_words(c, 1);

	if (code == CLI_GOOD)
		code = cli_done(knowledge_open(&guides, c->options.share, lang_code()));
	if (code == CLI_GOOD)
		code = cli_rules(c, c->words, &rules);
	for (int i = 1; i < c->words && rules != NULL; i++) {
		int one = check_one(c, c->word[i], guides, rules);
		code = one > code ? one : code;
	}
	rules_free(&rules);
	knowledge_free(&guides);
	return code;
}

/* ---- all of them ---- */

int command_interview(struct cli *c)
{
	static const struct {
		const char *name;
		int least, most; /* words, with the name */
		enum caseload needs;
		int (*run)(struct cli *c);
	} parts[] = {
		{ "prepare", 2, 2, CASELOAD_READ, prepare }, { "list", 1, 1, CASELOAD_READ, list },
		{ "show", 2, 2, CASELOAD_READ, show }, { "talk", 2, 2, CASELOAD_WRITE, cli_interview_talk },
		{ "summary", 2, 2, CASELOAD_READ, cli_interview_summary },
		{ "lists", 1, 1, CASELOAD_READ, lists }, { "check", 2, -1, CASELOAD_NONE, check },
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(c->word[0], parts[i].name) != 0)
			continue;
		if (c->words < parts[i].least || (parts[i].most > 0 && c->words > parts[i].most))
			return cli_wrong(_("anker interview %s"), _(c->command->usage));
		int rc = parts[i].needs == CASELOAD_NONE ? CLI_GOOD : cli_open_caseload(c, parts[i].needs);
		return rc == CLI_GOOD ? parts[i].run(c) : rc;
	}
	return cli_wrong(_("\"%s\" is no part of anker interview: %s"), c->word[0], _(c->command->usage));
}
