/* libFuzzer: any text as a catalogue; what comes out can be shown and is found again. clang
 * -fsanitize=fuzzer,address,undefined; seeds: tests/data/fuzz/catalogue. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anker/arena.h"
#include "anker/catalogue.h"
#include "anker/file.h"
#include "anker/knowledge.h"
#include "anker/script.h"
#include "anker/text.h"

static void check_clean(const char *text, struct arena *a)
{
	if (!text || strcmp(text, text_clean(a, text, true)) != 0)
		abort();
}

static void check_item(const struct catalogue *c, const struct catalogue_item *i, struct arena *a)
{
	struct md_line *line;
	const char *page = catalogue_page(i, a);

	if (!*i->id || !*i->title || !*i->category || catalogue_item(c, i->id) != i ||
		!catalogue_text(i, "what"))
		abort();
	check_clean(i->title, a);
	for (size_t k = 0; k < i->nkeys; k++) {
		if (!*catalogue_values(i, i->key[k].key))
			abort();
		check_clean(catalogue_words(i, i->key[k].key, a), a);
	}
	for (size_t t = 0; t < i->ntexts; t++)
		check_clean(i->text[t].text, a);
	knowledge_render_markdown(page, strlen(page), 72, a, &line);
}

/* A text without a fault opens, with as many entries as were counted. */
static void open_it(const char *folder, const uint8_t *data, size_t size, size_t entries, struct arena *a)
{
	char *path = arena_printf(a, "%s/reference/instruments.en.md", folder);
	const struct catalogue_item *all, **found;
	struct catalogue *c;

	if (file_replace(path, (const char *)data, size) < 0)
		abort();
	if (catalogue_open(&c, folder, NULL, "instruments", "en") < 0)
		return; /* it has another name */
	if (catalogue_items(c, &all) != entries || catalogue_search(c, "", a, &found) != entries)
		abort();
	for (size_t i = 0; i < entries; i++)
		check_item(c, &all[i], a);
	catalogue_free(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char folder[] = "/tmp/anker-fuzz-XXXXXX";
	struct arena *a = arena_new();
	struct script_fault *fault;
	size_t n, entries;

	if (strstr(folder, "XXXXXX") &&
		(!mkdtemp(folder) || mkdir(arena_printf(a, "%s/reference", folder), 0700) < 0))
		abort();
	int err = catalogue_faults("fuzz.md", (const char *)data, size, a, &fault, &n, &entries);
	for (size_t i = 0; i < n; i++)
		script_fault_show(&fault[i], a);
	if (err == 0 && (n || !entries))
		abort();
	if (err == 0)
		open_it(folder, data, size, entries, a);
	arena_free(&a);
	return 0;
}
