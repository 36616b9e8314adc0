# Assigning, the script editor, and what changes many mappings at once.

mapping-changed = acd_map.ini was changed meanwhile: “{ $line }” does not stand where it stood; nothing was changed
mapping-script-parameters = { $script } works with { $declared ->
        [one] 1 parameter
       *[other] { $declared } parameters
    }, but { $mapped ->
        [one] 1 value type is
       *[other] { $mapped } value types are
    } assigned: look at the script
mapping-do-mark = mark
mapping-do-mark-range = mark everything since the last mark
mapping-do-only-unmapped = show only what is not mapped, or everything
mapping-do-script = script of the value type
mapping-all-assigned = All of them are assigned already.
mapping-assigned = { $count ->
        [one] 1 assignment was
       *[other] { $count } assignments were
    } made.
mapping-remove-text = { $count ->
        [one] 1 line goes
       *[other] { $count } lines go
    } out of acd_map.ini; a dated copy of the file is kept, and u takes it back.
mapping-removed = { $count ->
        [one] 1 line was
       *[other] { $count } lines were
    } removed.
mapping-undone = Taken back: { $what }
mapping-redone = Done again: { $what }
mapping-nothing-to-undo = Nothing was done to the mappings since the console opened.
mapping-nothing-to-redo = Nothing was taken back.
mapping-shown-all = Everything is shown again.
mapping-shown-unmapped = Only what is not mapped is shown; o shows everything again.
mapping-only-unmapped = not mapped: { $count }
mapping-marked = { $count } marked
