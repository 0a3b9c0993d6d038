/* One question list -> struct script: libcmark makes a tree, its blocks are gathered
 * under the heading they stand below. The format is described in anker/script.h. */
#include "anker/script.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "anker/arena.h"
#include "anker/err.h"
#include "anker/hash.h"
#include "anker/text.h"
#include "markdown.h"
#include "script_reading.h"
#include "source.h"

/* ---- headings ---- */

/* What stood under the last heading is whole now. */
static void finish_place(struct reading *r)
{
	struct known *known = r->nknown ? &r->known[r->nknown - 1] : NULL;

	script_keys_read(r);
	if (r->place == IN_LIST) {
		r->s->intro = r->text ? r->text : "";
	} else if (r->place == IN_QUESTION) {
		script_question_complete(r);
		r->q.hint = r->text ? r->text : "";
		if (r->bad) {
			rules_condition_free((struct rules_condition **)&r->q.when);
		} else {
			known->index = (long)r->nquestions;
			script_question_put(r, &r->q);
		}
	}
}

static void begin_place(struct reading *r, enum place place, int line)
{
	r->place = place;
	r->line = line;
	r->bad = false;
	r->text = NULL;
	memset(r->value, 0, sizeof r->value);
	r->choices = NULL;
	r->nchoices = 0;
	r->has_kind = false;
}

/* The words and id of a heading; a fault for an id that is missing or wrong. */
static void split_heading(struct reading *r, cmark_node *heading, char **words, char **id)
{
	source_mark(r->arena, md_text(r->arena, heading), "{#", words, id);
	if (!script_is_word(*id, false))
		script_fault(r, r->line,
			arena_printf(r->arena, _("end it in {#%s}, or another name of small letters"),
				script_slug(r->arena, *words, '-')),
			**id ? _("\"%.60s\" is no name for this heading") : _("this heading has no name"),
			*id);
	else if (!**words)
		script_fault(r, r->line, _("write the words before the name"),
			_("the heading {#%.60s} has no words"), *id);
	if (source_has_html(heading))
		script_fault(r, r->line, _("write plain text, *emphasis* or **strong**"),
			_("HTML is not understood"));
}

static void begin_topic(struct reading *r, cmark_node *heading)
{
	char *title, *id;

	begin_place(r, IN_TOPIC, cmark_node_get_start_line(heading));
	split_heading(r, heading, &title, &id);
	for (size_t i = 0; i < r->ntopics; i++) {
		if (*id && strcmp(r->topics[i].id, id) == 0)
			script_fault(r, r->line, _("give each topic a name of its own"),
				_("the topic {#%s} is here twice"), id);
	}
	r->topics = script_room(r->arena, r->topics, r->ntopics, sizeof *r->topics);
	r->topics[r->ntopics++] = (struct script_topic){ id, title };
}

static void begin_question(struct reading *r, cmark_node *heading)
{
	char *text, *id;

	begin_place(r, IN_QUESTION, cmark_node_get_start_line(heading));
	split_heading(r, heading, &text, &id);
	if (!r->ntopics)
		script_fault(r, r->line, _("put \"## Topic {#topic}\" above it"),
			_("this question stands under no topic"));
	for (size_t i = 0; i < r->nknown; i++) {
		if (*id && strcmp(r->known[i].id, id) == 0)
			script_fault(r, r->line,
				arena_printf(r->arena, _("the first is in line %d"), r->known[i].line),
				_("the question {#%s} is here twice"), id);
	}
	r->known = script_room(r->arena, r->known, r->nknown, sizeof *r->known);
	r->known[r->nknown++] = (struct known){ id, r->line, -1 };
	r->q = (struct question){ .id = id, .text = text, .fact = -1, .part = PART_ELSE, .say = "",
		.topic = r->ntopics ? r->ntopics - 1 : 0, .after = -1, .line = r->line };
}

/* ---- blocks ---- */

static void add_text(struct reading *r, cmark_node *paragraph)
{
	const char *text = md_text(r->arena, paragraph);

	if (r->place == IN_TOPIC)
		script_fault(r, cmark_node_get_start_line(paragraph),
			_("put it under a question, as its hint"), _("text under a topic is shown nowhere"));
	r->text = r->text ? arena_printf(r->arena, "%s\n%s", r->text, text) : text;
}

