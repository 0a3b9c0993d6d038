# anker: make demo (look around), make check (all tests), make help (the rest).
#
# Objects of one module go into one library, and a test tier links only the
# modules below it, so a wrong dependency fails at link time too.

PROGRAM := anker
VERSION := 0.1.0
ifeq ($(origin CC),default)
CC := gcc
endif
B ?= build
PREFIX ?= /usr/local
SAN ?=
WERROR ?=
# How much is done at once.
JOBS ?= $(shell nproc)
export LC_ALL := C.UTF-8

# V=1 shows whole commands.
V ?=
Q := $(if $(V),,@)
SAY = @$(if $(V),:,printf '  %-5s %s\n' $(1) $(2))

PKGS := ncursesw panelw sqlite3 libcmark libutf8proc jansson libsodium libical
TEST_PKGS := criterion vterm
DEBIAN := pkg-config gettext libncurses-dev libsqlite3-dev libcsv-dev \
	libcmark-dev libutf8proc-dev libjansson-dev libsodium-dev libical-dev
DEBIAN_TEST := libcriterion-dev libvterm-dev clang libclang-rt-14-dev sqlite3 time \
	clips libclips-dev libxml2-utils python3-icalendar strace tidy poppler-utils $(if $(CI),openssh-server chromium r-base-core)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wwrite-strings -Wundef
CFLAGS ?= -O2 -g
DEFS := -std=c17 -D_GNU_SOURCE -DANKER_VERSION='"$(VERSION)"' -DANKER_PREFIX='"$(PREFIX)"'
HARD := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
# SAN=1, or a sanitizer of the compiler's own that comes with them.
ifneq ($(SAN),)
HARD := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer \
	$(patsubst %,-fsanitize=%,$(filter-out 1,$(SAN)))
CFLAGS := -O1 -g
endif
ifneq ($(WERROR),)
WARN += -Werror
endif
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv -lm
TEST_LIBS := $(shell pkg-config --libs $(TEST_PKGS) 2>/dev/null) -lutil

# Lower modules come first; a module may use itself and those before it.
ORDER := base model rules store field knowledge exchange app cli core screens
DIR_base := src/base
DIR_model := src/model
DIR_rules := src/rules
DIR_store := src/store
DIR_field := src/field
DIR_knowledge := src/knowledge
DIR_exchange := src/exchange
DIR_app := src/app
DIR_cli := src/cli
DIR_core := ui/core
DIR_screens := ui/screens

# What a test tier of that name links (libraries after their users).
LINK_base := base
LINK_model := model base
LINK_rules := rules model base
LINK_store := store rules model base
LINK_field := field store rules model base
LINK_knowledge := knowledge rules model base
LINK_exchange := exchange store rules model base
LINK_app := app exchange knowledge field store rules model base
LINK_cli := cli $(LINK_app)
LINK_core := core base
LINK_screens := screens core $(LINK_app)
LINK_ui := screens core $(LINK_cli)
LINK_main := screens core cli app exchange knowledge field rules store rules model base

