# Completion of anker for bash: commands, options, entities, and what belongs
# behind an option. Source it, or install it as
# PREFIX/share/bash-completion/completions/anker.

_anker()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word i
	local commands="list show add set delete undo redo import export exchange suggest why why-not what-if
		fit schemes milestones waves hours meetings accept postpone dismiss weigh rest peer-review gaps duplicates merge
		interview rules guide instruments tasks pattern matrix lasting spar-card report person erase retention timeline search history check
		field seal unseal passphrase backup restore demo
		init users roles connections team programme research
		colleague open hand-over stand-in read-log notices help"
	local entities="placements employers organisations employees persons contacts signals workplace_changes
		bottlenecks actions capacity_profiles guide_ticks decisions experts regions factors
		peer_views interviews answers summaries
		capacity_items jobs tasks load_items adaptations route_weighings learning_goals goal_steps
		absences absence_steps success_scores scheme_uses coachings referrals instrument_uses
		involvements advices willingness_scans demands_scans culture_scans observations
		distinct_pairs worklists reflections consents person_requests disclosures
		programmes targets participations intakes assignments waves meetings attendances measurements
		hours_spent findings reports"
	local general="--db --today --lang --expert --read-only --force-network --passphrase-file
		--recovery --ascii --no-color --server --version --help"
	local weighing="--reason --note --factors --impression --disputed --client --turning-point --turning-fact
		--explained"
	local options= part= file=

	# A file before the command is the caseload, as with --db.
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $word in
		--db | --today | --lang | --expert | --passphrase-file) ((i++)) ;;
		-*) ;;
		*)
			if [[ -z $file && " ${commands//[$'\n\t']/ } " != *" $word "* && -f $word ]]; then
				file=$word
				continue
			fi
			command=$word
			break
			;;
		esac
	done
	[[ $command == field ]] && ((COMP_CWORD > i + 1)) && part=${COMP_WORDS[i+1]}

	COMPREPLY=()
	case $prev in
	--db | --output | -o | --passphrase-file | --new-passphrase-file)
		COMPREPLY=($(compgen -f -- "$cur"))
		return
		;;
	--administrator)
		COMPREPLY=($(compgen -u -- "$cur"))
		return
		;;
	--label)
		COMPREPLY=($(compgen -W "laptop" -- "$cur"))
		return
		;;
	--to)
		COMPREPLY=($(compgen -A hostname -- "$cur"))
		return
		;;
	--lang)
		COMPREPLY=($(compgen -W "nl en" -- "$cur"))
		return
		;;
	--as)
		COMPREPLY=($(compgen -W "$entities" -- "$cur"))
		return
		;;
	--reason)
		COMPREPLY=($(compgen -W "not_needed arranged employee_declines employer_declines not_feasible
			facts_wrong rule_unfit" -- "$cur"))
		return
		;;
	--until)
		COMPREPLY=($(compgen -W "1w 4w contact change tomorrow" -- "$cur"))
		return
		;;
	--today | --from | --since)
		COMPREPLY=($(compgen -W "today tomorrow +1w +2w +1m" -- "$cur"))
		return
		;;
	--impression)
		COMPREPLY=($(compgen -W "yes no unsure" -- "$cur"))
		return
		;;
	--client)
		COMPREPLY=($(compgen -W "agrees differs not_asked" -- "$cur"))
		return
		;;
	--explained)
		COMPREPLY=($(compgen -W "now next no" -- "$cur"))
		return
		;;
	--verdict)
		COMPREPLY=($(compgen -W "accepted postponed dismissed considering" -- "$cur"))
		return
		;;
	--kind)
		COMPREPLY=($(compgen -W "signal asked complaint other" -- "$cur"))
		return
		;;
	--ground)
		if [[ $command == erase ]]; then
			COMPREPLY=($(compgen -W "retention request consent objection unlawful duty" -- "$cur"))
			return
		fi
		COMPREPLY=($(compgen -W "reintegration legal_duty public_task contract vital legitimate
			legal_claim" -- "$cur"))
		return
		;;
	--for)
		COMPREPLY=($(compgen -W "employer employee" -- "$cur"))
		return
		;;
	--format)
		COMPREPLY=($(compgen -W "md html text" -- "$cur"))
		return
		;;
	--level)
		COMPREPLY=($(compgen -W "individual organisation both professional" -- "$cur"))
		return
		;;
	--user)
		COMPREPLY=($(compgen -W "expert employer employee job_coach" -- "$cur"))
		return
		;;
	--expert | --text | --situation | --limit | --map | --note | --placement | --employer | --placements | --employers | --as-of | --by | \
		--disputed | --factors | --question | --turning-fact | --turning-point | --view)
		return
		;;
	esac

	if [[ -z $command ]]; then
		COMPREPLY=($(compgen -W "$commands $general" -- "$cur"))
		[[ -z $file ]] && COMPREPLY+=($(compgen -f -- "$cur"))
		return
	fi

	case $command in
	list) options="--all --text --limit --json" ;;
	add | set) options="--json --ground --reason" ;;
	show | why-not | what-if | fit | milestones | hours | meetings | tasks | history) options="--json" ;;
	waves) options="--all --reason --json" ;;
	why) options="--json --as-of" ;;
	exchange) options="--json" ;;
	import) options="--dry-run --map --as" ;;
	export) options="--csv --json --output --text --limit --all --for --ground --reason --names" ;;
	suggest) options="--all --json --placement --employer" ;;
	schemes) options="--from --until --reason --json" ;;
	accept | postpone) options="--until --json $weighing" ;;
	dismiss | weigh) options="--json $weighing" ;;
	rest) options="--until --reason --end" ;;
	peer-review) options="--blind --mark --unmark --question --view --by --verdict --note --json" ;;
	gaps) options="--all --limit --json" ;;
	duplicates) options="--limit --json" ;;
	interview) options="--json --plain --questions --for --format --placement --output --ground
			--reason" ;;
	rules) options="--coverage --json --from --reason --dry-run" ;;
	pattern) options="--json --reason" ;;
	matrix) options="--json --all" ;;
	lasting) options="--from --until --employer --region --programme --for --csv --json --output" ;;
	spar-card) options="--for --format --output --ground --reason" ;;
	report) options="--from --until --text --markdown --html --json --output --keep --programme --ground --reason --again --list
			--limit" ;;
	person) options="--format --json --output" ;;
	erase) options="--dry-run --ground --reason --name --certificates --finish --json" ;;
	research) options="--to --limit --all --reason --json" ;;
	retention) options="--within --until --reason --json" ;;
	guide) options="--text" ;;
	instruments) options="--level --user --situation --json" ;;
	timeline) options="--json --limit --text" ;;
	search) options="--json --limit" ;;
	field)
		case $part in
		out) options="--mine --placements --employers --since --label --output --dry-run --json" ;;
		in) options="--dry-run --yes --force --copy --to --json" ;;
		lost) options="--yes --output --json" ;;
		list | show | shelf) options="--json" ;;
		esac
		;;
	passphrase) options="--new-passphrase-file" ;;
	init) options="--shared --administrator --from" ;;
	users) options="--name --json" ;;
	roles | connections | team) options="--json" ;;
	colleague) options="--json" ;;
	open) options="--reason --kind --until --json" ;;
	programme) options="--from --note --reason --json" ;;
	hand-over) options="--placements --of --note" ;;
	stand-in) options="--from --until --of --note --json" ;;
	read-log) options="--by --from --until --limit --verify --json" ;;
	notices) options="--all --json" ;;
	backup) options="--rotate --seal --new-passphrase-file" ;;
	restore) options="--dry-run --yes --passphrase-file" ;;
	demo) options="--placements --new --field --programme --open" ;;
	esac

	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$options $general" -- "$cur"))
		return
	fi
	case $command in
	list | add | export) [[ $prev == "$command" ]] && COMPREPLY=($(compgen -W "$entities" -- "$cur")) ;;
	show | set | delete | history)
		[[ $prev == "$command" ]] && COMPREPLY=($(compgen -S / -W "$entities" -- "$cur"))
		compopt -o nospace 2>/dev/null
		;;
	gaps)
		COMPREPLY=($(compgen -W "contact_person profile course contract contract_end trial_end expert start
			phase job_title hours lead jobcoach jobcoach_end target_group sfb input employee_wish
			employer_wish experience infrastructure mandate tasks score" -- "$cur"))
		;;
	duplicates) COMPREPLY=($(compgen -W "employers employees persons" -- "$cur")) ;;
	merge)
		COMPREPLY=($(compgen -S / -W "employer employee person" -- "$cur"))
		compopt -o nospace 2>/dev/null
		;;
	users)
		case $prev in
		users) COMPREPLY=($(compgen -W "add end name" -- "$cur")) ;;
		add | end) COMPREPLY=($(compgen -u -- "$cur")) ;;
		*) COMPREPLY=($(compgen -W "expert lead researcher privacy administrator" -- "$cur")) ;;
		esac
		;;
	exchange) [[ $prev == exchange ]] && COMPREPLY=($(compgen -W "list get put remove" -- "$cur")) ;;
	connections) COMPREPLY=($(compgen -W "end" -- "$cur")) ;;
	stand-in) COMPREPLY=($(compgen -W "list end" -- "$cur")) ;;
	notices) COMPREPLY=($(compgen -W "seen" -- "$cur")) ;;
	import | init | backup | restore | seal | unseal | passphrase) COMPREPLY=($(compgen -f -- "$cur")) ;;
	field)
		case $part in
		"") COMPREPLY=($(compgen -W "out list show lost in shelf settle" -- "$cur")) ;;
		in) COMPREPLY=($(compgen -f -- "$cur")) ;;
		settle) ((COMP_CWORD > i + 2)) && COMPREPLY=($(compgen -W "office laptop both" -- "$cur")) ;;
		esac
		;;
	interview)
		case $prev in
		interview) COMPREPLY=($(compgen -W "prepare talk list show summary lists check" -- "$cur")) ;;
		--questions)
			COMPREPLY=($(compgen -W "first followup trouble trial closing workplace focusgroup questionnaire t0 tn-employer tn-employee
				guide-1 guide-2 guide-3 guide-4 guide-5 guide-6 guide-7 guide-8 guide-9" -- "$cur"))
			;;
		*) COMPREPLY=($(compgen -f -- "$cur")) ;;
		esac
		;;
	rules)
		if [[ $prev == rules ]]; then
			COMPREPLY=($(compgen -W "check test facts list show boundaries statistics parameters effect
				parameter state" -- "$cur"))
		else
			COMPREPLY=($(compgen -f -- "$cur"))
		fi
		;;
	instruments) COMPREPLY=($(compgen -W "check" -- "$cur") $(compgen -f -- "$cur")) ;;
	guide) COMPREPLY=($(compgen -W "1 2 3 4 5 6 7 8 9" -- "$cur")) ;;
	help) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
	esac
}
complete -o default -F _anker anker
