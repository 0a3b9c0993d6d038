/* generate FOLDER PLACEMENTS CONTACTS: placements.csv and contacts.csv as an
 * office would export them (separator ';'), always the same for the same size. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t state = 42;

static unsigned roll(unsigned below)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % below;
}

static const char *const given[] = { "Jan", "Fatma", "Piet", "Noor", "Ahmed", "Lotte", "Bram", "Esra", "Tim", "Wendy",
	"Omar", "Sanne", "Koen", "Iris", "Rachid", "Maud" };
static const char *const family[] = { "de Wit", "Yilmaz", "Bakker", "van Dam", "Visser", "Smit", "Mulder", "Bos",
	"Peters", "van der Steen", "Prins", "Blom", "Huisman", "Kuiper", "Post", "Brouwer" };
static const char *const word[] = { "tempo", "rooster", "collega", "machine", "pauze", "leidinggevende", "planning",
	"begeleiding", "taken", "vakantie", "dagstart", "lijn", "hal", "feedback", "afspraak", "uren", "vervoer", "team",
	"drukte", "checklist", "oefenen", "rustig", "moe", "tevreden", "trots", "fouten", "hulp", "jobcoach", "contract",
	"verlenging", "gesprek", "bezoek" };
static const char *const medium[] = { "telefoon", "op locatie", "e-mail of bericht", "video" };
static const char *const party[] = { "werkgever", "werknemer", "jobcoach" };

static FILE *file(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "w");
	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return fprintf(stderr, "usage: generate FOLDER PLACEMENTS CONTACTS\n"), 2;
	int placements = atoi(argv[2]), contacts = atoi(argv[3]), employers = placements * 2 / 5 + 1;
	FILE *f = file(argv[1], "placements.csv");
	fprintf(f, "Nummer;Werkgever;Plaats;Voornaam;Achternaam;Geboortedatum;Functie;Uren;Startdatum;Verloop;Arbeidsdeskundige\n");
	for (int i = 0; i < placements; i++)
		fprintf(f, "P%d;Bedrijf %d;Plaats %d;%s;%s %d;%02u-%02u-%u;%s;%u;%02u-%02u-20%02u;%s;Deskundige %d\n", i + 1,
			i % employers, i % employers % 90, given[roll(16)], family[roll(16)], i, 1 + roll(28), 1 + roll(12),
			1965 + roll(40), word[roll(32)], 12 + roll(25), 1 + roll(28), 1 + roll(12), 20 + roll(6),
			(const char *[]){ "soepel", "aandacht", "moeizaam" }[roll(3)], i / 150);
	fclose(f);
	f = file(argv[1], "contacts.csv");
	fprintf(f, "Nummer;Datum;Middel;Met;Notitie\n");
	for (int i = 0; i < contacts; i++) {
		fprintf(f, "P%u;%02u-%02u-20%02u;%s;%s;", roll((unsigned)placements) + 1, 1 + roll(28), 1 + roll(12), 20 + roll(6),
			medium[roll(4)], party[roll(3)]);
		for (unsigned k = 0, n = 6 + roll(14); k < n; k++)
			fprintf(f, k ? " %s" : "%s", word[roll(32)]);
		fprintf(f, " %d\n", i);
	}
	fclose(f);
	return 0;
}