OBJ = $(patsubst %.c,$(B)/%.o,$(wildcard $(DIR_$(1))/*.c))
LIB = $(patsubst %,$(B)/lib%.a,$(1))
# A library, so that a tier takes only the helpers it uses (and may link).
SUPPORT := $(B)/libsupport.a
TIERS := $(filter-out support fuzz data golden bench vectors,$(notdir $(patsubst %/,%,$(wildcard tests/*/))))
POS := $(wildcard share/locale/*.po)
MOS := $(patsubst share/locale/%.po,$(B)/share/locale/%/LC_MESSAGES/anker.mo,$(POS))

.PHONY: all program demo check check-tiers check-tier check-one check-layers check-headers check-sql check-words messages check-messages \
	check-clang clang-read kills cuts simulate crowd fuzz fuzzers build-fuzzers bench install clean help deps deps-test
.SECONDARY:
all: deps
	@$(MAKE) --no-print-directory -j$(JOBS) program

program: $(B)/$(PROGRAM) $(MOS) $(B)/share/man/anker.1

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(call SAY,CC,$<)
	$(Q)$(CC) $(DEFS) $(WARN) $(CFLAGS) $(HARD) $(PKG_CFLAGS) -Iinclude -Iui -I. -MMD -MP -c $< -o $@

define LIBRARY
$(B)/lib$(1).a: $(call OBJ,$(1))
	@rm -f $$@; ar rcs $$@ $$^
endef
$(foreach m,$(ORDER),$(eval $(call LIBRARY,$(m))))

$(B)/$(PROGRAM): $(B)/src/main.o $(call LIB,$(sort $(LINK_main)))
	$(call SAY,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(HARD) -pie -o $@ $< -Wl,--start-group $(call LIB,$(LINK_main)) -Wl,--end-group $(PKG_LIBS)

# Loaded into a real program by tests that make its calls fail, or move its clocks on.
PRELOAD := tests/support/fault.c tests/support/clock.c tests/support/slow.c
PRELOADS := $(patsubst tests/support/%.c,$(B)/tests/%.so,$(PRELOAD))

$(SUPPORT): $(patsubst %.c,$(B)/%.o,$(filter-out $(PRELOAD),$(wildcard tests/support/*.c)))
	@rm -f $@; ar rcs $@ $^

$(PRELOADS): $(B)/tests/%.so: tests/support/%.c
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)
	$(Q)$(CC) $(DEFS) $(WARN) -O2 -g -fPIC -shared -o $@ $<

# The program with those clocks inside it: where nothing may be loaded before it.
CLOCKED := $(B)/tests/anker-clocked
$(CLOCKED): $(B)/src/main.o $(B)/tests/support/clock.o $(call LIB,$(sort $(LINK_main)))
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(HARD) -pie -o $@ $(filter %.o,$^) -Wl,--start-group $(call LIB,$(LINK_main)) -Wl,--end-group $(PKG_LIBS)
$(B)/tests/ui.test: | $(CLOCKED)

define TIER
$(B)/tests/$(1).test: $(patsubst %.c,$(B)/%.o,$(wildcard tests/$(1)/*.c)) $(SUPPORT) $(call LIB,$(LINK_$(1))) | $(PRELOADS)
	@mkdir -p $(B)/tests
	$$(call SAY,LINK,$$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(HARD) -pie -o $$@ $$(filter %.o,$$^) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(PKG_LIBS) $$(TEST_LIBS)
endef
$(foreach t,$(TIERS),$(eval $(call TIER,$(t))))

# One tier: make check-one T=store ARGS=--filter='put/*'
check-one: $(MOS) $(B)/tests/$(T).test
	ANKER=$(B)/$(PROGRAM) $(B)/tests/$(T).test $(ARGS)

# Every tier in this build; the last line counts them all.
check-tiers: program $(patsubst %,$(B)/tests/%.test,$(TIERS))
	@ANKER=$(B)/$(PROGRAM) tests/run-tiers $(B) $(TIERS)

# Talks, saves of a sealed caseload and files that come home, ended at a random moment: make kills N=500
# does that many of each; figures at the end.
N ?= 500
KILLS := $(B)/tests/kills.log
kills: deps-test
	@$(MAKE) --no-print-directory -j2 program $(MOS) $(B)/tests/ui.test $(B)/tests/field.test
	@rm -f $(KILLS)
	@code=0; for t in ui field; do ANKER=$(B)/$(PROGRAM) ANKER_KILLS=$(N) ANKER_KILLS_LOG=$(KILLS) \
		$(B)/tests/$$t.test --filter='*_kills/*' -j8 || code=$$?; done; sort $(KILLS) | awk -F'\t' '{ k = $$1 ", " $$2; n[k] += $$3; a[k] += $$4; all += $$3; said += $$4; \
		missing += $$5; if ($$6 > worst) worst = $$6; half += $$7; wrong += $$8 } \
		END { for (k in n) printf "%-16s %4d kills, %4d acknowledged\n", k, n[k], a[k]; \
		printf "%d kills, %d words acknowledged, %d missing, %d half there, %d otherwise wrong; " \
			"at most %d ms of typing lost\n", all, said, missing, half, wrong, worst }'; exit $$code

# Lines over SSH that are cut at a random moment: make cuts N=200; figures at the end.
CUTS_LOG := $(B)/tests/cuts.log
CUTS := $(if $(filter command line,$(origin N)),$(N),200)
cuts: deps-test
	@$(MAKE) --no-print-directory -j2 program $(MOS) $(B)/tests/ui.test
	@rm -f $(CUTS_LOG); touch $(CUTS_LOG)
	@ANKER=$(B)/$(PROGRAM) ANKER_CUTS=$(CUTS) ANKER_CUTS_LOG=$(CUTS_LOG) \
		$(B)/tests/ui.test --filter='server_cuts/everything*' -j4; code=$$?; awk -F'\t' '{ n += $$1; drafts += $$2; \
		if ($$3 > freed) freed = $$3; if ($$4 > lost) lost = $$4 } \
		END { printf "%d cuts, all freed within %d ms, %d drafts; at most %d ms of typing lost\n", n, freed, drafts, lost }' \
		$(CUTS_LOG); exit $$code

# Field work by one office and five laptops, from printed seeds: make simulate N=1000; figures at the end.
SIMULATED := $(B)/tests/simulate.log
simulate: deps-test
	@$(MAKE) --no-print-directory -j2 program $(MOS) $(B)/tests/field.test
	@rm -f $(SIMULATED)
	@ANKER_SIMULATE=$(N) ANKER_SIMULATE_LOG=$(SIMULATED) $(B)/tests/field.test --filter='simulation/*' -j2; \
	code=$$?; tests/field/figures $(SIMULATED); exit $$code

# Many programs on one shared caseload, on a disk of 10 ms: make crowd N=50 SECONDS=60.
SECONDS ?= 60
CROWD := $(if $(filter command line,$(origin N)),$(N),50)
crowd: deps-test
	@$(MAKE) --no-print-directory $(MOS) $(B)/bench/crowd $(B)/tests/slow.so
	@d=$$(mktemp -d -p $$([ -w /dev/shm ] && echo /dev/shm || echo /tmp) anker-crowd-XXXXXX); \
	LD_PRELOAD=$(abspath $(B)/tests/slow.so) ANKER_SLOW_MS=10 ANKER_SLOW_DISK=$$d/disk \
		$(B)/bench/crowd $$d share $(CROWD) $(SECONDS) 0; code=$$?; rm -rf $$d; exit $$code

# Dutch; English is in the code.
$(B)/share/locale/%/LC_MESSAGES/anker.mo: share/locale/%.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

# ---- what is installed first ----

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
define INSTALL
@missing=; for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || \
	missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then \
	echo "anker needs these Debian packages:$$missing"; \
	if [ -t 0 ]; then printf 'Install them now with apt-get? [Y/n] '; read answer; \
		case "$$answer" in [nN]*) echo 'Nothing was installed.'; exit 1;; esac; fi; \
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing || { \
		$(SUDO) apt-get update && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; }; \
fi
endef
deps:
	$(call INSTALL,$(DEBIAN))
deps-test:
	$(call INSTALL,$(DEBIAN) $(DEBIAN_TEST))

# ---- make demo ----

demo: all
	@$(B)/$(PROGRAM) demo --field --open

# ---- make check ----

FUZZ_SECONDS ?= $(if $(CI),10,5)
check: deps-test
	@$(MAKE) --no-print-directory check-layers check-headers check-sql check-words check-messages
	@$(MAKE) --no-print-directory WERROR=1 check-clang
	@$(MAKE) --no-print-directory -j$(JOBS) WERROR=1 program $(patsubst %,$(B)/tests/%.test,$(TIERS))
	@$(MAKE) --no-print-directory WERROR=1 check-tiers
	@$(MAKE) --no-print-directory -j$(JOBS) WERROR=1 SAN=1 B=build-asan program $(patsubst %,build-asan/tests/%.test,$(TIERS))
	@$(MAKE) --no-print-directory WERROR=1 fuzz
	@$(MAKE) --no-print-directory crowd N=20 SECONDS=5
	@$(MAKE) --no-print-directory WERROR=1 SAN=1 B=build-asan check-tiers

# Clang reads every source with all its warnings, as for a program, but writes no code.
ALL_C := $(wildcard src/*.c src/*/*.c ui/*/*.c tests/*/*.c)
$(B)/%.read: %.c
	@mkdir -p $(@D)
	$(call SAY,READ,$<)
	$(Q)$(CC) $(DEFS) $(WARN) $(CFLAGS) $(HARD) $(PKG_CFLAGS) -Iinclude -Iui -I. -MMD -MP -MT $@ -MF $@.d -fsyntax-only $<
	@touch $@
