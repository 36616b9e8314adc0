# The script editor.

editor-default = default script
editor-reading = Reading…
editor-create = Create
editor-test = Test
editor-ok = OK
editor-cancel = Cancel
editor-weekday = Sunday 1 … Saturday 7
editor-minutes = since midnight, 0 … 1439
editor-wrong-number = not a possible number
editor-fine-syntax = The syntax is right.
editor-error = Line { $line }, column { $column }: { $why }
editor-disagrees = The script has { $declared } parameters, but { $mapped } metrics are assigned.
editor-result = Result = { $result }, that is { $value } ({ $steps ->
        [one] 1 step
       *[other] { $steps } steps
    })
editor-bare = Nothing is assigned to this value type yet. To assign: Esc, Tab to the left tree, Enter on a value type there.
editor-failed = No result: { $why }
editor-saved = { $file } is saved as the script of { $name }.
editor-not-saved = Not saved: { $why }
editor-missing = { $file } is not there; OK writes it anew.
editor-close-title = Close the script
editor-close-text = What you typed is not saved yet. Close all the same?
editor-close-yes = Close without saving
editor-create-title = Create
editor-create-text = Put the default script in the place of this text? Nothing is saved before OK.
editor-create-yes = Replace the text
editor-conflict-title = Changed by somebody else
editor-conflict-text = { $file } was changed by somebody else since you opened it:
    { $changes }
    Overwrite it with your text?
editor-conflict-yes = Overwrite
