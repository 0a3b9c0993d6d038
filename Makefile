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
export LC_ALL := C.UTF-8

PKGS := ncursesw panelw sqlite3 libcmark libutf8proc jansson
TEST_PKGS := criterion vterm
DEBIAN := pkg-config gettext libncurses-dev libsqlite3-dev libcsv-dev \
	libcmark-dev libutf8proc-dev libjansson-dev
DEBIAN_TEST := libcriterion-dev libvterm-dev clang libclang-rt-14-dev sqlite3 \
	openssh-server openssh-client man-db

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wwrite-strings -Wundef
CFLAGS ?= -O2 -g
DEFS := -std=c17 -D_GNU_SOURCE -DANKER_VERSION='"$(VERSION)"' -DANKER_PREFIX='"$(PREFIX)"'
HARD := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
ifneq ($(SAN),)
HARD := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS := -O1 -g
endif
ifneq ($(WERROR),)
WARN += -Werror
endif
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lcsv
TEST_LIBS = $(shell pkg-config --libs $(TEST_PKGS) 2>/dev/null) -lutil

# Lower modules come first; a module may use itself and those before it.
ORDER := base model rules store knowledge exchange app cli core screens
DIR_base := src/base
DIR_model := src/model
DIR_rules := src/rules
DIR_store := src/store
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
LINK_knowledge := knowledge base
LINK_exchange := exchange store rules model base
LINK_app := app exchange knowledge store rules model base
LINK_cli := cli $(LINK_app)
LINK_core := core base
LINK_screens := screens core $(LINK_app)
LINK_ui := $(LINK_cli) core
LINK_main := screens core cli app exchange knowledge rules store rules model base

OBJ = $(patsubst %.c,$(B)/%.o,$(wildcard $(DIR_$(1))/*.c))
LIB = $(patsubst %,$(B)/lib%.a,$(1))
SUPPORT := $(patsubst %.c,$(B)/%.o,$(wildcard tests/support/*.c))
TIERS := $(filter-out support fuzz data golden bench,$(notdir $(patsubst %/,%,$(wildcard tests/*/))))
POS := $(wildcard share/locale/*.po)
MOS := $(patsubst share/locale/%.po,$(B)/share/locale/%/LC_MESSAGES/anker.mo,$(POS))

.PHONY: all demo check check-one help clean deps deps-test
.SECONDARY:
all: $(B)/$(PROGRAM) $(MOS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(DEFS) $(WARN) $(CFLAGS) $(HARD) $(PKG_CFLAGS) -Iinclude -Iui -I. -MMD -MP -c $< -o $@

define LIBRARY
$(B)/lib$(1).a: $(call OBJ,$(1))
	@rm -f $$@; ar rcs $$@ $$^
endef
$(foreach m,$(ORDER),$(eval $(call LIBRARY,$(m))))

$(B)/$(PROGRAM): $(B)/src/main.o $(call LIB,$(sort $(LINK_main)))
	$(CC) $(CFLAGS) $(HARD) -pie -o $@ $< -Wl,--start-group $(call LIB,$(LINK_main)) -Wl,--end-group $(PKG_LIBS)

define TIER
$(B)/tests/$(1).test: $(patsubst %.c,$(B)/%.o,$(wildcard tests/$(1)/*.c)) $(SUPPORT) $(call LIB,$(LINK_$(1)))
	@mkdir -p $(B)/tests
	$$(CC) $$(CFLAGS) $$(HARD) -pie -o $$@ $$(filter %.o,$$^) -Wl,--start-group $$(filter %.a,$$^) -Wl,--end-group $$(PKG_LIBS) $$(TEST_LIBS)
endef
$(foreach t,$(TIERS),$(eval $(call TIER,$(t))))

# One tier: make check-one T=store
check-one: $(B)/tests/$(T).test
	$(B)/tests/$(T).test $(ARGS)

$(B)/share/locale/%/LC_MESSAGES/anker.mo: share/locale/%.po
	@mkdir -p $(@D)
	msgfmt --check-format -o $@ $<

clean:
	rm -rf build build-asan build-clang

-include $(shell find $(B) -name '*.d' 2>/dev/null)