clang-read: $(patsubst %.c,$(B)/%.read,$(filter-out tests/fuzz/% tests/bench/%,$(ALL_C)))
check-clang:
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang B=build-clang clang-read

# Which header may be included where.
check-layers:
	@tests/check-layers

# Every public header stands on its own.
check-headers:
	@for h in include/anker/*.h ui/core/*.h ui/screens/screens.h src/*/*.h; do \
		$(CC) $(DEFS) $(WARN) -Werror $(PKG_CFLAGS) -Iinclude -Iui -I. -x c -fsyntax-only $$h || exit 1; done

# SQL is never put together from user data; every planted fault must be found.
check-sql:
	@tests/check-sql
	@found=$$(tests/check-sql tests/data/sql-faults.txt | cut -d: -f2 | sort -u | wc -l); \
	[ $$found = $$(wc -l < tests/data/sql-faults.txt) ] || { echo "tests/check-sql misses planted faults"; exit 1; }

# Content in our own words (the tool lives beside the checkout).
check-words:
	@if [ -x ../shared/tools/own-words ]; then ../shared/tools/own-words share README.md | tail -1 | grep -qx '0 shared runs of 9 words or more' || { \
		../shared/tools/own-words share README.md; exit 1; }; fi

# Every message has its Dutch: new ones are added to nl.po by `make messages`.
MESSAGES := $(wildcard src/*.c src/*/*.[ch] ui/*/*.[ch])
messages:
	@mkdir -p build
	xgettext --from-code=UTF-8 -c -k_ -kN_ -kngettext:1,2 --sort-by-file --no-location --package-name=anker -o build/anker.pot $(MESSAGES)
	msgmerge -q --update --backup=off --no-fuzzy-matching --no-location share/locale/nl.po build/anker.pot
check-messages:
	@mkdir -p build
	@xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 --no-location --package-name=anker -o build/anker.pot $(MESSAGES)
	@msgmerge -q --no-fuzzy-matching share/locale/nl.po build/anker.pot -o build/nl.po
	@if LC_ALL=C msgfmt --check --statistics -o /dev/null build/nl.po 2>&1 | grep -v '^[0-9]* translated messages\.$$'; then \
		msgattrib --untranslated build/nl.po | tail -n +16 | head; \
		echo 'share/locale/nl.po lacks Dutch: make messages, then translate'; exit 1; fi

# libFuzzer targets; corpora in tests/data/fuzz. What they try is compiled once for all of them.
FUZZERS := $(notdir $(basename $(wildcard tests/fuzz/*.c)))
FUZZ_SRC := $(wildcard src/base/*.c src/model/*.c src/rules/*.c src/store/*.c src/exchange/*.c src/knowledge/*.c) \
	$(wildcard src/field/seal*.c src/field/secret*.c) src/cli/server_words.c
FUZZED := $(B)/libfuzzed.a
$(FUZZED): $(patsubst %.c,$(B)/%.o,$(FUZZ_SRC))
	@rm -f $@; ar rcs $@ $^
$(FUZZERS:%=$(B)/fuzz-%): $(B)/fuzz-%: $(B)/tests/fuzz/%.o $(FUZZED)
	$(call SAY,FUZZ,$@)
	$(Q)$(CC) $(CFLAGS) $(HARD) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)
fuzzers: $(FUZZERS:%=$(B)/fuzz-%)
build-fuzzers:
	@$(MAKE) --no-print-directory -j$(JOBS) CC=clang SAN=fuzzer-no-link B=build-fuzz fuzzers
fuzz: build-fuzzers
	@tests/run-fuzzers build-fuzz $(FUZZ_SECONDS) $(FUZZERS)

# ---- make bench, install, help ----

# Ratios against raw SQLite and a minimal ncurses program: make bench SIZES="S M L"
BENCH := generate minimal pty inproc pattern lasting report reach rules clips talk sealed crowd
$(B)/bench/%: tests/bench/%.c $(call LIB,$(LINK_app))
	@mkdir -p $(@D)
	$(CC) $(DEFS) -O2 -Wall -Wextra $(PKG_CFLAGS) -Iinclude -o $@ $< -Wl,--start-group $(call LIB,$(LINK_app)) -Wl,--end-group $(PKG_LIBS) -lutil
# What the rules cost, and the same in CLIPS (its library holds the rest of itself).
$(B)/bench/rules: tests/bench/rules.c $(SUPPORT) $(call LIB,$(LINK_app))
	@mkdir -p $(@D)
	$(CC) $(DEFS) -O2 -Wall -Wextra $(PKG_CFLAGS) -Iinclude -I. -o $@ $< -Wl,--start-group $(SUPPORT) $(call LIB,$(LINK_app)) -Wl,--end-group $(PKG_LIBS)
$(B)/bench/clips: tests/bench/clips.c
	@mkdir -p $(@D)
	$(CC) $(DEFS) -O2 -Wall -Wextra -o $@ $< -lclips -lm
bench: deps-test
	@$(MAKE) --no-print-directory program $(patsubst %,$(B)/bench/%,$(BENCH))
	@tests/bench/run $(B) $(SIZES)

$(B)/share/man/anker.1: man/anker.1 $(B)/$(PROGRAM)
	@mkdir -p $(@D)
	$(Q)$(B)/$(PROGRAM) --lang en --dump-keys > $(B)/keys.mdoc
	$(Q)sed -e '/^\.\\" KEYS/r $(B)/keys.mdoc' man/anker.1 > $@

install: program
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/anker $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man8 $(DESTDIR)$(PREFIX)/share/locale/nl/LC_MESSAGES
	install -m 755 $(B)/$(PROGRAM) $(DESTDIR)$(PREFIX)/bin/
	cp -r share/guides share/interviews share/words share/rules share/reference share/schema share/completion $(DESTDIR)$(PREFIX)/share/anker/
	cp -r $(B)/share/locale $(DESTDIR)$(PREFIX)/share/anker/
	install -m 644 $(B)/share/man/anker.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 man/anker.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	install -m 644 man/anker-server.8 $(DESTDIR)$(PREFIX)/share/man/man8/

help:
	@echo 'make demo     build and look around in a fictional caseload'
	@echo 'make          build build/anker'
	@echo 'make check    all tests: gcc, clang, ASan+UBSan, fuzzers, layers (installs what is missing)'
	@echo 'make check-one T=store [ARGS=--filter=put/*]   one tier'
	@echo 'make kills [N=500]             programs that are ended at a random moment lose nothing'
	@echo 'make cuts [N=200]              lines over SSH that are cut free everything and keep what was typed'
	@echo 'make crowd [N=50 SECONDS=60]   many at once on one caseload, on a slow disk: none waits long, nothing is lost'
	@echo 'make simulate [N=1000]         field work at random: every value is kept, replays change nothing'
	@echo 'make fuzz [FUZZ_SECONDS=600]   make bench [SIZES="S M"]   make install [PREFIX=/usr/local]'

clean:
	rm -rf build build-asan build-clang build-fuzz

-include $(shell find $(B) -name '*.d' 2>/dev/null)
