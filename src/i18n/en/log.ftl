# The logs.

log-title = Logs
log-looking = Looking for logs…
log-none = There is no log yet.
log-reading = Reading…
log-empty = This log is empty.
log-nothing-fits = No line fits.
log-following = following
log-standing = not following
log-searching = searching…
log-only-hits = only hits
log-only-problems = only problems
log-set-aside = { $name } was begun anew; what stood in it was set aside as { $name }.1.
