import-day-of = day { $day } of { $days }
import-left = { $seconds ->
    [one] { $seconds } second left
   *[other] { $seconds } seconds left
}
import-done-day = Imported { $first } in { $seconds } s.
import-done-day-with-warnings = Imported { $first } in { $seconds } s, with warnings.
import-done = Imported { $first } to { $last } in { $seconds } s.
import-done-with-warnings = Imported { $first } to { $last } in { $seconds } s, with warnings.
import-cancelled = Cancelled after { $seconds } s; the days that were finished are kept.
import-failed = The import of { $first } to { $last } failed.
import-rows = Rows read: { $count }
import-rejected-rows = Rows rejected: { $count }
import-unmapped-rows = Rows of queues that are not mapped: { $count }
import-intervals = Intervals: { $count }
import-written = Values written: { $count }
import-unchanged = Values unchanged: { $count }
import-rejected-values = Values rejected: { $count }
import-agent-days = Agent days: { $count }
import-spans = Activities: { $count }
import-dropped-spans = Activities of no length, dropped: { $count }
import-unknown-agents = Agents that belong to no employee: { $count } (xlink agents --unknown)
import-unknown-queue = { $system }: the queue “{ $name }” is not in Groups ({ $count ->
    [one] { $count } row
   *[other] { $count } rows
})
import-waiting = Imported, { $values ->
    [one] { $values } value waits
   *[other] { $values } values wait
} in the outbox ({ $why }).
agents-unknown = unknown
import-coarse = “{ $name }” tells of { $minutes } minutes at once, the queue has intervals of { $length }: each value stands at its own start
import-coarse-hint = let the source export finer intervals, or give the queue longer ones
import-unknown-zone = the queue “{ $queue }” has the time zone “{ $zone }”, which this system does not know
import-unknown-zone-hint = give the queue an IANA time zone, such as Europe/Paris, on the WFM server
import-script-unread = the script { $file } cannot be read: { $why }
import-script-unread-hint = nothing is written for its value types until this is mended
import-script-wrong-hint = nothing is written for its value types until the script is mended
import-no-agent-data = no agent data of it was imported
import-ignored-spans = { $count ->
    [one] { $count } activity outside the limits of duration was ignored
   *[other] { $count } activities outside the limits of duration were ignored
}
import-records-twice = { $count ->
    [one] { $count } record lies in the hour that occurs twice: it counts in the first
   *[other] { $count } records lie in the hour that occurs twice: they count in the first
}
import-records-skipped = { $count ->
    [one] { $count } record lies in the hour that does not exist: it counts in the hour after
   *[other] { $count } records lie in the hour that does not exist: they count in the hour after
}
import-moved = imported and confirmed: moved to { $path }
import-deleted = imported and confirmed: deleted
import-stays = the file is imported and confirmed, but stays: { $why }
import-stays-hint = let this account move or delete files in the source folder
import-blocked = { $count ->
    [one] { $count } value type gets nothing, because this external system cannot be read
   *[other] { $count } value types get nothing, because this external system cannot be read
}
import-unmapped = none of its value types is mapped: it is not read
import-unmapped-hint = assign value types in the console, or with `xlink map`
import-unread-hint = nothing is written for the value types that need it
import-left-out = { $count ->
    [one] { $count } value type got nothing on { $day }: a system it needs could not be read
   *[other] { $count } value types got nothing on { $day }: a system they need could not be read
}
import-hour-twice = { $count ->
    [one] { $count } row lies in the hour that occurs twice: it counts in the first
   *[other] { $count } rows lie in the hour that occurs twice: they count in the first
}
import-hour-skipped = { $count ->
    [one] { $count } row lies in the hour that does not exist: it counts in the hour after
   *[other] { $count } rows lie in the hour that does not exist: they count in the hour after
}
import-fallen = { $count ->
    [one] { $count } value of { $day } fell below what earlier files told, which are gone since
   *[other] { $count } values of { $day } fell below what earlier files told, which are gone since
}
import-fallen-hint = if each file tells only what is new, set FilesAreIncrements=1 in the system's section
import-outbox-full = the outbox is full: the import pauses here, and the days left are caught up
import-outbox-hint = let the WFM server be reached again, or raise OutboxMaxSize in [General]
import-no-system = there is no external system “{ $name }”
import-no-system-hint = see `xlink tree` for the names
import-off = the external system is off: { $why }
import-growing = the file is still being written: it waits for the next import
import-duplicate = the file has the same content as { $other }: it counts once
import-file-unread = the file cannot be read: { $why }
