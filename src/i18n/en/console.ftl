# The console.

console-number-group = ,
console-number-point = .
console-key-space = Space
console-key-enter = Enter
console-key-backtab = Shift+Tab
console-key-backspace = Backspace
console-key-delete = Del
console-key-home = Home
console-key-end = End
console-key-page-up = PgUp
console-key-page-down = PgDn
console-key-ctrl = Ctrl
console-context-screen = Everywhere on the main screen
console-context-tree = In the trees
console-context-assigned = In the assigned value types
console-context-flow = In the flow
console-context-search = While searching
console-context-question = In a question
console-context-form = In a dialog
console-context-field = In a field
console-context-reading = While reading
console-pane-interface = Interface
console-pane-queues = iWFM Queues
console-pane-assigned = Assigned value types
console-pane-flow = Flow
console-column-last = Last
console-column-today = Today
console-column-day = By hour
console-column-state = State
console-do-next-pane = next pane
console-do-previous-pane = previous pane
console-do-import = import
console-do-cancel-import = stop import
console-do-problems = problems
console-do-sign-in = sign in
console-do-hold = hold or resume the automatic imports
console-do-last-import = what the last import did
console-do-reload = read the files and trees again
console-do-zoom = full screen
console-do-help = help
console-do-back = one step back
console-do-quit = quit
console-do-up = up
console-do-down = down
console-do-unfold = open, or to the first row inside
console-do-fold = close, or to the row above
console-do-activate = select
console-deed-fold = open/close
console-deed-assign = assign
console-deed-why = why
console-deed-script = script
console-deed-import-day = import this day
console-do-page-up = a page up
console-do-page-down = a page down
console-do-first = to the first row
console-do-last = to the last row
console-do-expand-all = open everything below
console-do-collapse-all = close everything below
console-do-search = search
console-do-search-next = next
console-do-search-previous = previous
console-do-search-back = leave the search
console-do-remove = remove
console-do-earlier = an interval earlier
console-do-later = interval
console-do-hour-earlier = an hour earlier
console-do-hour-later = an hour later
console-do-day-start = to the start of the day
console-do-day-end = to the end of the day
console-do-previous-day = day before
console-do-next-day = day after
console-do-today = today
console-do-next-gap = next gap
console-do-accept = stay here
console-do-erase = erase
console-do-erase-forward = erase to the right
console-do-cursor-left = to the left
console-do-cursor-right = to the right
console-do-cursor-start = to the start
console-do-cursor-end = to the end
console-do-other = other answer
console-do-choose = choose
console-do-close = close
console-do-next-field = next
console-do-previous-field = previous field
console-do-earlier-choice = other choice, backwards
console-do-later-choice = other choice
console-do-tick = tick
console-do-day-later = day later
console-do-day-earlier = day earlier
console-asking = asking…
console-search = Search:
console-not-found = “{ $text }” is nowhere in this tree.
console-nothing-searched = Nothing has been searched for yet: press / first.
console-stray-paste = Pasted text is only taken in a field. Nothing was done.
console-read-only = This console is read-only (--read-only): nothing was changed.
console-read-only-tag = read-only
console-not-reachable = The service does not answer, so this is not possible now.
console-no-systems = No external system is known yet.
console-no-systems-hint = External systems are made on the WFM server (xlink wfm catalog apply); their settings stand in isps_Ul.ini, a section for each.
console-no-wfm = No WFM system is set up: isps.cfg names none.
console-no-wfm-hint = “xlink init” makes the three files; put the server's address into isps.cfg, user and passcode into [DB] of isps_Ul.ini.
console-no-queues = The WFM server has no queues yet.
console-not-configured-hint = Complete isps.cfg and [DB] in isps_Ul.ini; “xlink check” says what is missing.
console-connecting = Connecting to the WFM server…
console-reading-catalog = Reading the catalogue…
console-refused = Sign-in refused: { $why }
console-refused-hint = Check user and passcode in [DB] of isps_Ul.ini, then press s. Five wrong ones lock the user.
console-away = Not reachable: { $why }
console-no-catalog-hint = Queues appear once the server has answered for the first time.
console-why-title = Why
console-why-hint = Mend the section in isps_Ul.ini or the source itself; it is taken over by itself. “xlink check” names every finding.
console-unknown-queues = { $count ->
        [one] 1 name
       *[other] { $count } names
    } not in Groups: { $names }
console-unknown-queues-hint = These queues came in the data but Groups in isps_Ul.ini does not list them, so nothing of them is imported. Add the names to Groups.
console-rows-today = { $count ->
        [one] 1 row
       *[other] { $number } rows
    } today
console-rows = { $count ->
        [one] 1 row
       *[other] { $number } rows
    }
console-rejected = { $count ->
        [one] 1 rejected
       *[other] { $number } rejected
    }
console-rejected-today = { $count ->
        [one] 1 row was rejected today.
       *[other] { $number } rows were rejected today.
    }
console-rejected-today-hint = Import the day again (i): the summary names each of them with file, line and reason, and Enter there shows the file.
console-system-off = off
console-system-failed = cannot be read
console-system-reading = reading
console-system-quiet = quiet today
console-queue-count = { $count ->
        [one] 1 queue
       *[other] { $number } queues
    }
