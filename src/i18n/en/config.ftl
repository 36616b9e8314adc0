# init, config, map, passcode
init-made = made   { $path }
init-kept = kept   { $path } (it exists)
init-done = { $directory } is an installation now. Next: the address in isps.cfg, user and passcode in [DB] of isps_Ul.ini; `xlink check` says what is missing.
config-no-key = { $file } has no { $key } in [{ $section }]
config-no-file = { $file } is missing: `xlink init` makes it
config-no-login = expected NAME,0,user,passcode behind the equal sign
config-unknown-key = { $key } is no key that xlink knows; it is written all the same
saved-copy = The version before was kept as { $copy }
catalog-unknown = the WFM's queues are not known yet: they are read at the first connection (`xlink service start`, or any import)
wfm-none = { $file } names no WFM system
passcode-no-login = [DB] has no line to put a passcode into: add 1=NAME,0,user,<password from generator> to isps_Ul.ini
passcode-which = [DB] has several lines: name the WFM system, as in `xlink passcode --set WFM`
passcode-unknown = [DB] has no line for “{ $name }”
passcode-put = The passcode of { $name } stands in { $file } now
map-added = added { $line }
map-there = { $line } stands there already
map-removed = removed { $line }
map-none = there is no mapping { $what }
map-replaced = { $count ->
    [0] Nothing to replace
    [one] { $count } mapping changed
   *[other] { $count } mappings changed
}
map-no-left = “{ $left }” is neither WFM:parent:queue:valuetype nor queue name/value type name
map-no-name = no queue and value type are called “{ $left }”: `xlink queues` lists them
map-several = “{ $left }” is the name of several: { $several }
map-auto-proposed = { $count ->
    [0] No names match one to one
    [one] { $count } proposal; `{ $command }` adds it
   *[other] { $count } proposals; `{ $command }` adds them
}
map-auto-added = { $count ->
    [0] No names match one to one
    [one] { $count } mapping added
   *[other] { $count } mappings added
}
map-auto-similar = { $percent } % similar to { $name }
map-auto-beside = { $percent } % similar to { $name }, whose queue has other value types from here
map-auto-fed = look first: it is mapped to { $name } already
map-auto-twice = look first: it is proposed for { $name } as well
map-auto-rivals = look first: { $count ->
    [one] another one fits
   *[other] { $count } others fit
} as well
map-auto-doubtful = { $count ->
    [one] { $count } proposal needs a look first and was not added: `xlink map auto --similar` says why
   *[other] { $count } proposals need a look first and were not added: `xlink map auto --similar` says why
}
map-auto-unread = { $name } cannot be read: { $why }
config-save-edit = cannot set { $key } in [{ $section }]: { $why }
config-save-conflict = { $count ->
    [one] { $key } in [{ $section }] was changed by another program too: nothing was saved
   *[other] { $count } of the changed keys were changed by another program too, the first is { $key } in [{ $section }]: nothing was saved
}
config-finding = { $place }: { $text }
config-finding-hint = { $place }: { $text } ({ $hint })
config-wrong = { $text } ({ $hint })
mapping-exists = { $text } is mapped to that path already
mapping-not-readable = “{ $text }” cannot stand in a mapping line so that it is read back the same
mapping-left = “{ $text }” is not WFM:parent:queue:valuetype, three numbers behind the WFM system's name
config-choice = { $choice } ({ $meaning })