static void add_choice(struct reading *r, cmark_node *item)
{
	int line = cmark_node_get_start_line(item);
	char *label, *code;

	source_mark(r->arena, md_text(r->arena, item), "{", &label, &code);
	if (!script_is_word(code, true))
		script_fault(r, line,
			arena_printf(r->arena, _("end it in {%s}, or another code of small letters"),
				script_slug(r->arena, label, '_')),
			*code ? _("\"%.60s\" is no code") : _("this choice has no code"), code);
	else if (!*label)
		script_fault(r, line, _("write the words before the code"),
			_("the choice {%.60s} has no words"), code);
	for (size_t i = 0; i < r->nchoices; i++) {
		if (strcmp(r->choices[i].code, code) == 0)
			script_fault(r, line, _("give each choice a code of its own"),
				_("the code {%.60s} is used twice"), code);
	}
	r->choices = script_room(r->arena, r->choices, r->nchoices, sizeof *r->choices);
	r->choices[r->nchoices++] = (struct answer_choice){ code, label };
}

/* An item of a list must be one line of text, however it is wrapped. */
static bool is_plain_item(struct reading *r, cmark_node *item)
{
	cmark_node *inside = cmark_node_first_child(item);

	if (inside && !cmark_node_next(inside) && cmark_node_get_type(inside) == CMARK_NODE_PARAGRAPH)
		return true;
	script_fault(r, cmark_node_get_start_line(item), _("write one line of text"),
		_("this item of the list cannot be read"));
	return false;
}

static void add_list(struct reading *r, cmark_node *list)
{
	bool choices = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;

	if (choices && r->place != IN_QUESTION) {
		script_fault(r, cmark_node_get_start_line(list), _("put it under a question (###)"),
			_("choices that belong to no question"));
		return;
	}
	if (choices && !r->nchoices)
		r->choices_line = cmark_node_get_start_line(list);
	for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
		if (!is_plain_item(r, item))
			continue;
		if (!choices) {
			script_key_add(r, md_text(r->arena, item), cmark_node_get_start_line(item));
		} else if (r->nchoices == CHOICES_MOST) {
			script_fault(r, cmark_node_get_start_line(item), _("ask it in two questions"),
				_("more than %d choices"), CHOICES_MOST);
			return;
		} else {
			add_choice(r, item);
		}
	}
}

static void add_block(struct reading *r, cmark_node *block)
{
	int line = cmark_node_get_start_line(block);

	if (source_has_html(block))
		script_fault(r, line, _("write plain text, *emphasis* or **strong**"),
			_("HTML is not understood"));
	else if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
		add_text(r, block);
	else if (cmark_node_get_type(block) == CMARK_NODE_LIST)
		add_list(r, block);
	else if (source_is_heading(block, 1))
		script_fault(r, line, _("use \"##\" for a topic and \"###\" for a question"),
			_("a second \"#\" heading"));
	else
		script_fault(r, line,
			_("use headings, paragraphs, \"- key: value\" and \"1. choice {code}\""),
			_("this cannot be read in a question list"));
}

/* ---- the whole ---- */

static void read_blocks(struct reading *r, cmark_node *first)
{
	for (cmark_node *b = cmark_node_next(first); b; b = cmark_node_next(b)) {
		bool topic = source_is_heading(b, 2), question = source_is_heading(b, 3);

		if (topic || question)
			finish_place(r);
		if ((question && r->nknown >= QUESTIONS_MOST) || (topic && r->ntopics == TOPICS_MOST)) {
			script_fault(r, cmark_node_get_start_line(b), _("split it into two lists"),
				_("more than %d questions or %d topics; the rest is left out"),
				QUESTIONS_MOST, TOPICS_MOST);
			return;
		}
		if (topic)
			begin_topic(r, b);
		else if (question)
			begin_question(r, b);
		else
			add_block(r, b);
	}
	finish_place(r);
}

/* Topics of which every question was left out are left out too. */
static void drop_empty_topics(struct reading *r)
{
	size_t kept = 0, q = 0;

	for (size_t t = 0; t < r->ntopics; t++) {
		size_t from = q;

		for (; q < r->nquestions && r->questions[q].topic == t; q++)
			r->questions[q].topic = kept;
		if (q > from)
			r->topics[kept++] = r->topics[t];
	}
	r->ntopics = kept;
}

/* In the order of the file; those of one line as they were found. */
static void sort_faults(struct reading *r)
{
	for (size_t i = 1; i < r->nfaults; i++) {
		struct script_fault f = r->faults[i];
		size_t to = i;

		for (; to && r->faults[to - 1].line > f.line; to--)
			r->faults[to] = r->faults[to - 1];
		r->faults[to] = f;
	}
}