console-catalog-of = as of { $at }
console-mapped-of = { $mapped } of { $all } mapped
console-live-not-mapped = not mapped
console-live-quiet = quiet
console-live-delivered = delivered
console-live-pending = pending
console-live-rejected = rejected
console-live-inactive = inactive
console-script-file = script { $name }
console-script-default = default script
console-assigned-none-chosen = Select a value type of a queue on the right.
console-assigned-empty = Nothing assigned yet: go to a value type on the left and press Enter.
console-path-unknown = not in the tree
console-more = { $count } more
console-stage-source = Source
console-stage-import = Import
console-stage-script = Script
console-stage-outbox = Outbox
console-stage-wfm = WFM
console-unit-rows = { $count ->
        [one] row
       *[other] rows
    }
console-unit-intervals = { $count ->
        [one] interval
       *[other] intervals
    }
console-unit-values = { $count ->
        [one] value
       *[other] values
    }
console-unit-waiting = { $count ->
        [one] waiting
       *[other] waiting
    }
console-unit-stored = { $count ->
        [one] stored
       *[other] stored
    }
console-unit-rejected = { $count ->
        [one] rejected
       *[other] rejected
    }
console-unit-refused = { $count ->
        [one] refused
       *[other] refused
    }
console-import-catching-up = Catching up
console-import-calls = Call data
console-import-agents = Agent data
console-import-both = Both
console-phase-reading = reading
console-phase-scripting = scripts
console-phase-delivering = delivering
console-import-day = { $day }, day { $number } of { $days }
console-time-left = { $time } left
console-service-lost = The service can't be reached: { $why }
console-service-lost-hint = The console looks for it every few seconds. “xlink service status” says whether it runs; after “xlink register --system” every session can reach it.
console-mappings-unread = acd_map.ini could not be read, so mappings can't be changed.
console-mappings-unread-hint = Mend the file or its rights, then press r.
console-now-service = The service runs now and does the work.
console-now-in-process = No service runs: this program does the work itself as long as it is open.
console-verdict-not-configured = Nothing can be delivered yet: { $missing }
console-verdict-refused = Stuck at the WFM since { $since }, sign-in refused: { $why } ({ $count ->
        [0] nothing waits
        [one] 1 value waits safely
       *[other] { $number } values wait safely
    }; once it is mended, press s)
console-verdict-away = Stuck at the WFM since { $since }: { $count ->
        [0] nothing waits
        [one] 1 value waits safely
       *[other] { $number } values wait safely
    }, next try { $retry }. { $why }
console-verdict-outbox = The outbox is { $percent } full: once it is full, imports pause. See why the WFM takes nothing.
console-verdict-source = Stuck at the source { $name }: { $why }
console-verdict-held = The automatic imports are held; a resumes them.
console-verdict-unmapped = Nothing is mapped yet: select a value type on the right, go left, press Enter.
console-verdict-under-way = { $count ->
        [one] 1 value is
       *[other] { $number } values are
    } on the way to the WFM.
console-verdict-next = Everything that was read is with the WFM. Next import { $at }.
console-verdict-by-hand = Everything that was read is with the WFM. No automatic import; i imports.
console-verdict-no-wfm = Nothing can be delivered yet: no WFM system is set up. “xlink check” says what is missing.
console-verdict-no-service = Everything that was read is with the WFM. No service runs, so only i imports.
console-strip-imported = imported
console-strip-zero = zero
console-strip-missing = missing
console-strip-rejected = rejected
console-strip-pending = pending
console-strip-future = to come
console-strip-none-chosen = The day of the value type selected above appears here.
console-today = today
console-top-service = service running
console-top-service-short = service
console-top-service-lost = service unreachable
console-top-service-lost-short = no service
console-top-in-process = no service, working here
console-top-in-process-short = no service
console-top-no-wfm = no WFM set up
console-top-wfm-unknown = WFM unknown
console-top-connected = { $name } connected
console-top-connecting = { $name } connecting
console-top-away = { $name } away
console-top-refused = { $name } refused
console-top-not-configured = { $name } not set up
console-top-data = data { $at }
console-top-no-data = no data yet
console-no-value-type = First select a value type of a queue on the right, then assign to it from here.
console-nothing-assigned = Nothing is assigned to this value type.
console-already-assigned = { $path } is already assigned to { $name }.
console-assigned = { $path } is now assigned to { $name }.
console-removed = { $path } was removed.
console-remove-title = Remove the assignment?
console-remove-text = { $path } will no longer count for { $name }. Its line goes out of acd_map.ini; a dated copy of the file is kept.
console-remove-yes = Remove
console-no = No
console-no-import = No import is running.
console-cancel-title = Stop the import?
console-cancel-text = Days that are done stay delivered. The day in hand is left as it was before; importing it again is safe at any time.
console-cancel-yes = Stop it
console-quit-title = Quit while an import runs?
console-quit-importing = No service runs, so this program does the import itself: quitting stops it. What was delivered stays; the rest can be imported later.
console-quit-yes = Quit
console-sign-in-needless = The WFM is not waiting for a sign-in.
console-signed-in = Signed in to { $name }.
console-no-last-import = No import has ended since the start.
console-no-problems = Nothing is wrong.
console-no-gap = This day has no gap.
console-no-later-day = This is today already.
console-import-started = The import has started; its progress stands in the flow.
console-import-next = Another import is running; this one starts as soon as it has ended (x takes it back).
console-import-not-next = The import that waited is taken back.
console-import-cancelling = The import is being stopped.
console-import-done = The import is done.
console-import-done-warnings = The import is done; something was left out or still waits (e shows it).
console-import-cancelled = The import was stopped.
console-import-failed = The import failed (e shows why).
console-held = The automatic imports are held.
console-resumed = The automatic imports go on.
console-reloaded = Files and trees were read again.
console-too-small = The terminal is { $width } × { $height }. xlink needs at least { $least-width } × { $least-height }.
console-help-title = Keys
console-problems-title = Problems, and what to do
console-summary-title = The last import
console-level-error = Error
console-level-warning = Warning
console-level-fine = Fine
console-summary-warnings = The import is done; something was left out or still waits.
console-summary-failed = The import failed.
console-summary-rows = { $count ->
        [one] row read
       *[other] rows read
    }
