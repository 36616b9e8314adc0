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

# Map by Name, Find and Replace, Correct Mappings.

mapping-context-ticks = In a list with ticks that does something with them
mapping-do-by-name = map by name
mapping-do-replace = find and replace in the mappings
mapping-do-apply = apply the ticked
mapping-do-only-exact = same names only
mapping-no-catalog = The WFM's queues are not known yet, so there is nothing to hold the mappings against.
mapping-no-source = No external system brings call data, so there is nothing to map.
mapping-no-mappings = acd_map.ini holds no mapping yet.
mapping-none-ticked = Nothing is ticked; the space bar ticks a row.
byname-title = Map by name
byname-title-exact = Map by name: same names only
byname-looking = Comparing the names…
byname-assigning = Assigning…
byname-count = Same names: { $exact }. Similar: { $similar }. Ticked: { $ticked }; Enter assigns them.
byname-none = Of the queues and value types that nothing is assigned to, no name is like one of an external system.
byname-nothing-fits = Nothing fits here.
byname-same = same
byname-why-same = The names are the same.
byname-why-similar = The names are { $percent } similar.
byname-why-beside = The queue's other value types come from here; the names are { $percent } similar.
replace-title = Find and replace in the paths
replace-find = Find:
replace-new = Replace with:
replace-in = In:
replace-in-path = the whole path
replace-in-system = the external system's name
replace-in-queue = the queue's name
replace-in-metric = the value type's name
replace-before = Before
replace-after = After
replace-reading = Reading acd_map.ini and the trees…
replace-changing = Changing…
replace-nothing-typed = Type what is to be replaced; every line that would change is shown here.
replace-same = Both texts are the same: nothing would change.
replace-none = This stands in no path.
replace-count = Lines that change: { $count }, ticked: { $ticked }.
replace-nowhere = With a warning: { $nowhere }.
replace-unknown = Tree not known: { $unknown }.
replace-line = { $name }, line { $line }
replace-there = The new path exists.
replace-no-metric = The external system has no such path.
replace-no-system = The new path names no external system.
replace-twice = The value type would have this path twice, and its values would count twice.
replace-unreadable = This cannot stand in acd_map.ini, so it cannot be ticked.
replace-no-tree = Whether it exists is not known: { $name } cannot be read: { $why }
replace-tree-unasked = Whether it exists is not known: the tree of its system was not read.
replace-done = { $count ->
        [one] 1 path was
       *[other] { $count } paths were
    } replaced.
correct-title = Correct mappings
correct-looking = Holding every mapping against the WFM's queues…
correct-correcting = Correcting…
correct-nothing = Every mapping names the right parent queue: there is nothing to correct.
correct-count = { $count ->
        [one] 1 mapping names
       *[other] { $count } mappings name
    } a parent queue that is not the right one any more:
correct-updated = { $name }: the parent is corrected
correct-removed = { $name }: removed, for it is mapped with the right parent as well
correct-valid = This valid mapping stays:
correct-go = Correct…
correct-close = Close
correct-ask = { $count ->
        [one] 1 mapping is
       *[other] { $count } mappings are
    } corrected in acd_map.ini. A dated copy of the file is kept.
correct-yes = Correct
correct-done = { $count ->
        [one] 1 mapping was
       *[other] { $count } mappings were
    } corrected.
correct-undo = These lines stand in isps_ul.log too. On the main screen, u takes the correction back.
correct-no-undo = These lines stand in isps_ul.log too. The file was changed elsewhere at the same moment; the dated copy is as it was before.
