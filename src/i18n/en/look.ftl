# How the console looks and how the mouse and the clipboard work with it.

choice-theme = Theme
choice-language = Language
choice-hint = Tried while you move; Enter keeps it, Esc goes back.
theme-terminal = Terminal (its own 16 colours)
theme-dark = Dark
theme-light = Light
theme-high-contrast = High contrast
theme-none = No colours
menu-language = &Language…
menu-theme = &Theme…
menu-mouse = &Mouse On or Off
menu-copy = Cop&y
console-do-copy = copy the row
console-do-copy-all = copy all of it
console-do-mouse = mouse on or off
console-do-narrower = left tree narrower
console-do-wider = left tree wider
console-mouse-on = The mouse works here now; M gives it back to the terminal.
console-mouse-off = The mouse is the terminal's again: mark and copy as ever.
console-copied = Copied ({ $count ->
    [one] 1 character
   *[other] { $count } characters
}). Not in the clipboard? Mark the line below.
console-copy-too-long = Too long for a terminal's clipboard: nothing was copied.
console-nothing-to-copy = There is nothing to copy here.
console-not-remembered = Good until the console closes, but not remembered: { $why }
console-memory-fault = { $file } is passed over: { $why }
console-memory-broken = it is not what xlink wrote
console-memory-value = { $key } = { $value } is none of the choices