static int check_complete(struct reading *r)
{
	const struct script_fault *f = r->faults;

	if (r->nquestions)
		return 0;
	if (f)
		return source_fault(f->file, f->line,
			f->tip ? arena_printf(r->arena, "%s; %s", f->message, f->tip) : f->message);
	return source_fault(r->file, 1, _("there are no questions; add \"### Question {#question}\""));
}

static int read_list(struct reading *r, struct script_own *own, cmark_node *root)
{
	cmark_node *first = cmark_node_first_child(root);
	char *title = NULL, *id = NULL;
	int err;

	begin_place(r, IN_LIST, 1);
	if (source_is_heading(first, 1))
		source_mark(r->arena, md_text(r->arena, first), "{#", &title, &id);
	if (!title || !*title || !script_is_word(id, false))
		return source_fault(r->file, first ? cmark_node_get_start_line(first) : 1,
			_("a question list must begin with \"# Title {#name}\""));
	r->s->id = id;
	r->s->title = title;
	own->body = strlen(own->script.text);
	for (cmark_node *b = first; b; b = cmark_node_next(b)) {
		if (source_is_heading(b, 2)) {
			own->body = source_offset(own->script.text, cmark_node_get_start_line(b));
			break;
		}
	}
	read_blocks(r, first);
	drop_empty_topics(r);
	sort_faults(r);
	if ((err = check_complete(r)) < 0)
		return err;
	r->s->topics = r->topics;
	r->s->ntopics = r->ntopics;
	r->s->questions = r->questions;
	r->s->nquestions = r->nquestions;
	r->s->faults = r->faults;
	r->s->nfaults = r->nfaults;
	return 0;
}

/* *out is there to be freed also when it is no question list. */
static int parse(struct reading *r, struct script **out, const char *name, const char *lang, const char *text,
	size_t len, const struct knowledge *guides, const struct ruleset *rules)
{
	struct arena *a;
	struct script_own *own;
	cmark_node *root;
	int err;

	*out = NULL;
	*r = (struct reading){ .guides = guides, .rules = rules };
	text = len ? text : "";
	if ((err = source_check(name, text, len)) < 0)
		return err;
	a = arena_new();
	own = xmalloc(sizeof *own);
	*own = (struct script_own){ .arena = a, .guides = guides };
	own->script = (struct script){ .party = "", .purpose = "", .medium = "", .version = "", .source = "",
		.lang = strcmp(lang, "en") == 0 ? "en" : "nl", .text = arena_strndup(a, text, len) };
	r->s = &own->script;
	r->arena = a;
	r->file = arena_strdup(a, name);
	root = cmark_parse_document(text, len, CMARK_OPT_DEFAULT);
	*out = &own->script;
	err = read_list(r, own, root);
	cmark_node_free(root);
	return err;
}

int script_parse(struct script **out, const char *name, const char *lang, const char *text, size_t len,
	const struct knowledge *guides, const struct ruleset *rules)
{
	struct reading r;
	int err = parse(&r, out, name, lang, text, len, guides, rules);

	if (err < 0)
		script_free(out);
	return err;
}

int script_faults(const char *name, const char *lang, const char *text, size_t len,
	const struct knowledge *guides, const struct ruleset *rules, struct arena *a,
	struct script_fault **out, size_t *n)
{
	struct reading r;
	struct script *s;
	int err = parse(&r, &s, name, lang, text, len, guides, rules);

	*n = r.nfaults;
	*out = arena_alloc(a, r.nfaults * sizeof **out + 1);
	for (size_t i = 0; i < r.nfaults; i++) {
		const struct script_fault *f = &r.faults[i];

		(*out)[i] = (struct script_fault){ arena_strdup(a, f->file), f->line,
			arena_strdup(a, f->message), f->tip ? arena_strdup(a, f->tip) : NULL };
	}
	script_free(&s);
	return err;
}

void script_free(struct script **s)
{
	struct script_own *own = (struct script_own *)*s;

	if (!own)
		return;
	for (size_t i = 0; i < own->script.nquestions; i++)
		rules_condition_free((struct rules_condition **)&own->script.questions[i].when);
	arena_free(&own->arena);
	free(own);
	*s = NULL;
}

long script_question(const struct script *s, const char *id)
{
	for (size_t i = 0; i < s->nquestions; i++) {
		if (strcmp(s->questions[i].id, id) == 0)
			return (long)i;
	}
	return -1;
}

uint64_t script_hash(const char *text)
{
	return hash_text(HASH_START, text);
}
