# View > Gaps and View > Chart.

gaps-title = Gaps
gaps-context = In the gaps
gaps-range = { $first } to { $last }
gaps-weekdays = Mo Tu We Th Fr Sa Su
gaps-seeking = looking for the next gap…
gaps-nothing-mapped = No value type is mapped yet, so there are no days to look at. Map one on the main screen: select it on the right, then press Enter on a value type on the left.
gaps-no-catalog = The WFM's queues are not known yet, so there are no days to show.
gaps-no-more = There is no gap in these two weeks. PgUp shows the two weeks before.
gaps-complete = complete
gaps-missing = missing
gaps-rejected = rejected
gaps-pending = waiting
gaps-none = nothing
gaps-future = to come
gaps-of-future = this day has not begun
gaps-of-none = nothing is known of this day
gaps-of-complete = complete, { $ended ->
        [one] 1 interval
       *[other] { $ended } intervals
    }
gaps-of-missing = { $missing } of { $ended } intervals missing
gaps-of-rejected = { $rejected } rejected
gaps-of-pending = { $pending } waiting for the WFM
gaps-total = total { $total }
gaps-do-open = gaps of two weeks
gaps-do-earlier = a day earlier
gaps-do-later = a day later
gaps-do-weeks-earlier = two weeks earlier
gaps-do-weeks-later = two weeks later
gaps-do-day = day
gaps-do-import = import this day
chart-context = In the chart
chart-no-value-type = Select a value type of a queue on the right first.
chart-week-before = week before, { $day }
chart-mean = mean of { $count ->
        [one] 1 week
       *[other] { $count } weeks
    }
chart-unknown = not known
chart-per = per { $minutes } min
chart-so-far = so far
chart-whole-day = whole day
chart-difference = ({ $percent } %)
chart-do-open = chart
chart-do-against = other comparison
