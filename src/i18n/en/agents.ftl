# Agents and activities.

seen-title = Agents seen
seen-title-unknown = Unknown agents
seen-looking = Asking…
seen-count = { $count ->
    [one] 1 agent ID
   *[other] { $count } agent IDs
} seen, { $unknown } unknown
seen-unknown = unknown
seen-none = No agent data has come yet.
seen-nothing-fits = Nothing fits.
seen-unknown-hint = { $agent } came { $count ->
    [one] once
   *[other] { $number } times
} from { $system } and belongs to no employee: nothing of it is imported. Enter this ID at the employee on the WFM server; days that are imported afterwards include it.
seen-known-hint = { $agent } of { $system } is { $employee } on the WFM server.
activities-title = Activities
activities-no-external = (no external activity leads here)
activities-unseen = Named in the settings, not seen yet
activities-hint = Below each activity stand the external activities that lead to it. New ones belong to Present (1) until they are assigned on the WFM server; each leads to exactly one.
activities-no-catalog = The activities stand in the WFM server's catalogue, which was not read yet. Sign in first.
activities-none = The WFM server has no activities.
