/* No use case is forgotten in a shared caseload: each that a header names is in the matrix of roles.c, or stands
 * here with what holds it. A new one fails until somebody has thought of it. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum why {
	MATRIX,  /* tried in every role: the actions of tests/app/roles.c */
	GATE,    /* asks a right before anything else, by txn_begin, app_save, app_allow or app_office */
	TALK,    /* of an open talk: what it writes goes by txn_begin, what it reads is in reach */
	REACH,   /* reads through app->store, which gives what is in reach (tests/store/reach_leak.c) */
	NOTHING, /* holds nothing of a file, or opens the caseload itself */
};
static const struct {
	const char *name;
	enum why why;
} listed[] = {
	{ "app_save", MATRIX },
	{ "app_delete", MATRIX },
	{ "app_undo", MATRIX },
	{ "app_tick", MATRIX },
	{ "app_rest", MATRIX },
	{ "app_peer_mark", MATRIX },
	{ "app_peer_cases", MATRIX },
	{ "app_peer_card", MATRIX },
	{ "app_peer_view", MATRIX },
	{ "app_rule_statistics", MATRIX },
	{ "app_rules_save", MATRIX },
	{ "app_team", MATRIX },
	{ "app_members", MATRIX },
	{ "app_member_add", MATRIX },
	{ "app_member_end", MATRIX },
	{ "app_member_name", MATRIX },
	{ "app_connections", MATRIX },
	{ "app_connection_end", MATRIX },
	{ "app_find_elsewhere", MATRIX },
	{ "app_open_with_reason", MATRIX },
	{ "app_hand_over", MATRIX },
	{ "app_stand_in", MATRIX },
	{ "app_person_document", MATRIX },
	{ "app_erasure", MATRIX },
	{ "app_certificates", MATRIX },
	{ "app_backup", MATRIX },
	{ "app_check", MATRIX },
	{ "app_restore", MATRIX },
	{ "app_import", MATRIX },
	{ "app_field_in", MATRIX },
	{ "app_field_out", MATRIX },
	{ "app_shelf", MATRIX },
	{ "app_shelf_settle", MATRIX },
	{ "app_loss", MATRIX },
	{ "app_loss_note", MATRIX },
	{ "app_log_contact", MATRIX },
	{ "app_weigh", MATRIX },
	{ "interview_begin", MATRIX },
	{ "app_point_can", MATRIX },
	{ "app_scheme_set", MATRIX },
	{ "app_not_twins", MATRIX },
	{ "app_retention_keep", MATRIX },
	{ "app_pass_on", MATRIX },
	{ "app_suggestions", MATRIX },
	{ "app_briefing", MATRIX },
	{ "app_who_now", MATRIX },
	{ "interview_prepare", MATRIX },
	{ "app_schemes", MATRIX },
	{ "app_readlog", MATRIX },
	{ "app_allow", MATRIX },
	{ "app_asked_to_end", NOTHING },
	{ "app_notice_file", REACH },
	{ "app_office", MATRIX },
	{ "app_may", MATRIX },
	{ "app_decide", GATE },
	{ "app_close_action", GATE },
	{ "app_point_asks", GATE },
	{ "app_profile_copy", GATE },
	{ "app_route_weigh", GATE },
	{ "app_carve_put", GATE },
	{ "app_milestone_done", GATE },
	{ "app_milestone_undone", GATE },
	{ "app_pattern_lift", GATE },
	{ "app_merge", GATE },
	{ "app_worklist_save", GATE },
	{ "summary_save", GATE },
	{ "app_demo", GATE },
	{ "app_demo_field", GATE },
	{ "app_demo_programme", GATE },
	{ "app_pass_page", GATE },
	{ "app_save_passing", GATE },
	{ "app_erase", GATE },
	{ "app_erase_finish", GATE },
	{ "app_stand_in_end", GATE },
	{ "app_readlog_verify", GATE },
	{ "app_person_json", GATE },
	{ "app_reconcile", GATE },
	{ "app_permission", GATE },
	{ "app_requests", GATE },
	{ "app_retention", GATE },
	{ "talk_open", TALK },
	{ "talk_close", TALK },
	{ "talk_reload", TALK },
	{ "talk_cell", TALK },
	{ "talk_next", TALK },
	{ "talk_topic", TALK },
	{ "talk_answer", TALK },
	{ "talk_remark", TALK },
	{ "talk_note", TALK },
	{ "talk_agree", TALK },
	{ "talk_agree_again", TALK },
	{ "talk_add_guide", TALK },
	{ "talk_waiting", TALK },
	{ "talk_history", TALK },
	{ "talk_draft", TALK },
	{ "talk_typed", TALK },
	{ "talk_undo", TALK },
	{ "talk_pause", TALK },
	{ "talk_cancel", TALK },
	{ "talk_closing", TALK },
	{ "talk_finish", TALK },
	{ "talk_took_away", TALK },
	{ "talk_stood", TALK },
	{ "app_show", REACH },
	{ "app_parse", REACH },
	{ "app_why", REACH },
	{ "app_factors", REACH },
	{ "app_factors_show", REACH },
	{ "app_slow_down", REACH },
	{ "app_unfinished", REACH },
	{ "app_basis", REACH },
	{ "app_agenda", REACH },
	{ "app_why_not", REACH },
	{ "app_what_if", REACH },
	{ "app_effect", REACH },
	{ "app_peer_views", REACH },
	{ "app_ticks", REACH },
	{ "app_fit", REACH },
	{ "app_fit_job", REACH },
	{ "app_candidates", REACH },
	{ "app_profile_compare", REACH },
	{ "app_routes", REACH },
	{ "app_carve", REACH },
	{ "app_carve_job", REACH },
	{ "app_carve_page", REACH },
	{ "app_scheme_state", REACH },
	{ "app_milestones", REACH },
	{ "app_absence_current", REACH },
	{ "app_absence_joined", REACH },
	{ "app_instrument_counts", REACH },
	{ "app_instrument_uses", REACH },
	{ "app_situations", REACH },
	{ "app_pattern", REACH },
	{ "app_pattern_rows", REACH },
	{ "app_pattern_theme", REACH },
	{ "app_spar_card", REACH },
	{ "app_gap_kinds", REACH },
	{ "app_gaps", REACH },
	{ "app_gaps_of", REACH },
	{ "app_twins", REACH },
	{ "app_twins_of", REACH },
	{ "app_merge_moves", REACH },
	{ "app_cross", REACH },
	{ "app_worklists", REACH },
	{ "app_worklist", REACH },
	{ "summary_write", REACH },
	{ "summary_check", REACH },
	{ "summary_kept", REACH },
	{ "app_told_about", REACH },
	{ "app_told_by", REACH },
	{ "app_passed_today", REACH },
	{ "app_referral_told", REACH },
	{ "app_person_find", REACH },
	{ "app_read", REACH },
	{ "app_read_many", REACH },
	{ "app_read_any", REACH },
	{ "app_opened_until", REACH },
	{ "condition_show", REACH },
	{ "conditions_parse", REACH },
	{ "app_erasures_waiting", REACH },
	{ "app_retention_due", REACH },
	{ "app_open", NOTHING },
	{ "app_close", NOTHING },
	{ "app_turn_day", NOTHING },
	{ "app_admits", NOTHING },
	{ "app_is_caseload", NOTHING },
	{ "app_unseal", NOTHING },
	{ "app_guides", NOTHING },
	{ "app_import_code", NOTHING },
	{ "app_reason_of", NOTHING },
	{ "app_rules_with", NOTHING },
	{ "app_rules_text", NOTHING },
	{ "app_rules_reload", NOTHING },
	{ "app_rules_stale", NOTHING },
	{ "app_parameter_change", NOTHING },
	{ "app_rule_state_change", NOTHING },
	{ "app_talk_late", NOTHING },
	{ "ask_first_fits", NOTHING },
	{ "interview_scripts", NOTHING },
	{ "interview_script", NOTHING },
	{ "summary_render", NOTHING },
	{ "app_fit_line", NOTHING },
	{ "app_fit_words", NOTHING },
	{ "app_route_mark", NOTHING },
	{ "app_carve_hours", NOTHING },
	{ "app_catalogue", NOTHING },
	{ "app_catalogue_code", NOTHING },
	{ "app_scheme_deadline", NOTHING },
	{ "scheme_step_name", NOTHING },
	{ "app_scheme_values", NOTHING },
	{ "milestone_next", NOTHING },
	{ "app_mandate_beyond", NOTHING },
	{ "app_rule_about_theme", NOTHING },
	{ "app_rule_counts_themes", NOTHING },
	{ "app_gap_missing", NOTHING },
	{ "app_can_merge", NOTHING },
	{ "app_sources", NOTHING },
	{ "condition_split", NOTHING },
	{ "conditions_print", NOTHING },
	{ "app_loss_until", NOTHING },
	{ "app_loss_page", NOTHING },
	{ "app_request_due", NOTHING },
	{ "app_erase_again", NOTHING },
	{ "app_retention_effective", NOTHING },
	{ "app_retention_days", NOTHING },
	{ "app_retention_source", NOTHING },
	{ "app_programme_find", REACH },
	{ "app_part_stage", NOTHING },
	{ "app_part_stage_name", NOTHING },
	{ "app_part_stage_code", NOTHING },
	{ "app_part_stage_of", NOTHING },
	{ "app_target_text", NOTHING },
	{ "app_targets", MATRIX },
	{ "app_parts", MATRIX },
	{ "app_inclusion", REACH },
	{ "app_intake", REACH },
	{ "app_part_stage_label", NOTHING },
	{ "app_calendar", REACH },
	{ "app_part_move", MATRIX },
	{ "app_assign", MATRIX },
	{ "app_waves_due", REACH },
	{ "app_waves_count", REACH },
	{ "app_wave_find", REACH },
	{ "app_wave_title", NOTHING },
	{ "app_wave_when", NOTHING },
	{ "app_wave_handle", GATE },
	{ "app_wave_observe", GATE },
	{ "app_wave_remind", GATE },
	{ "app_wave_talk", GATE },
	{ "app_wave_rates", REACH },
	{ "app_hours", REACH },
	{ "app_hours_show", NOTHING },
	{ "app_hours_budget", NOTHING },
	{ "app_attend", GATE },
	{ "app_attend_before", REACH },
	{ "app_roles", NOTHING },
	{ "app_role", NOTHING },
	{ "app_init_shared", NOTHING },
	{ "app_share_from", NOTHING },
};
enum { LISTED = sizeof listed / sizeof *listed };

