# The menus and the palette. The letter after & opens an entry; within a menu each is used once.

menu-file = &File
menu-mapping = &Mapping
menu-view = &View
menu-settings = &Settings
menu-acd = &ACD
menu-service = S&ervice
menu-help = &Help
menu-start-import = Start Import
menu-import-calls = Import &Call Data…
menu-import-agents = Import &Agent Data…
menu-cancel-import = Ca&ncel Import
menu-last-import = &Last Import
menu-check = Chec&k
menu-exit = E&xit
menu-assign = &Assign
menu-remove = &Remove
menu-edit-script = Edit &Script…
menu-map-by-name = Map by &Name…
menu-find-replace = &Find and Replace…
menu-correct-mappings = &Correct Mappings…
menu-undo = &Undo
menu-redo = Re&do
menu-only-unmapped = Only Un&mapped, or Everything
menu-flow = &Flow
menu-gaps = &Gaps
menu-chart = C&hart
menu-problems = &Problems
menu-zoom = &Whole Screen
menu-collapse-all = &Collapse All
menu-expand-all = &Expand All
menu-hold = &Hold or Resume Automatic Imports
menu-reload = &Reload Tree
menu-sign-in = Si&gn In
menu-keys = &Keys
menu-about = &About
palette-title = Commands
palette-nothing = No command of this name is possible now.
check-title = Is everything working?
check-checking = Checking…
check-fine = Everything is working.
check-verdict = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}.
about-title = About
about-what = xlink brings what a telephone system knows into the queues of a workforce-management system.
about-service = The service answers (version { $version }, managed by { $manager }).
about-in-process = No service runs: this console does the work itself.
about-nobody = Nothing answers.
about-directory = Installation: { $directory }
about-licence = MIT or Apache-2.0
menu-activities = Acti&vities
menu-agents = &Unknown Agents
menu-log = &Log
check-title-problems = Warnings and errors
check-nothing-fits = Nothing fits here.
menu-backup = &Backup…
menu-restore = &Restore…
menu-service-install = &Install
menu-service-remove = Re&move
menu-service-start = &Start
menu-service-stop = S&top
menu-service-restart = &Restart
menu-service-register = Register &Channel
menu-service-status = Stat&us
menu-first-steps = &First Steps
