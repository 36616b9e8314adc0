import-day-of = day { $day } of { $days }
import-left = { $seconds ->
    [one] { $seconds } second left
   *[other] { $seconds } seconds left
}
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