static const char *const headers[] = { "app", "backup", "colleague", "erasure", "fit", "interview", "loss", "overview",
	"pages", "person", "programme", "rights", "support", "worklist" };
enum { HEADERS = sizeof headers / sizeof *headers, LONGEST = 1 << 17 };

static bool seen[LISTED];

/* The text without comments. */
static void read_header(const char *name, char *out)
{
	char path[64];
	snprintf(path, sizeof path, "include/anker/%s.h", name);
	FILE *f = fopen(path, "r");
	cr_assert(f != NULL, "%s", path);
	size_t n = fread(out, 1, LONGEST - 1, f);
	cr_assert(n > 0 && n < LONGEST - 1, "%s", path);
	fclose(f);
	out[n] = '\0';
	for (char *from; (from = strstr(out, "/*"));) {
		char *to = strstr(from, "*/");
		cr_assert(to != NULL, "%s", path);
		memset(from, ' ', (size_t)(to + 2 - from));
	}
}

static void check_name(const char *header, const char *name, size_t n)
{
	for (size_t i = 0; i < LISTED; i++)
		if (strlen(listed[i].name) == n && strncmp(listed[i].name, name, n) == 0) {
			seen[i] = true;
			return;
		}
	cr_expect_fail("%s.h: %.*s is neither in the matrix of tests/app/roles.c nor listed in roles_named.c", header, (int)n,
		name);
}

/* A declaration begins its line; its name stands before the first bracket. */
static size_t check_line(const char *header, const char *line)
{
	static const char *const others[] = { "#", "static ", "typedef ", "extern ", "enum {" };
	size_t end = strcspn(line, "\n");
	const char *bracket = memchr(line, '(', end);
	if (!bracket || !isalpha((unsigned char)*line))
		return end;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strncmp(line, others[i], strlen(others[i])) == 0)
			return end;
	const char *name = bracket;
	while (name > line && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
		name--;
	if (name < bracket)
		check_name(header, name, (size_t)(bracket - name));
	return end;
}

Test(roles_named, every_use_case_is_in_the_matrix_or_listed_with_what_holds_it)
{
	char *text = malloc(LONGEST);
	for (size_t i = 0; i < HEADERS; i++) {
		read_header(headers[i], text);
		for (const char *line = text; *line; line += *line == '\n')
			line += check_line(headers[i], line);
	}
	free(text);
	for (size_t i = 0; i < LISTED; i++)
		cr_expect(seen[i], "%s is listed and in no header", listed[i].name);
}