console-summary-rejected = { $count ->
        [one] row rejected
       *[other] rows rejected
    }
console-summary-unmapped = { $count ->
        [one] row
       *[other] rows
    } of what is not mapped
console-summary-intervals = { $count ->
        [one] interval
       *[other] intervals
    }
console-summary-written = { $count ->
        [one] value
       *[other] values
    } new or changed
console-summary-unchanged = { $count ->
        [one] value
       *[other] values
    } that the WFM has already
console-summary-values-rejected = { $count ->
        [one] value rejected
       *[other] values rejected
    }
console-summary-waiting = { $count ->
        [one] value waits
       *[other] values wait
    } for the WFM
console-summary-agent-days = { $count ->
        [one] agent day
       *[other] agent days
    }
console-summary-unknown-agents = { $count ->
        [one] unknown agent
       *[other] unknown agents
    }
console-summary-nothing = There was nothing to import.
console-summary-rejected-rows = Rows left out
console-summary-rejected-values = Values left out
console-summary-unknown-queues = Queues that Groups does not list
console-summary-notes = Notes
console-import-title = Start an import
console-import-what = What
console-import-days = Days
console-import-systems = From
console-import-to = to
console-import-all = all external systems
console-import-start = Start
console-import-close = Close
console-import-every = all
console-fault-beside-day = no day
console-fault-beside-order = after the last
console-fault-beside-future = not come yet
console-fault-beside-system = tick one
console-fault-first-day = The first day cannot be read: write it as 2026-03-01 or 1.3.2026.
console-fault-last-day = The last day cannot be read: write it as 2026-03-01 or 1.3.2026.
console-fault-order = The first day is after the last.
console-fault-future = The first day has not come yet.
console-fault-no-system = Tick at least one external system (Space).
console-fault-all-off = There is nothing to read from: every external system is off, or none is set up. “Problems” (p) says why.
console-will-calls = Reads the call data of { $systems } for { $days ->
        [one] { $first }
       *[other] { $days } days, { $first } to { $last }
    } ({ $queues ->
        [one] { $queues } queue
       *[other] { $queues } queues
    }), runs the scripts and compares with the WFM: equal values are not sent, others are replaced.
console-will-agents = Reads the agent data of { $systems } for { $days ->
        [one] { $first }
       *[other] { $days } days, { $first } to { $last }
    } and replaces the activities of these days; agents that the WFM does not know are listed.
console-will-both = Reads call data and agent data of { $systems } for { $days ->
        [one] { $first }
       *[other] { $days } days, { $first } to { $last }
    }; brings the values of { $queues ->
        [one] { $queues } queue
       *[other] { $queues } queues
    } and all activities to what the sources say. Equal values are not sent.
console-will-nothing = No queue is mapped to it: no call data will reach the WFM.
console-will-follow = It begins as soon as the import that runs has ended.
console-will-wait = The automatic import waits meanwhile.
console-context-menu = In an open menu
console-context-filter = In a list that is typed into
console-context-list = In a list
console-context-text = In a text
console-do-menu = menu
console-do-palette = commands
console-do-check = check everything
console-do-previous-menu = previous menu
console-do-next-menu = next menu
console-do-again = look again
console-do-new-line = new line
console-do-undo = undo
console-do-redo = redo
console-no-metric = Select a value type on the left first.
console-it-has-ended = it has ended
console-no-terminal = the console needs a terminal, and this is none: run it in one, or use the commands (`xlink --help`)
console-terminal = the terminal cannot be used: { $why }
console-own-fault = a fault in xlink itself: { $why }
console-context-finder = In a list or log that can be searched
console-do-only-hits = only hits
console-do-only-problems = only problems
console-do-to-start = to Start
console-do-everything = everything
console-do-follow = follow
console-do-first-steps = first steps
